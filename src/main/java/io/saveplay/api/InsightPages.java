package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.decision.Verdict;
import io.saveplay.journal.Comparison;
import io.saveplay.journal.Insights;
import io.saveplay.journal.Insights.Answer;
import io.saveplay.text.Finding;
import io.saveplay.text.Reading;
import io.saveplay.text.TextReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Insights as they are answered. */
final class InsightPages {
    private InsightPages() {}

    /** How often each reason was found. */
    record Reasons(Instant from, Instant to, long decisions, List<Reason> reasons) {

        /** One reason. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Reason(
                String code, @Nullable String parent, long decisions, long strongest, Map<Verdict, Long> verdicts) {}

        static Reasons of(Answer<List<Insights.OfReason>> answer) {
            return new Reasons(
                    answer.period().from(),
                    answer.period().to(),
                    answer.decisions(),
                    answer.found().stream()
                            .map(one -> new Reason(
                                    one.code(), one.family(), one.decisions(), one.strongest(), one.verdicts()))
                            .toList());
        }
    }

    /** How each play does. */
    record Plays(Instant from, Instant to, long decisions, List<Play> plays) {

        /** One play. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Play(
                String play,
                long recommended,
                long onTop,
                long withheld,
                long tried,
                long saved,
                @Nullable Double rate) {}

        static Plays of(Answer<List<Insights.OfPlay>> answer) {
            return new Plays(
                    answer.period().from(),
                    answer.period().to(),
                    answer.decisions(),
                    answer.found().stream()
                            .map(one -> new Play(
                                    one.play(),
                                    one.recommended(),
                                    one.onTop(),
                                    one.withheld(),
                                    one.tried(),
                                    one.saved(),
                                    one.rate()))
                            .toList());
        }
    }

    /** Stated reasons that no rule understood. */
    record Unmapped(Instant from, Instant to, long decisions, List<Stated> unmapped) {

        private static final int MOST_CANDIDATES = 3;
        /** So long it may take to read them; a thousand texts take half a minute by their meaning. */
        private static final Duration MOST_TIME = Duration.ofSeconds(2);

        /** One of them, and what may be in it. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Stated(
                String statedReason,
                long decisions,
                UUID latestDecisionId,
                @Nullable String unread,
                @Nullable List<Candidate> candidates) {

            private static Stated of(Insights.Unmapped one, @Nullable TextReader texts) {
                String text = one.statedReason();
                if (texts == null) {
                    return new Stated(text, one.decisions(), one.latest(), null, null);
                }
                return new Stated(
                        text,
                        one.decisions(),
                        one.latest(),
                        texts.read(text).unread().stream()
                                .max(Comparator.comparingInt(part -> part.end() - part.start()))
                                .map(Reading.Unread::because)
                                .orElse(null),
                        texts.candidates(text).stream()
                                .limit(MOST_CANDIDATES)
                                .map(Candidate::of)
                                .toList());
            }
        }

        /** A reason that may be in it. */
        record Candidate(String reason, double weight) {
            private static Candidate of(Finding found) {
                return new Candidate(found.reason(), Math.round(found.weight() * 100) / 100.0);
            }
        }

        static Unmapped of(Answer<List<Insights.Unmapped>> answer, @Nullable TextReader texts, Clock clock) {
            Instant end = clock.instant().plus(MOST_TIME);
            return new Unmapped(
                    answer.period().from(),
                    answer.period().to(),
                    answer.decisions(),
                    answer.found().stream()
                            .map(one -> Stated.of(one, clock.instant().isBefore(end) ? texts : null))
                            .toList());
        }
    }

    /** Decisions that recommend no play that saves. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Uncovered(
            Instant from,
            Instant to,
            long decisions,
            long uncovered,
            @Nullable Double share,
            List<Group> groups) {

        /** Those of one stage and family. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Group(@Nullable String stage, String family, long decisions, double share) {}

        static Uncovered of(Answer<List<Insights.Uncovered>> answer) {
            long all = answer.found().stream()
                    .mapToLong(Insights.Uncovered::decisions)
                    .sum();
            return new Uncovered(
                    answer.period().from(),
                    answer.period().to(),
                    answer.decisions(),
                    all,
                    answer.decisions() == 0 ? null : (double) all / answer.decisions(),
                    answer.found().stream()
                            .map(one -> new Group(
                                    one.stage(), one.family(), one.decisions(), (double) one.decisions() / all))
                            .toList());
        }
    }

    /** What it is worth to learn. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Learned(
            Instant from,
            Instant to,
            long decisions,
            Rate learned,
            Rate heldOut,
            @Nullable Difference difference) {

        /** How often decisions ended in a save. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Rate(int decisions, int saved, @Nullable Double rate, Interval interval) {
            static Rate of(Comparison.Rate rate) {
                return new Rate(rate.n(), rate.saved(), rate.rate(), new Interval(rate.low(), rate.high()));
            }
        }

        /** By how much the rates differ. */
        record Difference(double estimate, Interval interval) {
            static @Nullable Difference of(Comparison.@Nullable Difference difference) {
                return difference == null
                        ? null
                        : new Difference(difference.estimate(), new Interval(difference.low(), difference.high()));
            }
        }

        /** Where the truth is with 95 percent confidence. */
        record Interval(double low, double high) {}

        static Learned of(Answer<Comparison> answer) {
            return new Learned(
                    answer.period().from(),
                    answer.period().to(),
                    answer.decisions(),
                    Rate.of(answer.found().with()),
                    Rate.of(answer.found().without()),
                    Difference.of(answer.found().difference()));
        }
    }
}
