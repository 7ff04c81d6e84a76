package io.saveplay.journal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is counted of decisions: row by row, and by the hour. There is one definition of what a row counts, so
 * that an hour that was counted and one that is counted now cannot differ.
 *
 * @param table of the hours
 * @param keys what is counted apart
 * @param counts the numbers
 * @param rows the query of keys and counts, row by row; to be filled in are one more column and the condition on
 *     {@code d.id}
 */
record Tally(String table, List<String> keys, List<String> counts, String rows) {
    static final Tally TOTAL = new Tally(
            "hour_total", List.of(), List.of("decisions"), "select 1 as decisions, %s from decision d where %s");

    static final Tally REASONS = new Tally(
            "hour_reason",
            List.of("code"),
            List.of("decisions", "strongest", "pursue", "nurture", "release", "unknown"),
            """
            select code, 1 as decisions, (code in (d.reasons[1], d.family))::int as strongest,
              (d.verdict = 'PURSUE')::int as pursue, (d.verdict = 'NURTURE')::int as nurture,
              (d.verdict = 'RELEASE')::int as release, (d.verdict = 'UNKNOWN')::int as unknown, %s
            from decision d cross join unnest(d.reasons) as code where %s""");

    static final Tally PLAYS =
            new Tally("hour_play", List.of("play"), List.of("recommended", "on_top", "withheld"), """
            select p.*, %s from decision d cross join lateral (
              select play, 1 as recommended, (place = 1)::int as on_top, 0 as withheld
              from unnest(d.plays) with ordinality as u (play, place)
              union all select play, 0, 0, 1 from unnest(d.withheld) as play) p
            where %s""");

    static final Tally UNCOVERED = new Tally("hour_uncovered", List.of("stage", "family"), List.of("decisions"), """
            select coalesce(d.stage, '') as stage, d.family, 1 as decisions, %s
            from decision d where not d.saves and %s""");

    /** Counted by whoever writes results. */
    static final Tally RESULTS = new Tally("hour_result", List.of("play"), List.of("tried", "saved"), """
            select d.play, 1 as tried, (d.result in ('SAVED', 'RETURNED'))::int as saved, %s
            from (select decision_id as id, play, result from play_result) d
            where d.result <> 'NOT_TRIED' and %s""");

    /** Counted by whoever writes results. */
    static final Tally LEARNED = new Tally("hour_learned", List.of("held_out"), List.of("tried", "saved"), """
            select d.held_out, 1 as tried, d.saved, %s
            from (
              select r.decision_id as id, d.held_out, max((r.result in ('SAVED', 'RETURNED'))::int) as saved
              from play_result r join decision d on d.id = r.decision_id
              where d.learned and r.result <> 'NOT_TRIED' group by r.decision_id, d.held_out) d
            where %s""");

    /** What is counted in the background. */
    static final List<Tally> OF_DECISIONS = List.of(TOTAL, REASONS, PLAYS, UNCOVERED);

    /** From the first id to before the second. */
    static final String OF_RANGE = "d.id >= :from and d.id < :to";

    static final String OF_IDS = "d.id = any(:ids)";

    // INVARIANT: an id holds the very millisecond of decided_at (Decider.Moment).
    private static final String HOUR = "date_trunc('hour', d.decided_at, 'UTC') as hour";

    /** Adds what decisions count to the hours in which they were made. */
    String adding(String which) {
        return "insert into %s as t (%s) select %s from (%s) d group by %s on conflict (%s) do update set %s"
                .formatted(
                        table,
                        list(hourAndKeys(), counts),
                        list(hourAndKeys(), sums()),
                        rows.formatted(HOUR, which),
                        list(hourAndKeys(), List.of()),
                        list(hourAndKeys(), List.of()),
                        list(more(), List.of()));
    }

    /** Adds something that was counted elsewhere to an hour. */
    String addingOne() {
        return "insert into %s as t (%s) values (:%s) on conflict (%s) do update set %s"
                .formatted(
                        table,
                        list(hourAndKeys(), counts),
                        list(hourAndKeys(), counts).replace(", ", ", :"),
                        list(hourAndKeys(), List.of()),
                        list(more(), List.of()));
    }

    /** Everything that was counted in the {@link Pieces} of a range. */
    String reading() {
        String columns = list(keys, counts);
        return """
                select %s from (
                select %s from %s where hour >= :firstHour and hour < :endHour
                union all
                select %s from (%s) d
                union all
                select %s from (%s) d) d%s""".formatted(
                        list(keys, sums()),
                        columns,
                        table,
                        columns,
                        rows.formatted("1", "d.id >= :head and d.id < :headEnd"),
                        columns,
                        rows.formatted("1", "d.id >= :tail and d.id < :tailEnd"),
                        keys.isEmpty() ? "" : " group by " + list(keys, List.of()));
    }

    private List<String> hourAndKeys() {
        return Stream.concat(Stream.of("hour"), keys.stream()).toList();
    }

    private List<String> sums() {
        return counts.stream()
                .map(count -> "coalesce(sum(" + count + "), 0) as " + count)
                .toList();
    }

    private List<String> more() {
        return counts.stream()
                .map(count -> count + " = t." + count + " + excluded." + count)
                .toList();
    }

    private static String list(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.joining(", "));
    }
}
