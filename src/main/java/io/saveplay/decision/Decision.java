package io.saveplay.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.event.Channel;
import io.saveplay.event.Unread;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a cancellation event; its JSON form is {@code Decision} in {@code openapi.yaml}.
 *
 * @param id time-ordered (UUID version 7)
 * @param rulesVersion the short version of the ruleset that decided
 * @param recommendations best first, never empty
 * @param plan the recommended plays in the order in which to act
 * @param askFirst the missing facts that would change the top of the ranking most
 * @param wordsGone true once the words of the client are no longer kept ({@link Skeleton}), and else not there
 * @param explanation how the rules came to it; only when asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        UUID id,
        String eventId,
        String dealId,
        String clientId,
        Instant decidedAt,
        String rulesVersion,
        Diagnosed diagnosis,
        Fit qualification,
        List<Recommendation> recommendations,
        List<Ranking.Withheld> withheld,
        List<Step> plan,
        List<Advice> cautions,
        List<Advice> lessons,
        List<Question> askFirst,
        @Nullable Boolean wordsGone,
        @Nullable Explanation explanation) {

    /**
     * The diagnosis, as an answer shows it.
     *
     * @param unread what of the event's words was not read; none where all of it was
     */
    public record Diagnosed(
            Nature nature,
            List<Diagnosis.Reason> reasons,
            @Nullable List<Unread> unread) {}

    /**
     * A play to make.
     *
     * @param rank from 1
     * @param dueBy in the ruleset's time zone
     * @param because what speaks for it, strongest first
     * @param receipt adds up to the score
     */
    public record Recommendation(
            int rank,
            String play,
            String title,
            PlayKind kind,
            Timing timing,
            OffsetDateTime dueBy,
            List<Channel> channels,
            int effort,
            int score,
            List<String> because,
            List<Receipt> receipt,
            Spoken talkTrack,
            List<String> guidance) {

        /** What rules added to the base points or took away, without what was learned. */
        public int ruled() {
            return receipt.stream()
                    .skip(1)
                    .filter(part -> !part.rule().equals(Ranking.LEARNED))
                    .mapToInt(Receipt::points)
                    .sum();
        }
    }

    /** A part of a score. */
    public record Receipt(int points, String because, String rule, List<String> guidance) {}

    /** A talk track with its placeholders filled. */
    public record Spoken(List<String> say, List<String> avoid) {}

    /** What to do at one time, in order. */
    public record Step(Timing timing, List<String> plays) {}

    /** A caution or a lesson. */
    public record Advice(String id, String title, String because, List<String> guidance) {}

    /** A missing fact, and how to ask for it. */
    public record Question(String field, String question, String because) {}

    /**
     * How the rules came to a decision.
     *
     * @param trace every rule that fired, layer by layer
     * @param whyNot why plays are not recommended; every such play, or the one that was asked for
     * @param whatIf what would have changed the answer; only when asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Explanation(
            List<Fired> trace,
            List<WhyNot> whyNot,
            @Nullable Counterfactual whatIf) {}

    /**
     * A rule that fired.
     *
     * @param title what the rule says of itself
     * @param from what made it fire
     * @param concluded what it concluded
     */
    public record Fired(String layer, String rule, String title, List<String> from, String concluded) {}

    /** The same decision with an explanation. */
    public Decision explained(Explanation how) {
        return with(how);
    }

    /** The same decision without an explanation. */
    public Decision unexplained() {
        return with(null);
    }

    private Decision with(@Nullable Explanation how) {
        return new Decision(
                id,
                eventId,
                dealId,
                clientId,
                decidedAt,
                rulesVersion,
                diagnosis,
                qualification,
                recommendations,
                withheld,
                plan,
                cautions,
                lessons,
                askFirst,
                wordsGone,
                how);
    }
}
