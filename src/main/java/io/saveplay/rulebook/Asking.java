package io.saveplay.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question with the values that its answer may have, in the form in which they are tried.
 *
 * @param chance how likely the answer is to be any of them
 */
record Asking(String field, String question, EventField place, List<Try> tries, double chance) {
    /** Those first that could change most. */
    static final Comparator<Asking> LIKELIEST =
            Comparator.comparingDouble(Asking::chance).reversed().thenComparing(Asking::field);

    private static final Pattern PERIOD = Pattern.compile("[-+]?P\\d+[DWMY]");

    /**
     * A value to try.
     *
     * @param fixed the value; none where it is a day that is counted from the event's
     * @param counted the value for an event of a day, where it is counted
     * @param words as the table has it
     */
    record Try(@Nullable Object fixed, @Nullable Function<LocalDate, Object> counted, String words, double chance) {
        static Try of(String field, EventField place, Tables.Try attempt) {
            JsonNode value = attempt.value();
            String words = value.isTextual() ? value.asText() : value.toString();
            Period after = value.isTextual() && PERIOD.matcher(words).matches() ? Period.parse(words) : null;
            Object first = place.value(
                            after == null
                                    ? value
                                    : TextNode.valueOf(
                                            LocalDate.EPOCH.plus(after).toString()))
                    .orElseThrow(() ->
                            new IllegalArgumentException("`" + field + "` cannot have the value `" + words + "`"));
            if (after == null) {
                return new Try(first, null, words, attempt.chance());
            }
            boolean text = first instanceof String;
            return new Try(
                    null, today -> text ? today.plus(after).toString() : today.plus(after), words, attempt.chance());
        }

        /** The value for an event of a day; {@code P5D} stands for the fifth after it. */
        Object value(LocalDate today) {
            return counted != null ? counted.apply(today) : Objects.requireNonNull(fixed, "one of them is there");
        }
    }

    /**
     * A question of the table.
     *
     * @throws IllegalArgumentException when it asks for what no event has, or tries a value that cannot be; in words for
     *     whoever wrote it
     */
    static Asking of(Tables.Question question) {
        EventField place = new EventField(question.field());
        List<Try> tries = question.tries().stream()
                .map(attempt -> Try.of(question.field(), place, attempt))
                .toList();
        double chance = tries.stream().mapToDouble(Try::chance).sum();
        return new Asking(question.field(), question.question(), place, tries, chance);
    }
}
