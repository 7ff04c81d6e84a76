package io.saveplay.journal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Puts deliveries into the queue, in whoever's transaction. Each delivery that waits has one task. */
final class DeliveryTasks {
    static final String NAME = "delivery";
    static final String TABLE = "delivery_task";

    static final String DROP_RESTING = """
            delete from delivery_task where task_name = 'delivery' and task_instance = any(:tasks) and not picked""";

    static final String LEFT = """
            select task_instance from delivery_task
            where task_name = 'delivery' and task_instance = any(:tasks)""";

    private final QueueSource source;
    private final SchedulerClient client;

    DeliveryTasks(QueueSource source) {
        this.source = source;
        this.client = SchedulerClient.Builder.create(source)
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .build();
    }

    /** A new delivery's first task. */
    record Due(UUID delivery, Instant at) {}

    /** Has deliveries worked on that have no task. */
    void add(Handle handle, List<Due> deliveries) {
        if (!deliveries.isEmpty()) {
            // Any two writers that add many go in the same order.
            source.on(
                    handle,
                    () -> client.scheduleBatch(new ArrayList<>(deliveries.stream()
                            .map(one -> new TaskInstance.Builder<Void>(
                                            NAME, one.delivery().toString())
                                    .scheduledTo(one.at()))
                            .toList())));
        }
    }

    /** Has deliveries worked on now that have a task or none; those that are worked on at the moment are left to that. */
    void now(Handle handle, Collection<UUID> deliveries, Instant now) {
        List<String> tasks = deliveries.stream().map(UUID::toString).toList();
        handle.createUpdate(DROP_RESTING)
                .bindArray("tasks", String.class, tasks)
                .execute();
        List<String> busy = handle.createQuery(LEFT)
                .bindArray("tasks", String.class, tasks)
                .mapTo(String.class)
                .list();
        add(
                handle,
                deliveries.stream()
                        .filter(one -> !busy.contains(one.toString()))
                        .map(one -> new Due(one, now))
                        .toList());
    }
}
