package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.EventGenerator;
import io.saveplay.journal.Dump;
import io.saveplay.journal.Journal;
import io.saveplay.rulebook.Rulebook;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Any decision can be come to again, long after its rules have gone: of four hundred, or of a thousand with {@code mvn test
 * -Dtest=ReplayTest -Ddecisions=1000}.
 */
@QuarkusTest
@TestProfile(ReplayTest.OwnFolder.class)
final class ReplayTest {
    private static final int DECISIONS = Integer.getInteger("decisions", 400);
    private static final int VERSIONS = 3;
    private static final int ROUNDS = 2;
    private static final int CLIENTS = 40;
    private static final int EXPLAINED = 30;

    /** A folder that this test may change, and a clock that begins in a spring. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path rules = RulesCopy.make();
            RulesCopy.deleteScenarios(rules);
            return Map.of(
                    "saveplay.rules", rules.toString(),
                    "saveplay.rules-watch", "0s",
                    "saveplay.journal.holdout", "0.2");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Spring.class);
        }
    }

    @Alternative
    @Singleton
    static final class Spring {
        @Produces
        @Alternative
        @Singleton
        Clock clock() {
            Clock system = Clock.systemUTC();
            return Clock.offset(system, Duration.between(system.instant(), Instant.parse("2026-04-01T08:00:00Z")));
        }
    }

    @Inject
    Rulebook rulebook;

    @Inject
    Explainer explainer;

    @Inject
    Replays replays;

    @Inject
    Journal journal;

    @Inject
    ApiConfig config;

    @Inject
    Clock clock;

    private final EventGenerator events = new EventGenerator(4);
    private final Map<UUID, byte[]> answered = new LinkedHashMap<>();
    private int number;

    @Test
    void aThousandDecisionsOverThreeVersionsOfTheRulesAreComeToAgain() throws Exception {
        decideUnderThreeVersions();
        assertThat(answered).hasSize(DECISIONS);
        forgetTheRules();
        try (Connection connection = Dump.connect(config.state())) {
            assertThatTheyDiffer(connection);
        }

        // A journal that has seen none of them, as that of another replica.
        try (Journal elsewhere = new Journal(Dump.settings(config.state()), clock, Map::of).open()) {
            elsewhere.settle(Duration.ofSeconds(30));
            Replays there = new Replays(rulebook, explainer, elsewhere);
            answered.forEach((id, answer) -> assertThat(DecisionWriter.write(there.again(id, false, Ask.NOTHING)))
                    .as("%s", id)
                    .isEqualTo(answer));
        }
        explainSome();
        refuseWhatWasChanged();
    }

    private void decideUnderThreeVersions() throws Exception {
        Path page = rulebook.root().resolve("playbook/call-or-meet.md");
        for (int version = 0; version < VERSIONS; version++) {
            if (version > 0) {
                RulesCopy.edit(page, "points: " + (15 + 10 * version), "points: " + (25 + 10 * version));
                RulesCopy.edit(
                        rulebook.root().resolve("reasons/fear.drl"),
                        "\"FEAR\", " + (50 + 5 * (version - 1)),
                        "\"FEAR\", " + (50 + 5 * version));
                reload();
            }
            for (int round = 0; round < ROUNDS; round++) {
                decideSome(version * ROUNDS + round);
            }
        }
    }

    private void decideSome(int round) throws InterruptedException {
        int last = DECISIONS * (round + 1) / (VERSIONS * ROUNDS);
        // Most do without the search for missing facts, which takes some dozen decisions each.
        List<String> plain = new ArrayList<>();
        List<String> asking = new ArrayList<>();
        for (; number < last; number++) {
            (number % 12 == 0 ? asking : plain).add(event(round).toString());
        }
        List<JsonNode> decisions = new ArrayList<>(decide("?askFirst=false", plain));
        decisions.addAll(decide("", asking));
        String before = journal.recall("anybody").experience().version();
        for (int i = 0; i < decisions.size(); i += 5) {
            report(decisions.get(i), i);
        }
        await(() -> !journal.recall("anybody").experience().version().equals(before));
    }

    /** One in which the client may have been contacted in an earlier round. */
    private JsonNode event(int round) {
        ObjectNode event = events.next();
        event.put("id", "event-" + number);
        event.put("occurredAt", "2026-03-" + (10 + 3 * round) + "T1" + number % 10 + ":30:00.123456+02:00");
        ((ObjectNode) event.get("client")).put("id", "client-" + number % CLIENTS);
        return event;
    }

