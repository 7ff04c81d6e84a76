package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** How the database goes about statements of ours. */
final class Plans {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Everything else has a row, or one for each version of the rules. */
    private static final Set<String> GROWS = Set.of(
            "decision",
            "decision_text",
            "outcome",
            "outcome_text",
            "play_result",
            "play_tally",
            "hour_total",
            "hour_reason",
            "hour_play",
            "hour_result",
            "hour_uncovered",
            "hour_learned",
            "delivery",
            "delivery_text",
            "delivery_write",
            "delivery_task",
            "transition",
            "webhook_count");

    private final Handle handle;

    Plans(Handle handle) {
        this.handle = handle;
    }

    /** Runs a query once, says how long it took and what it went along, and fails where it reads a whole table. */
    void query(String name, String sql, Map<String, ?> values) {
        List<String> steps = check(name, sql, values);
        long begin = System.nanoTime();
        int rows = bound(handle.createQuery(sql), values)
                .map((row, context) -> row.getObject(1))
                .list()
                .size();
        print(name, begin, rows, steps);
    }

    /** The same of a statement that changes something, which is undone. */
    void change(String name, String sql, Map<String, ?> values) {
        List<String> steps = check(name, sql, values);
        handle.begin();
        try {
            long begin = System.nanoTime();
            int rows = bound(handle.createUpdate(sql), values).execute();
            print(name, begin, rows, steps);
        } finally {
            handle.rollback();
        }
    }

    private static void print(String name, long begin, int rows, List<String> steps) {
        System.out.printf(
                "%-44s %8.1f ms %7d rows  %s%n",
                name, (System.nanoTime() - begin) / 1e6, rows, String.join(", ", steps));
    }

    private List<String> check(String name, String sql, Map<String, ?> values) {
        List<String> steps = new ArrayList<>();
        // By the values, and as a statement that is prepared for any values.
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            handle.execute("set plan_cache_mode = " + mode);
            String json = bound(handle.createQuery("explain (format json) " + sql), values)
                    .mapTo(String.class)
                    .one();
            steps.clear();
            try {
                walk(JSON.readTree(json).get(0).get("Plan"), steps);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(steps).as("%s, %s: %s", name, mode, json).noneMatch(step -> step.startsWith("Seq Scan"));
        }
        handle.execute("reset plan_cache_mode");
        return steps.stream().distinct().toList();
    }

    private static void walk(JsonNode plan, List<String> steps) {
        String relation = plan.path("Relation Name").asText();
        if (GROWS.contains(relation) && plan.path("Node Type").asText().contains("Scan")) {
            String index = plan.path("Index Name").asText();
            steps.add(
                    index.isEmpty()
                            ? plan.path("Node Type").asText().replace("Bitmap Heap Scan", "Bitmap") + " " + relation
                            : index);
        } else if (plan.path("Node Type").asText().equals("Bitmap Index Scan")) {
            steps.add(plan.path("Index Name").asText());
        }
        plan.path("Plans").forEach(child -> walk(child, steps));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Map<String, ?> values) {
        values.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                statement.bindArray(name, UUID.class, list);
            } else {
                statement.bind(name, value);
            }
        });
        return statement;
    }
}
