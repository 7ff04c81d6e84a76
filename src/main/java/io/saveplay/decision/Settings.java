package io.saveplay.decision;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What {@code ruleset.yaml} sets.
 *
 * @param zone the time zone in which days are counted and due times are given
 * @param currency the currency in which rules give amounts, an ISO 4217 code
 * @param limits what one evaluation may cost
 * @param diagnosis how evidence becomes a diagnosis
 * @param qualification how criteria become a verdict
 * @param dueAfter how long after the event a play of some timing is due
 * @param dueOn on which working day a play of some other timing is due
 * @param cautions titles by id
 * @param lessons titles by id
 * @param policies what each policy says, by id
 */
public record Settings(
        ZoneId zone,
        String currency,
        Limits limits,
        Diagnosing diagnosis,
        Qualifying qualification,
        Map<Timing, Duration> dueAfter,
        Map<Timing, Due> dueOn,
        Map<String, String> cautions,
        Map<String, String> lessons,
        Map<String, String> policies) {

    /**
     * What one evaluation may cost.
     *
     * @param firings how often rules may fire for one event
     * @param deadline how long the rules may take for one event
     * @param whatIfs how many what-if evaluations the search for missing facts may make
     * @param counterfactuals how many changed events an explanation may decide
     * @param counterfactualTime how long it may take over them
     */
    public record Limits(
            int firings, Duration deadline, int whatIfs, int counterfactuals, Duration counterfactualTime) {}

    /**
     * How evidence becomes a diagnosis.
     *
     * @param likely the confidence from which a reason is likely, 0 to 1
     * @param concerns the reasons to ask about when nothing is known, likeliest first
     */
    public record Diagnosing(double likely, List<String> concerns) {}

    /**
     * How criteria become a verdict.
     *
     * @param pursue the score from which a client is pursued
     * @param release the score below which a client is released
     * @param known the share of all weight that must be known before any verdict, 0 to 1
     * @param required criteria that must all be met before a client is pursued; when none of them is, the client is
     *     released
     */
    public record Qualifying(int pursue, int release, double known, List<String> required) {}

    /**
     * A time of a working day.
     *
     * @param workdays working days after the day of the event
     * @param at the time of that day
     */
    public record Due(int workdays, LocalTime at) {}
}