    private List<JsonNode> decide(String query, List<String> batch) {
        String answers = post("/v1/decisions/batch" + query, Calls.NDJSON, String.join("\n", batch))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<JsonNode> decisions = new ArrayList<>();
        answers.lines().forEach(line -> {
            JsonNode decision = Json.read(line.getBytes(StandardCharsets.UTF_8));
            decisions.add(decision);
            answered.put(UUID.fromString(decision.path("id").asText()), line.getBytes(StandardCharsets.UTF_8));
        });
        return decisions;
    }

    private void report(JsonNode decision, int number) {
        String play = decision.at("/recommendations/0/play").asText("call-or-meet");
        String at = "2026-03-" + (10 + number % 15) + "T09:00:00Z";
        post(
                        "/v1/decisions/" + decision.path("id").asText() + "/outcomes",
                        Calls.JSON,
                        "{\"id\":\"o\",\"play\":\"" + play + "\",\"result\":\"" + (number % 3 == 0 ? "SAVED" : "LOST")
                                + "\",\"at\":\"" + at + "\"}")
                .then()
                .statusCode(200);
    }

    private void reload() {
        call().post("/v1/rules/reload").then().statusCode(200);
    }

    /** Neither the folder nor the shelf has the rules that decided any more. */
    private void forgetTheRules() throws IOException {
        RulesCopy.edit(rulebook.root().resolve("playbook/call-or-meet.md"), "title: Move from", "title: Now move from");
        reload();
        try (Stream<Path> shelf = Files.walk(config.state().resolve("rules"))) {
            for (Path file : shelf.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What is come to again shows nothing unless it was come to in different ways. */
    private static void assertThatTheyDiffer(Connection connection) throws SQLException {
        assertThat(Dump.column(connection, "select distinct ruleset from decision"))
                .hasSize(VERSIONS);
        assertThat(Dump.column(connection, "select distinct experience from decision where experience is not null"))
                .hasSizeGreaterThanOrEqualTo(VERSIONS * ROUNDS - 1);
        for (String some : List.of("held_out and learned", "not held_out and learned", "contacts > 0")) {
            assertThat(Integer.parseInt(Dump.column(connection, "select count(*) from decision where " + some)
                            .get(0)))
                    .as(some)
                    .isGreaterThan(DECISIONS / 50);
        }
    }

    private void explainSome() {
        answered.keySet().stream()
                .filter(id -> id.hashCode() % (DECISIONS / EXPLAINED) == 0)
                .forEach(id -> call().get("/v1/decisions/" + id + "/explanation")
                        .then()
                        .statusCode(200));
    }

    private void refuseWhatWasChanged() throws Exception {
        Map.Entry<UUID, byte[]> first = answered.entrySet().iterator().next();
        UUID id = first.getKey();
        ObjectNode changed = (ObjectNode) Json.read(first.getValue());
        ((ObjectNode) changed.get("qualification"))
                .put("score", 1 + changed.at("/qualification/score").asInt());
        try (Connection connection = Dump.connect(config.state());
                PreparedStatement update =
                        connection.prepareStatement("update decision_text set answer = ? where id = ?")) {
            update.setBytes(1, deflated(Json.write(changed)));
            update.setObject(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        call().get("/v1/decisions/" + id + "/explanation")
                .then()
                .statusCode(409)
                .body("type", equalTo(type("not-reproducible")));
        assertThatThrownBy(() -> replays.again(id, false, Ask.NOTHING)).isInstanceOf(Refusal.class);
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
            deflating.write(bytes);
        }
        return out.toByteArray();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
