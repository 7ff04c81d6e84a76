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
    private static final int WORKDAYS = 5;
    private static final int WEEKEND = 2;

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
        LocalDate today = start.toLocalDate();
        ZonedDateTime at = at(rule, today, rule.workdays());
        return (at.isBefore(start) ? at(rule, today, rule.workdays() + 1) : at).toOffsetDateTime();
    }

    /** The time of a rule on the working day that is so many after a day, or after the Monday that follows a weekend. */
    private ZonedDateTime at(Settings.Due rule, LocalDate day, int workdays) {
        return day.plusDays(daysUntil(day.getDayOfWeek(), workdays))
                .atTime(rule.at())
                .atZone(settings.zone());
    }

    /**
     * How many days there are from a day of the week to the working day that is so many after it, or after the Monday that
     * follows a weekend.
     */
    private static int daysUntil(DayOfWeek from, int workdays) {
        int past = from.getValue() - DayOfWeek.MONDAY.getValue();
        int toMonday = past < WORKDAYS ? 0 : WORKDAYS + WEEKEND - past;
        int weekends = ((toMonday == 0 ? past : 0) + workdays) / WORKDAYS;
        return toMonday + workdays + weekends * WEEKEND;
    }
}
