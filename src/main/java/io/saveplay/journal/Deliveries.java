package io.saveplay.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deliveries that are kept, found again. */
final class Deliveries {
    /** With whatever picks some of them. */
    static final String ROWS = """
            select d.*, exists (select 1 from delivery_text t where t.id = d.id) as has_payload
            from (select * from delivery d %s) d""";

    static final String BY_ID = ROWS.formatted("where d.id = :id");

    static final String WRITES = """
            select * from delivery_write where delivery_id = any(:ids) order by started_at, name""";

    private Deliveries() {}

    static Optional<Delivery> find(Handle handle, UUID id) {
        return list(handle, BY_ID, Map.of("id", id)).stream().findFirst();
    }

    static List<Delivery> page(Handle handle, DeliveryFilter filter, @Nullable UUID before, int limit) {
        TreeMap<String, Object> values = filter.values();
        values.put("limit", limit);
        if (before != null) {
            values.put("before", before);
        }
        return list(handle, filter.page(before), values);
    }

    private static List<Delivery> list(Handle handle, String sql, Map<String, ?> values) {
        Map<UUID, List<Delivery.Written>> writes = new HashMap<>();
        List<Delivery> found = handle.createQuery(sql)
                .bindMap(values)
                .map((row, context) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return delivery(row, writes.computeIfAbsent(id, made -> new ArrayList<>()));
                })
                .list();
        if (!found.isEmpty()) {
            handle.createQuery(WRITES)
                    .bindArray("ids", UUID.class, writes.keySet())
                    .map((row, context) -> writes.computeIfAbsent(
                                    row.getObject("delivery_id", UUID.class), made -> new ArrayList<>())
                            .add(written(row)))
                    .list();
        }
        return found;
    }

    private static Delivery delivery(ResultSet row, List<Delivery.Written> writes) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("profile"),
                row.getString("event_key"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("cause"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "due_at"),
                row.getString("deal_id"),
                row.getString("client_id"),
                row.getString("transition"),
                row.getObject("decision_id", UUID.class),
                row.getObject("same_as", UUID.class),
                row.getLong("erasure"),
                row.getBoolean("has_payload"),
                writes);
    }

    private static Delivery.Written written(ResultSet row) throws SQLException {
        return new Delivery.Written(
                row.getString("name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "done_at"),
                row.getString("reference"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
