package io.saveplay.journal;

import java.time.Instant;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are asked for; what is not given does not matter, and all that is given has to hold.
 *
 * @param from came in at this moment or later
 * @param to came in before this moment
 */
public record DeliveryFilter(
        @Nullable String profile,
        Delivery.@Nullable State state,
        @Nullable String dealId,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** All deliveries. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null, null);

    /** What is bound to the names in the conditions. */
    TreeMap<String, Object> values() {
        TreeMap<String, Object> values = new TreeMap<>();
        put(values, "profile", profile);
        put(values, "state", state == null ? null : state.name());
        put(values, "dealId", dealId);
        put(values, "fromId", from == null ? null : DecisionFilter.lowestIdAt(from));
        put(values, "toId", to == null ? null : DecisionFilter.lowestIdAt(to));
        return values;
    }

    /**
     * The conditions, for a query of {@code delivery d} with the values of {@link #values}.
     *
     * @param more one more condition; empty for none
     */
    String conditions(String more) {
        StringJoiner all = new StringJoiner(" and ").setEmptyValue("true");
        add(all, profile, "d.profile = :profile");
        add(all, state, "d.state = :state");
        add(all, dealId, "d.deal_id = :dealId");
        add(all, from, "d.id >= :fromId");
        add(all, to, "d.id < :toId");
        return more.isEmpty() ? all.toString() : all.add(more).toString();
    }

    /** A page of them, the newest first, going along an index. */
    String page(@Nullable UUID before) {
        return Deliveries.ROWS.formatted("where " + conditions(before == null ? "" : "d.id < :before")
                        + " order by d.id desc limit :limit")
                + " order by d.id desc";
    }

    private static void add(StringJoiner all, @Nullable Object value, String condition) {
        if (value != null) {
            all.add(condition);
        }
    }

    private static void put(TreeMap<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
