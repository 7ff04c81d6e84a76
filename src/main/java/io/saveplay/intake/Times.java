package io.saveplay.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Days and times in the form in which almost all are written; there are other valid ones. Read by hand, since the JDK's
 * own parser took half of the time in which an event was read.
 */
final class Times {
    private static final int DAY = 10;
    private static final int SECONDS = 19;
    private static final int OFFSET = 6;
    private static final int NANOS = 9;

    private Times() {}

    /** The day that a text such as {@code 2026-03-02} names. */
    static LocalDate day(String text) {
        if (text.length() != DAY) {
            throw new Shape.Unsure();
        }
        try {
            return dayOf(text);
        } catch (DateTimeException e) {
            throw new Shape.Unsure();
        }
    }

    /** The moment that a text such as {@code 2026-03-02T09:30:00.5+01:00} names. */
    static Instant moment(String text) {
        int end = text.endsWith("Z") ? text.length() - 1 : text.length() - OFFSET;
        if (end < SECONDS) {
            throw new Shape.Unsure();
        }
        try {
            LocalDate day = dayOf(text);
            expect(text, DAY, 'T');
            expect(text, 13, ':');
            expect(text, 16, ':');
            LocalTime time = LocalTime.of(
                    digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, SECONDS), nanos(text, end));
            return day.atTime(time).toInstant(offset(text, end));
        } catch (DateTimeException e) {
            throw new Shape.Unsure();
        }
    }

    private static LocalDate dayOf(String text) {
        expect(text, 4, '-');
        expect(text, 7, '-');
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, DAY));
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS) {
            return 0;
        }
        expect(text, SECONDS, '.');
        int digits = end - SECONDS - 1;
        if (digits < 1 || digits > NANOS) {
            throw new Shape.Unsure();
        }
        int nanos = digits(text, SECONDS + 1, end);
        for (int i = digits; i < NANOS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Up to 14 hours from UTC, within which every zone lies; a zone that is not known is written as minus zero. */
    private static ZoneOffset offset(String text, int end) {
        if (end == text.length() - 1) {
            return ZoneOffset.UTC;
        }
        expect(text, end + 3, ':');
        int past = digits(text, end + 4, end + OFFSET);
        int minutes = digits(text, end + 1, end + 3) * 60 + past;
        boolean west = text.charAt(end) == '-';
        boolean known = west ? minutes > 0 : text.charAt(end) == '+';
        if (!known || past > 59 || minutes > 14 * 60) {
            throw new Shape.Unsure();
        }
        return ZoneOffset.ofTotalSeconds(60 * (west ? -minutes : minutes));
    }

    private static void expect(String text, int at, char mark) {
        if (text.charAt(at) != mark) {
            throw new Shape.Unsure();
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new Shape.Unsure();
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
