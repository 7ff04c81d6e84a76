package io.saveplay.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Days and times in the form in which almost all are written; there are other valid ones. */
final class Times {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** Up to 14 hours from UTC, within which every zone lies; a zone that is not known is written as minus zero. */
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?"
            + "(?:Z|(?!-00:00)[-+](?:0\\d|1[0-3]):[0-5]\\d|[-+]14:00)");

    private Times() {}

    /** The day that a text such as {@code 2026-03-02} names. */
    static LocalDate day(String text) {
        return read(DAY, text, LocalDate::parse);
    }

    /** The moment that a text such as {@code 2026-03-02T09:30:00.5+01:00} names. */
    static Instant moment(String text) {
        return read(MOMENT, text, OffsetDateTime::parse).toInstant();
    }

    private static <T> T read(Pattern form, String text, Function<String, T> parser) {
        if (!form.matcher(text).matches()) {
            throw new Shape.Unsure();
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new Shape.Unsure();
        }
    }
}
