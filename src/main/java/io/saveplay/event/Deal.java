package io.saveplay.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was to be bought.
 *
 * @param id the caller's id of the deal or subscription
 * @param amount total value, at least 0, in {@code currency}
 * @param currency ISO 4217 code; none means the currency of the ruleset
 * @param stakeholders how many people on the client's side have a say
 * @param meetings how many meetings were held
 * @param agreedOn the day of the client's yes
 * @param mission why the client wanted it, in feelings rather than logic
 * @param benefits what drew the client in
 * @param invokesRightToCancel whether the client invokes a legal right to cancel
 * @param rightToCancelUntil last day of that right
 */
public record Deal(
        String id,
        @Nullable String name,
        @Nullable Stage stage,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String product,
        @Nullable Integer stakeholders,
        @Nullable Integer meetings,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate agreedOn,
        @Nullable LocalDate decisionDueOn,
        @Nullable String mission,
        @Nullable List<String> benefits,
        @Nullable Boolean invokesRightToCancel,
        @Nullable LocalDate rightToCancelUntil) {

    public Deal {
        benefits = benefits == null ? null : List.copyOf(benefits);
    }

    /** How many benefits are on record; not known while the list is. */
    public @Nullable Integer benefitCount() {
        return benefits == null ? null : benefits.size();
    }
}
