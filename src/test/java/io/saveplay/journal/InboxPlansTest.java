package io.saveplay.journal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sixty thousand deliveries, and what every statement of ours does about them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InboxPlansTest {
    private static final Instant FIRST = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant MIDDLE = FIRST.plusSeconds(30_000);

    private static final String FILL = """
            insert into delivery (id, profile, event_key, received_at, state, deal_id, client_id, decision_id, erasure)
            select (lpad(to_hex(1700000000000 + i * 1000), 12, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid,
              'crm-' || i % 3, 'key-' || i, to_timestamp(1700000000 + i),
              case when i % 100 = 0 then 'FAILED' when i > 50000 then 'WAITING' else 'DONE' end,
              'D-' || i / 3, 'C-' || i / 5, md5(i::text)::uuid, 0
            from generate_series(1, 60000) i;
            insert into delivery_text select id, '' from delivery;
            insert into delivery_write select id, 'note', received_at from delivery;
            insert into transition select 'crm', event_key, id, received_at from delivery;
            insert into delivery_task (task_name, task_instance, execution_time, picked, version)
            select 'delivery', id::text, received_at, false, 1 from delivery where state = 'WAITING';
            insert into webhook_count select 'crm-' || i % 3, to_timestamp(1700000000 + i * 3600), 'accepted', 1
            from generate_series(1, 20000) i;
            insert into decision select d.decision_id, d.event_key, '', d.event_key, d.deal_id, d.client_id, received_at,
              received_at, 1, null, false, false, null, null, null, null, 'FEAR', 'PURSUE', '{}', 'FEAR', '{}', '{}', true, ''
            from delivery d where state = 'DONE';
            analyze""";

    private Database database;
    private Handle handle;
    private Plans plans;
    private UUID known;

    @BeforeAll
    void fill() throws SQLException, InterruptedException {
        Address address = Journals.empty();
        database = new Database(new Host.External(address), 2).open();
        database.settle(java.time.Duration.ofSeconds(60));
        Databases.run(address, FILL);
        handle = Jdbi.create(Databases.connect(address)).open();
        plans = new Plans(handle);
        known = handle.createQuery("select id from delivery where state = 'DONE' order by id limit 1")
                .mapTo(UUID.class)
                .one();
    }

    @AfterAll
    void close() {
        handle.close();
        database.close();
    }

    @Test
    void noPageOfDeliveriesAndNoReplayReadsAWholeTable() {
        Map<String, DeliveryFilter> filters = new LinkedHashMap<>();
        filters.put("all", DeliveryFilter.ALL);
        filters.put("a time", new DeliveryFilter(null, null, null, FIRST, MIDDLE));
        filters.put("a profile", new DeliveryFilter("crm-1", null, null, null, null));
        filters.put("a state", new DeliveryFilter(null, Delivery.State.FAILED, null, null, null));
        filters.put("a state of none", new DeliveryFilter(null, Delivery.State.SAME, null, null, null));
        filters.put("profile, state", new DeliveryFilter("crm-1", Delivery.State.FAILED, null, MIDDLE, null));
        filters.put("a deal", new DeliveryFilter(null, null, "D-7", null, null));
        filters.forEach((name, filter) -> {
            TreeMap<String, Object> values = filter.values();
            values.put("limit", 21);
            plans.query(name, filter.page(null), values);
            values.put("before", DecisionFilter.lowestIdAt(MIDDLE));
            plans.query(name + ", next page", filter.page(known), values);
            values.remove("before");
            values.put("after", known);
            plans.query(name + ", replay", Replays.some(filter), values);
        });
    }

    @Test
    void noStepOfTheWorkReadsAWholeTable() {
        Map<String, Object> one = Map.of("id", known, "now", MIDDLE);
        plans.query("a delivery", Deliveries.BY_ID, Map.of("id", known));
        plans.query("its writes", Deliveries.WRITES, Map.of("ids", List.of(known)));
        plans.query("an attempt", Attempts.BEGIN, one);
        plans.change("its payload goes", Attempts.FORGET, Map.of("id", known));
        plans.query("a transition", Transitions.OWNER, Map.of("system", "crm", "key", "key-7"));
        plans.query("payloads", Replays.WITH_PAYLOAD, Map.of("ids", List.of(known)));
        for (String sql : List.of(Replays.SOON, Replays.RESET)) {
            plans.change("replay", sql, Map.of("ids", List.of(known), "now", MIDDLE));
        }
        plans.change("mapping", Inbox.MAPPED, Map.of("id", known, "deal", "D-1", "client", "C-1", "transition", "t"));
        plans.query("counts", WebhookCounts.OF_PERIOD, Map.of("from", FIRST, "to", MIDDLE));
    }

    @Test
    void nothingIsForgottenOrLetGoOfByReadingAWholeTable() {
        plans.query("deliveries of a client", Privacy.DELIVERIES, Map.of("client", "C-7"));
        plans.change("marking them", Privacy.MARK, Map.of("ids", List.of(known)));
        plans.change("their payloads", Privacy.PAYLOADS, Map.of("ids", List.of(known)));
        Map<String, Object> old = new HashMap<>(Map.of("before", DecisionFilter.lowestIdAt(MIDDLE), "most", 500));
        plans.change("letting go of payloads", Tidying.PAYLOADS, old);
        plans.change("letting go of deliveries", Tidying.DELIVERIES, old);
        Tidying.OF_DELIVERIES.forEach(table -> plans.change("letting go of " + table, Tidying.ofGone(table), old));
    }

    @Test
    void whatIsDueIsFoundByIndex() {
        plans.query("what is due", """
                select task_name, task_instance from delivery_task where picked = false and execution_time <= :now
                order by execution_time for update skip locked limit 4""", Map.of("now", MIDDLE.plusSeconds(60_000)));
        plans.query(
                "who is gone",
                "select task_name from delivery_task where picked = true and last_heartbeat <= :now",
                Map.of("now", MIDDLE));
    }
}
