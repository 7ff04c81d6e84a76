package io.saveplay.journal;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Has deliveries worked on again. */
final class Replays {
    private static final int AT_ONCE = 200;

    static final String WITH_PAYLOAD = "select id from delivery_text where id = any(:ids)";

    static final String RESET = """
            update delivery set state = 'WAITING', attempts = 0, cause = null, started_at = null, finished_at = null,
              same_as = null, due_at = :now
            where id = any(:ids) and state <> 'WAITING'""";

    static final String SOON = "update delivery set due_at = :now where id = any(:ids) and state = 'WAITING'";

    private final Database database;
    private final DeliveryTasks tasks;

    Replays(Database database, DeliveryTasks tasks) {
        this.database = database;
        this.tasks = tasks;
    }

    /** Some of the deliveries that are asked for, in the order in which everybody locks them. */
    static String some(DeliveryFilter filter) {
        return "select d.id from delivery d where " + filter.conditions("d.id > :after")
                + " order by d.id limit :limit for update";
    }

    Inbox.Replay one(UUID id, Instant now) {
        return database.write(handle -> {
            boolean known = handle.createQuery("select 1 from delivery where id = :id for update")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!known) {
                return Inbox.Replay.UNKNOWN;
            }
            return queue(handle, List.of(id), now) == 1 ? Inbox.Replay.QUEUED : Inbox.Replay.PAYLOAD_GONE;
        });
    }

    private record Step(UUID last, int found, int queued) {}

    int all(DeliveryFilter filter, Instant now) {
        Step step = new Step(new UUID(0, 0), 0, 0);
        int queued = 0;
        do {
            UUID after = step.last();
            step = database.write(handle -> step(handle, filter, after, now));
            queued += step.queued();
        } while (step.found() == AT_ONCE);
        return queued;
    }

    private Step step(Handle handle, DeliveryFilter filter, UUID after, Instant now) {
        TreeMap<String, Object> values = filter.values();
        values.put("after", after);
        values.put("limit", AT_ONCE);
        List<UUID> ids = handle.createQuery(some(filter))
                .bindMap(values)
                .mapTo(UUID.class)
                .list();
        return ids.isEmpty()
                ? new Step(after, 0, 0)
                : new Step(ids.get(ids.size() - 1), ids.size(), queue(handle, ids, now));
    }

    /** Of deliveries that are locked, those whose payload is there. */
    private int queue(Handle handle, List<UUID> ids, Instant now) {
        List<UUID> whole = handle.createQuery(WITH_PAYLOAD)
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .list();
        for (String sql : List.of(SOON, RESET)) {
            handle.createUpdate(sql)
                    .bindArray("ids", UUID.class, whole)
                    .bind("now", now)
                    .execute();
        }
        tasks.now(handle, whole, now);
        return whole.size();
    }
}
