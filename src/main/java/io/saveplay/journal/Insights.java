package io.saveplay.journal;

import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * What many decisions say together, by the time at which they were made. Hours that are counted already
 * ({@link Tallies}) are not looked at again, so a range of years costs little more than one of days. Safe for many
 * threads.
 */
public final class Insights {
    /** What clients said is never counted ahead, so that nothing is left of it once it is erased. */
    static final String UNMAPPED = """
            select unmapped, count(*) as decisions, max(id::text)::uuid as latest
            from decision_text where unmapped is not null and id >= :from and id < :to
            group by unmapped order by count(*) desc, unmapped limit :limit""";

    private final Database database;

    Insights(Database database) {
        this.database = database;
    }

    /**
     * An answer.
     *
     * @param decisions how many decisions were made in the range
     * @param found what was asked for
     */
    public record Answer<T>(Period period, long decisions, T found) {}

    /**
     * How often a reason was found.
     *
     * @param code a reason or a family; a family counts with each of its reasons
     * @param decisions that name it
     * @param strongest decisions whose strongest reason it is, or belongs to it
     * @param verdicts of the decisions that name it
     */
    public record OfReason(String code, long decisions, long strongest, Map<Verdict, Long> verdicts) {

        /** The family of a reason; none of a family itself. */
        public @Nullable String family() {
            String family = Diagnosis.familyOf(code);
            return family.equals(code) ? null : family;
        }
    }

    /**
     * How a play does.
     *
     * @param play a play, or an option of one
     * @param recommended in how many decisions
     * @param onTop in how many decisions before all others
     * @param withheld in how many decisions
     * @param tried of how many decisions it was tried
     * @param saved and how often that client stayed or came back
     */
    public record OfPlay(String play, long recommended, long onTop, long withheld, long tried, long saved) {

        /** How often it worked of the times it was tried; none while it never was. */
        public @Nullable Double rate() {
            return tried == 0 ? null : (double) saved / tried;
        }

        private OfPlay with(long ofTried, long ofSaved) {
            return new OfPlay(play, recommended, onTop, withheld, ofTried, ofSaved);
        }
    }

    /**
     * A reason in the client's words that no rule understood, in lower case.
     *
     * @param latest the last decision of the range that has it
     */
    public record Unmapped(String statedReason, long decisions, UUID latest) {}

    /**
     * Decisions that recommend no play that saves.
     *
     * @param stage of the deal; none where it is not known
     * @param family of the strongest reason
     */
    public record Uncovered(@Nullable String stage, String family, long decisions) {}

    private interface Question<T> {
        T ask(Handle handle, Pieces pieces);
    }

    /** How often each reason was found, the most frequent first. */
    public Answer<List<OfReason>> reasons(Period period) {
        return answer(
                period,
                (handle, pieces) -> read(handle, Tally.REASONS, pieces, (row, context) -> {
                            Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
                            for (Verdict verdict : Verdict.values()) {
                                verdicts.put(verdict, row.getLong(verdict.name()));
                            }
                            return new OfReason(
                                    row.getString("code"),
                                    row.getLong("decisions"),
                                    row.getLong("strongest"),
                                    verdicts);
                        })
                        .stream()
                        .sorted(Comparator.comparingLong(OfReason::decisions)
                                .reversed()
                                .thenComparing(OfReason::code))
                        .toList());
    }

    /** How each play does, the one recommended most often first. */
    public Answer<List<OfPlay>> plays(Period period) {
        return answer(period, (handle, pieces) -> {
            Map<String, OfPlay> all = new TreeMap<>();
            read(
                            handle,
                            Tally.PLAYS,
                            pieces,
                            (row, context) -> new OfPlay(
                                    row.getString("play"),
                                    row.getLong("recommended"),
                                    row.getLong("on_top"),
                                    row.getLong("withheld"),
                                    0,
                                    0))
                    .forEach(one -> all.put(one.play(), one));
            read(
                            handle,
                            Tally.RESULTS,
                            Pieces.ofCounted(period),
                            (row, context) -> new OfPlay(
                                    row.getString("play"), 0, 0, 0, row.getLong("tried"), row.getLong("saved")))
                    .forEach(
                            one -> all.merge(one.play(), one, (known, came) -> known.with(came.tried(), came.saved())));
            return all.values().stream()
                    .sorted(Comparator.comparingLong(OfPlay::recommended)
                            .reversed()
                            .thenComparing(OfPlay::play))
                    .toList();
        });
    }

    /**
     * Stated reasons that no rule understood, the most frequent first.
     *
     * @param limit how many, at most
     */
    public Answer<List<Unmapped>> unmapped(Period period, int limit) {
        return answer(
                period,
                (handle, pieces) -> handle.createQuery(UNMAPPED)
                        .bind("from", DecisionFilter.lowestIdAt(period.from()))
                        .bind("to", DecisionFilter.lowestIdAt(period.to()))
                        .bind("limit", limit)
                        .map((row, context) -> new Unmapped(
                                row.getString("unmapped"),
                                row.getLong("decisions"),
                                row.getObject("latest", UUID.class)))
                        .list());
    }

    /** Decisions that recommend no play that saves, by stage and family of reasons, the most frequent first. */
    public Answer<List<Uncovered>> uncovered(Period period) {
        return answer(
                period,
                (handle, pieces) -> read(handle, Tally.UNCOVERED, pieces, (row, context) -> {
                            String stage = row.getString("stage");
                            return new Uncovered(
                                    stage.isEmpty() ? null : stage, row.getString("family"), row.getLong("decisions"));
                        })
                        .stream()
                        .sorted(Comparator.comparingLong(Uncovered::decisions)
                                .reversed()
                                .thenComparing(Uncovered::family)
                                .thenComparing(one -> String.valueOf(one.stage())))
                        .toList());
    }

    /**
     * How often decisions that something learned bears on ended in a save, with it and without it. Only decisions of
     * which a play was tried count.
     */
    public Answer<Comparison> learning(Period period) {
        return answer(period, (handle, pieces) -> {
            int[] tried = new int[2];
            int[] saved = new int[2];
            read(handle, Tally.LEARNED, Pieces.ofCounted(period), (row, context) -> {
                int arm = row.getBoolean("held_out") ? 1 : 0;
                tried[arm] = Math.toIntExact(row.getLong("tried"));
                saved[arm] = Math.toIntExact(row.getLong("saved"));
                return arm;
            });
            return Comparison.of(saved[0], tried[0], saved[1], tried[1]);
        });
    }

    private static <T> List<T> read(Handle handle, Tally tally, Pieces pieces, RowMapper<T> mapper) {
        return handle.createQuery(tally.reading())
                .bindMap(pieces.values())
                .map(mapper)
                .list();
    }

    private <T> Answer<T> answer(Period period, Question<T> question) {
        // All of one answer is of one moment, or what is counted meanwhile would be there twice or not at all.
        return database.read(handle -> handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, one -> {
            Pieces pieces = Pieces.of(period, Tallies.counted(one));
            long decisions = read(one, Tally.TOTAL, pieces, (row, context) -> row.getLong("decisions"))
                    .get(0);
            return new Answer<>(period, decisions, question.ask(one, pieces));
        }));
    }
}
