package io.saveplay.decision;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;

/** When something is due, in the ruleset's time zone. Saturdays and Sundays are no working days. */
final class Calendar {
    private final Settings settings;

    Calendar(Settings settings) {
        this.settings = settings;
    }

    /** When what an event calls for is due, for an event of some time. */
    Due from(Instant occurredAt) {
        return new Due(occurredAt.atZone(settings.zone()));
    }

    /** When plays are due for one event: plays of the same timing at the same time. */
    final class Due {
        private final ZonedDateTime start;
        private final Map<Timing, OffsetDateTime> byTiming = new EnumMap<>(Timing.class);

        private Due(ZonedDateTime start) {
            this.start = start;
        }

        /** When a play of some timing is due. A time of day that has passed moves on to the next working day. */
        OffsetDateTime by(Timing timing) {
            return byTiming.computeIfAbsent(timing, one -> dueBy(one, start));
        }
    }

    private OffsetDateTime dueBy(Timing timing, ZonedDateTime start) {
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
