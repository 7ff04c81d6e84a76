package io.saveplay.explain;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Printer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the fields of facts are called when one speaks of an event. */
final class Names {
    /** What is worked out of an event, or of what rules concluded, and what it is called. */
    private static final Map<String, String> WORKED_OUT = Map.ofEntries(
            Map.entry("Deal.benefitCount", "the number of `deal.benefits`"),
            Map.entry("Client.grievanceCount", "the number of `client.grievances`"),
            Map.entry("Client.answerCount", "the number of `client.answers`"),
            Map.entry("Conversation.spoken", "a word of the client's own (`statedReason` or `concerns`)"),
            Map.entry("Timeline.daysToYes", "the time from `deal.openedOn` to `deal.agreedOn` in days"),
            Map.entry("Timeline.daysSinceYes", "the time since `deal.agreedOn` in days"),
            Map.entry("Timeline.daysUntilDecision", "the time to `deal.decisionDueOn` in days"),
            Map.entry("Timeline.daysLeftToCancel", "the time to `deal.rightToCancelUntil` in days"),
            Map.entry("CommonGround.sharedCount", "the number of values that both sides name"),
            Map.entry("CommonGround.sharedValues", "what both sides stand for"),
            Map.entry("Fit.verdict", "the verdict on the client"),
            Map.entry("Fit.score", "the client's score"),
            Map.entry("Diagnosis.nature", "the nature of the back-out"),
            Map.entry("Diagnosis.main", "the strongest reason"),
            Map.entry("Diagnosis.likely", "the likely reasons"),
            Map.entry("Diagnosis.possible", "the possible reasons"),
            Map.entry("Mention.reason", "the reason that is named"),
            Map.entry("Mention.how", "the place where the reason was read"),
            Map.entry("Mention.weight", "the weight of what was read"),
            Map.entry("Mention.quote", "what was read"),
            Map.entry("Mention.field", "the field in which the reason was read"),
            Map.entry("Mention.start", "where it starts in its field"),
            Map.entry("Mention.end", "where it ends in its field"),
            Map.entry("Mention.example", "the example that it is much the same as"),
            Map.entry("Concern.reason", "the reason of the concern"),
            Map.entry("Concern.text", "the text of the concern"),
            Map.entry("Concern.resolved", "the concern's `resolved`"),
            Map.entry("Story.verified", "the story's `verified`"));

    private Names() {}

    /**
     * What a part of a constraint is called.
     *
     * @param path the event's field, where it is one
     */
    record Named(String words, @Nullable String path) {}

    /** What a part of a constraint of a fact is called. */
    static Named of(Class<?> fact, Expression expression) {
        if (expression instanceof Expression.Name name) {
            return field(fact.getSimpleName(), name.name(), name.name());
        }
        if (expression instanceof Expression.Index index
                && index.target() instanceof Expression.Name target
                && Conditions.text(index.key()).isPresent()) {
            String key = Conditions.text(index.key()).orElseThrow();
            return field(fact.getSimpleName(), target.name(), target.name() + "." + key);
        }
        Optional<String> other = ofOther(expression);
        if (other.isPresent()) {
            return new Named(other.get(), null);
        }
        return new Named("`" + Printer.print(expression) + "`", null);
    }

    /** A field of a fact that the rule named before, such as {@code $mention.how}. */
    private static Optional<String> ofOther(Expression expression) {
        Expression target = expression instanceof Expression.Member member
                ? member.target()
                : expression instanceof Expression.Call call && call.arguments().isEmpty() ? call.target() : null;
        String field = expression instanceof Expression.Member member
                ? member.name()
                : expression instanceof Expression.Call call ? call.name() : "";
        if (!(target instanceof Expression.Name name) || !name.name().startsWith("$")) {
            return Optional.empty();
        }
        String of = name.name().substring(1);
        String fact = of.isEmpty() ? of : Character.toUpperCase(of.charAt(0)) + of.substring(1);
        return Optional.of(
                WORKED_OUT.getOrDefault(fact + "." + field, "`" + field + "` of the " + of.replace('_', ' ')));
    }

    private static Named field(String fact, String field, String path) {
        String words = WORKED_OUT.get(fact + "." + field);
        if (words != null) {
            return new Named(words, null);
        }
        return switch (fact) {
            case "Deal", "Client", "Seller" -> {
                String whole = fact.toLowerCase(java.util.Locale.ROOT) + "." + path;
                yield new Named("`" + whole + "`", whole);
            }
            case "Conversation" -> new Named("`" + path + "`", path);
            default -> new Named("`" + path + "`", null);
        };
    }
}
