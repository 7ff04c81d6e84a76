package io.saveplay.text;

import io.saveplay.text.Reading.Reason;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A labelled text and what was read in it. Label and reading are compared by class: the family, with
 * {@code NOT_READY} counted as {@code INDECISION}, and one class for all that name no reason.
 *
 * @param first the first reason of the text, none when nothing was read or not surely enough
 */
public record Scored(Labelled.Row row, @Nullable Reason first) {
    /** The class of texts that name no reason. */
    public static final String NO_REASON = "NO_REASON";

    private static final Set<String> SILENT = Set.of(Labelled.NOT_CANCELLING, Labelled.UNKNOWN, Labelled.UNSTATED);

    /**
     * What a reading comes to.
     *
     * @param threshold weights below it count as nothing read, 0 to 1
     */
    static Scored of(Labelled.Row row, Reading reading, double threshold) {
        return new Scored(
                row,
                reading.reasons().stream()
                        .findFirst()
                        .filter(reason -> reason.weight() >= threshold)
                        .orElse(null));
    }

    /** The class of a code or a label. */
    static String classOf(String code) {
        String family = Reading.family(code);
        return SILENT.contains(family) ? NO_REASON : family.equals("NOT_READY") ? "INDECISION" : family;
    }

    /** The class that the label asks for. */
    public String wanted() {
        return classOf(row.label());
    }

    /** The class that was read. */
    public String read() {
        return first == null ? NO_REASON : classOf(first.family());
    }

    /** Whether what was read is what the label says. */
    public boolean strict() {
        return read().equals(wanted());
    }

    /** Whether what was read is what the label or an alternate says. */
    public boolean lenient() {
        return Stream.concat(Stream.of(row.label()), row.alternates().stream())
                .anyMatch(label -> classOf(label).equals(read()));
    }
}
