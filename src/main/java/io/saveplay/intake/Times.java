package io.saveplay.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Days and times in the form in which almost all are written; the formatters of the JDK know all forms, at a price. */
final class Times {
    private static final int DAY = 10;
    private static final int TIME = 19;
    private static final int MOST_FRACTION = 9;

    /** Every zone there is lies within it; the JDK's own limit is further out. */
    private static final int MOST_OFFSET_HOURS = 14;

    private Times() {}

    /** The day that a text such as {@code 2026-03-02} names. */
    static LocalDate day(String text) {
        if (text.length() != DAY) {
            throw new Shape.Unsure();
        }
        return date(text);
    }

    /** The moment that a text such as {@code 2026-03-02T09:30:00.5+01:00} names. */
    static Instant moment(String text) {
        if (text.length() <= TIME) {
            throw new Shape.Unsure();
        }
        mark(text, DAY, 'T');
        mark(text, 13, ':');
        mark(text, 16, ':');
        long seconds = date(text).toEpochDay() * 86_400
                + below(24, text, 11) * 3_600L
                + below(60, text, 14) * 60L
                + below(60, text, 17);
        int at = TIME;
        int nanos = 0;
        if (text.charAt(at) == '.') {
            int end = at + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            int digits = end - at - 1;
            if (digits == 0 || digits > MOST_FRACTION) {
                throw new Shape.Unsure();
            }
            nanos = number(text, at + 1, digits);
            for (int i = digits; i < MOST_FRACTION; i++) {
                nanos *= 10;
            }
            at = end;
        }
        return Instant.ofEpochSecond(seconds - offset(text, at), nanos);
    }

    /** The seconds by which a time that ends so is ahead of UTC. */
    private static int offset(String text, int at) {
        if (text.length() == at + 1) {
            mark(text, at, 'Z');
            return 0;
        }
        if (text.length() != at + 6) {
            throw new Shape.Unsure();
        }
        mark(text, at + 3, ':');
        int offset = below(MOST_OFFSET_HOURS + 1, text, at + 1) * 3_600 + below(60, text, at + 4) * 60;
        if (text.charAt(at) == '+') {
            return offset;
        }
        // A zone that is not known is written as minus zero.
        if (text.charAt(at) != '-' || offset == 0) {
            throw new Shape.Unsure();
        }
        return -offset;
    }

    private static LocalDate date(String text) {
        mark(text, 4, '-');
        mark(text, 7, '-');
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
        } catch (DateTimeException e) {
            throw new Shape.Unsure();
        }
    }

    private static int below(int end, String text, int at) {
        int number = number(text, at, 2);
        if (number >= end) {
            throw new Shape.Unsure();
        }
        return number;
    }

    private static int number(String text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            if (!isDigit(text.charAt(i))) {
                throw new Shape.Unsure();
            }
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void mark(String text, int at, char mark) {
        if (text.charAt(at) != mark) {
            throw new Shape.Unsure();
        }
    }
}
