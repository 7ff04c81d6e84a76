package io.saveplay.journal;

import io.saveplay.decision.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** The conditions, for a query of `decision d` with the values of {@link #values}. */
    String conditions() {
        List<String> all = new ArrayList<>(List.of("true"));
        values().keySet()
                .forEach(name -> all.add(
                        switch (name) {
                            case "dealId" -> "d.deal_id = :dealId";
                            case "clientId" -> "d.client_id = :clientId";
                            case "reason" -> "d.reasons @> array[cast(:reason as text)]";
                            case "verdict" -> "d.verdict = :verdict";
                            case "play" -> "d.plays @> array[cast(:play as text)]";
                            case "fromId" -> "d.id >= :fromId";
                            case "toId" -> "d.id < :toId";
                            default -> throw new IllegalStateException(name);
                        }));
        return String.join(" and ", all);
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
