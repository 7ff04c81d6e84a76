package io.saveplay.decision;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** When something is due, in the ruleset's time zone. Saturdays and Sundays are no working days. */
final class Calendar {
    private final Settings settings;

    Calendar(Settings settings) {
        this.settings = settings;
    }

    /**
     * When a play of some timing is due, for an event of some time. A time of day that has passed moves on to the next
     * working day.
     */
    OffsetDateTime dueBy(Timing timing, Instant occurredAt) {
        ZonedDateTime start = occurredAt.atZone(settings.zone());
        Duration after = settings.dueAfter().get(timing);
        if (after != null) {
            return start.plus(after).toOffsetDateTime();
        }
        Settings.Due rule = settings.dueOn().get(timing);
        if (rule == null) {
            throw new IllegalStateException("no due time for " + timing);
        }
        LocalDate day = workday(start.toLocalDate());
        for (int i = 0; i < rule.workdays(); i++) {
            day = workday(day.plusDays(1));
        }
        ZonedDateTime at = day.atTime(rule.at()).atZone(settings.zone());
        if (at.isBefore(start)) {
            at = workday(day.plusDays(1)).atTime(rule.at()).atZone(settings.zone());
        }
        return at.toOffsetDateTime();
    }

    private static LocalDate workday(LocalDate day) {
        LocalDate next = day;
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
