package io.saveplay.explain;

import io.saveplay.decision.Met;
import io.saveplay.decision.Nature;
import io.saveplay.decision.Taxonomy;
import io.saveplay.decision.Verdict;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values are shown in a sentence. */
final class Shown {
    private static final int MOST = 48;

    private Shown() {}

    /** A value; text and constants in backticks, as they stand in an event. */
    static String value(@Nullable Object value) {
        if (value == null) {
            return "not known";
        }
        if (value instanceof Verdict verdict) {
            return "`" + verdict + "` (" + Meaning.of(verdict) + ")";
        }
        if (value instanceof Nature nature) {
            return "`" + nature + "` (" + Meaning.of(nature) + ")";
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Number number) {
            return number.doubleValue() == number.longValue() ? String.valueOf(number.longValue()) : number.toString();
        }
        if (value instanceof Collection<?> list) {
            return list.isEmpty() ? "empty" : list.stream().map(Shown::value).collect(Collectors.joining(", "));
        }
        return "`" + cut(String.valueOf(value)) + "`";
    }

    /** Text that is not too long for a sentence. */
    static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return text.substring(0, end) + "…";
    }

    /** Whether a criterion is met. */
    static String words(Met met) {
        return switch (met) {
            case YES -> "met";
            case NO -> "not met";
            case UNKNOWN -> "not known";
        };
    }

    /** A reason's code with what it means. */
    static String reason(Taxonomy taxonomy, String code) {
        Taxonomy.Entry entry = taxonomy.entries().get(code);
        return entry == null ? "`" + code + "`" : "`" + code + "` (" + lower(entry.title()) + ")";
    }

    /** Names as {@code a, b or c}. */
    static String either(List<String> names, String last) {
        int end = names.size() - 1;
        return end < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, end)) + " " + last + " " + names.get(end);
    }

    /** A title within a sentence. */
    static String lower(String title) {
        boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return word ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) : title;
    }
}
