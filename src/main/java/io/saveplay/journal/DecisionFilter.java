package io.saveplay.journal;

import io.saveplay.decision.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for; what is not given does not matter, and all that is given has to hold.
 *
 * @param reason a reason code; a family stands for its children too
 * @param play a play that was recommended
 * @param from decided at this moment or later
 * @param to decided before this moment
 */
public record DecisionFilter(
        @Nullable String dealId,
        @Nullable String clientId,
        @Nullable String reason,
        @Nullable Verdict verdict,
        @Nullable String play,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The lowest id (UUID version 7) that a decision of this moment can have. */
    static UUID lowestIdAt(Instant moment) {
        long most = (1L << 48) - 1;
        // Moments that are further away have no number of milliseconds.
        long millis = moment.getEpochSecond() > most / 1000
                ? most
                : moment.isBefore(Instant.EPOCH) ? 0 : Math.min(moment.toEpochMilli(), most);
        return new UUID(millis << 16 | 0x7000L, 0x8000000000000000L);
    }

    /** Whether what is asked for lies together in an index, in the order of ids. */
    boolean isOrdered() {
        return dealId != null || clientId != null || (reason == null && verdict == null && play == null);
    }

    /** The conditions on the time, for a query of {@code decision d} with the values of {@link #values}. */
    String times() {
        return all(Stream.of(from == null ? "" : "d.id >= :fromId", to == null ? "" : "d.id < :toId"));
    }

    /** The other conditions, written as the indexes of {@code decision} are. */
    String conditions() {
        return all(Stream.of(
                dealId == null ? "" : "d.deal_id = :dealId",
                clientId == null ? "" : "d.client_id = :clientId",
                reason == null ? "" : "d.reasons @> array[:reason]::text[]",
                verdict == null ? "" : "array[d.verdict] @> array[:verdict]::text[]",
                play == null ? "" : "d.plays @> array[:play]::text[]"));
    }

    private static String all(Stream<String> conditions) {
        return conditions.filter(one -> !one.isEmpty()).reduce("true", (some, one) -> some + " and " + one);
    }

    /** What is bound to the names in the conditions. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "dealId", dealId);
        put(values, "clientId", clientId);
        put(values, "reason", reason);
        put(values, "verdict", verdict == null ? null : verdict.name());
        put(values, "play", play);
        put(values, "fromId", from == null ? null : lowestIdAt(from));
        put(values, "toId", to == null ? null : lowestIdAt(to));
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
