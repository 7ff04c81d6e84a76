package io.saveplay.journal;

import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The query of some decisions, the newest first.
 *
 * <p>Deals and clients have indexes in the order of ids. Codes have none, since each decision has many: their index
 * gives all decisions with a code at once, which is good for rare codes only, and nobody knows beforehand which are
 * rare. So the latest decisions are looked through first, where common codes are found at once; where that is not
 * enough, the index of codes is asked.
 *
 * @param before an id that all of them are below; none for the newest
 * @param limit how many, at most
 */
record Listing(DecisionFilter filter, @Nullable UUID before, int limit) {
    /** Looked through in a few hundredths of a second; a code that fewer than one in a thousand has is asked for by index. */
    private static final int LATEST = 30_000;

    /** The texts are fetched for what was found only. */
    private static final String WITH_TEXTS = """
            select d.id, coalesce(t.answer, d.skeleton) as answer from (%s) d
            left join decision_text t on t.id = d.id
            order by d.id desc""";

    <T> List<T> run(Handle handle, RowMapper<T> mapper) {
        if (filter.isOrdered()) {
            return run(handle, ordered(), mapper);
        }
        List<T> found = run(handle, latest(), mapper);
        return found.size() < limit ? run(handle, byCode(), mapper) : found;
    }

    private <T> List<T> run(Handle handle, String sql, RowMapper<T> mapper) {
        return handle.createQuery(sql).bindMap(values()).map(mapper).list();
    }

    /** What is bound to the names in the queries. */
    TreeMap<String, Object> values() {
        TreeMap<String, Object> values = new TreeMap<>(filter.values());
        values.put("limit", limit);
        if (before != null) {
            values.put("before", before);
        }
        return values;
    }

    /** Goes along an index until there are enough. */
    String ordered() {
        return WITH_TEXTS.formatted(
                "select d.id, d.skeleton from decision d where %s and %s order by d.id desc limit :limit"
                        .formatted(times(), filter.conditions()));
    }

    /** Looks through the latest only. */
    String latest() {
        return WITH_TEXTS.formatted("""
                select d.id, d.skeleton
                from (select * from decision d where %s order by d.id desc limit %d) d
                where %s order by d.id desc limit :limit""".formatted(times(), LATEST, filter.conditions()));
    }

    /** Has all of them before it takes the newest: `offset 0` keeps the limit from choosing another way. */
    String byCode() {
        return WITH_TEXTS.formatted("""
                select d.id, d.skeleton
                from (select d.id, d.skeleton from decision d where %s and %s offset 0) d
                order by d.id desc limit :limit""".formatted(times(), filter.conditions()));
    }

    private String times() {
        return before == null ? filter.times() : filter.times() + " and d.id < :before";
    }
}
