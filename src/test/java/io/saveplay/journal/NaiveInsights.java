package io.saveplay.journal;

import io.saveplay.decision.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Insights by reading every row, as somebody would write it who need not be quick. */
final class NaiveInsights {
    private final Handle handle;

    NaiveInsights(Handle handle, Period period) {
        this.handle = handle;
        handle.execute("drop table if exists near, near_result, near_text");
        handle.createUpdate("""
                        create temp table near as
                        select * from decision where decided_at >= :from and decided_at < :to""")
                .bind("from", period.from())
                .bind("to", period.to())
                .execute();
        handle.execute("create temp table near_result as select r.* from play_result r join near on id = decision_id");
        handle.execute("create temp table near_text as select t.* from decision_text t join near using (id)");
    }

    private <T> List<T> ask(String sql, RowMapper<T> mapper) {
        return handle.createQuery(sql).map(mapper).list();
    }

    private long number(String sql) {
        return ask(sql, (row, context) -> row.getLong(1)).get(0);
    }

    long decisions() {
        return number("select count(*) from near");
    }

    List<Insights.OfReason> reasons() {
        return ask(
                "select r, count(*) n, count(*) filter (where r = reasons[1] or r = family) s"
                        + " from near, unnest(reasons) r group by r",
                (row, context) -> new Insights.OfReason(
                        row.getString("r"), row.getLong("n"), row.getLong("s"), verdicts(row.getString("r"))));
    }

    private Map<Verdict, Long> verdicts(String code) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(
                    verdict,
                    number("select count(*) from near where verdict = '" + verdict + "' and '" + code
                            + "' = any(reasons)"));
        }
        return verdicts;
    }

    List<Insights.OfPlay> plays() {
        return ask(
                """
                        select p, (select count(*) from near where p = any(plays)) a,
                        (select count(*) from near where p = plays[1]) b,
                        (select count(*) from near where p = any(withheld)) c,
                        (select count(*) from near_result where play = p and result <> 'NOT_TRIED') d,
                        (select count(*) from near_result where play = p and result in ('SAVED', 'RETURNED')) e
                        from (select distinct unnest(plays || withheld) p from near) x""",
                (row, context) -> new Insights.OfPlay(
                        row.getString("p"),
                        row.getLong("a"),
                        row.getLong("b"),
                        row.getLong("c"),
                        row.getLong("d"),
                        row.getLong("e")));
    }

    List<Insights.Uncovered> uncovered() {
        return ask(
                "select stage, family, count(*) n from near where not saves group by 1, 2",
                (row, context) ->
                        new Insights.Uncovered(row.getString("stage"), row.getString("family"), row.getLong("n")));
    }

    List<Insights.Unmapped> unmapped() {
        return ask(
                "select unmapped, count(*) n, (array_agg(id order by id desc))[1] last from near_text"
                        + " where unmapped is not null group by 1 order by 2 desc, 1",
                (row, context) -> new Insights.Unmapped(
                        row.getString("unmapped"), row.getLong("n"), row.getObject("last", UUID.class)));
    }

    Comparison learning() {
        int[] counts = new int[4];
        for (int i = 0; i < 4; i++) {
            counts[i] = (int) number("select count(distinct id) from near join near_result on decision_id = id"
                    + " where learned and held_out = " + (i >= 2) + " and result "
                    + (i % 2 == 0 ? "in ('SAVED', 'RETURNED')" : "<> 'NOT_TRIED'"));
        }
        return Comparison.of(counts[0], counts[1], counts[2], counts[3]);
    }
}
