package io.saveplay.event;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The dates of an event as whole days, counted in the ruleset's time zone, so that rules compare numbers.
 *
 * @param daysToYes days from opening the deal to the client's yes
 * @param daysSinceYes days from the yes to the event
 * @param daysUntilDecision days from the event to the day on which the client wanted to decide; negative once past
 * @param daysLeftToCancel days from the event to the last day of the right to cancel; negative once past
 */
public record Timeline(
        @Nullable Integer daysToYes,
        @Nullable Integer daysSinceYes,
        @Nullable Integer daysUntilDecision,
        @Nullable Integer daysLeftToCancel) {

    /** The timeline of an event whose days are counted in {@code zone}. */
    static Timeline of(CancellationEvent event, ZoneId zone) {
        LocalDate today = event.occurredAt().atZone(zone).toLocalDate();
        Deal deal = event.deal();
        return new Timeline(
                days(deal.openedOn(), deal.agreedOn()),
                days(deal.agreedOn(), today),
                days(today, deal.decisionDueOn()),
                days(today, deal.rightToCancelUntil()));
    }

    private static @Nullable Integer days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : (int) ChronoUnit.DAYS.between(from, to);
    }
}
