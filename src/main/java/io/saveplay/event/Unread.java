package io.saveplay.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingInt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an event's words that was not read.
 *
 * @param field the path of the field: {@code statedReason}, {@code notes} or {@code concerns[1].text}
 * @param start where it starts in the field's text, in UTF-16 code units from 0
 * @param end where it ends, exclusive
 * @param because why, in words: {@code looks like Swedish}
 */
public record Unread(String field, int start, int end, String because) {
    private static final Pattern CONCERN = Pattern.compile("concerns\\[(\\d{1,9})]\\.text");

    private record Kind(String field, String because) {}

    /** All of it in words, each field and why once: {@code the notes, 214 characters (looks like Swedish)}. */
    public static String inWords(Collection<Unread> parts) {
        Map<Kind, Integer> lengths = parts.stream()
                .collect(groupingBy(
                        part -> new Kind(part.field(), part.because()),
                        LinkedHashMap::new,
                        summingInt(part -> part.end() - part.start())));
        return lengths.entrySet().stream()
                .map(one -> named(one.getKey().field()) + ", " + characters(one.getValue()) + " ("
                        + one.getKey().because() + ")")
                .collect(joining("; "));
    }

    private static String characters(int count) {
        return count == 1 ? "1 character" : count + " characters";
    }

    private static String named(String field) {
        Matcher concern = CONCERN.matcher(field);
        if (concern.matches()) {
            return "concern " + (Integer.parseInt(concern.group(1)) + 1);
        }
        return switch (field) {
            case "statedReason" -> "the stated reason";
            case "notes" -> "the notes";
            default -> field;
        };
    }
}
