package io.saveplay.api;

import static io.saveplay.api.Calls.keep;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.saveplay.journal.Dump;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, what a client said is in no log. */
@QuarkusTest
@TestProfile(QuietTest.OneWaits.class)
final class QuietTest {
    private static final String MARKER = "quixotica";
    private static final String WORDS = words("quixotica");

    /** One decision at most waits to be written. */
    public static final class OneWaits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("saveplay.journal.waiting", "1");
        }
    }

    @Inject
    ApiConfig config;

    private final Logged logged = new Logged();

    @BeforeEach
    void listen() {
        logged.start();
    }

    @AfterEach
    void nothingIsSaid() throws IOException {
        logged.stop();
        assertThat(logged.all()).doesNotContain(MARKER);
        assertThat(Files.readString(config.state().resolve("postgres/server.log")))
                .doesNotContain(MARKER);
    }

    private static String words(String stated) {
        return "\"statedReason\":\"" + stated + "\",\"notes\":\"quixotica\"";
    }

    private static String event() {
        return event(WORDS);
    }

    private static String event(String fields) {
        return Calls.event(Calls.fresh("D"), Calls.fresh("C"), fields);
    }

    private void run(String sql) throws SQLException, IOException {
        try (Connection connection = Dump.connect(config.state())) {
            connection.createStatement().execute(sql);
        }
    }

    @Test
    void aStatementThatTheDatabaseRefusesIsNotQuoted() throws Exception {
        // What the database says of it holds the whole row.
        run("alter table decision_text add constraint quiet check (unmapped <> 'refused quixotica')");
        run("alter table outcome_text add constraint quiet check (note <> 'quixotica')");
        try {
            String refused = words("refused quixotica");
            keep(event(refused)).then().statusCode(500).body("type", equalTo(type("unexpected")));
            assertThat(post("/v1/decisions/batch", Calls.NDJSON, event(refused)).asString())
                    .contains(type("unexpected"));
            String id = keep(event("\"kind\":\"STALLED\"")).path("id");
            post(
                            "/v1/decisions/" + id + "/outcomes",
                            Calls.JSON,
                            "{\"id\":\"o\",\"play\":\"call-or-meet\",\"result\":\"LOST\",\"note\":\"quixotica\"}")
                    .then()
                    .statusCode(500);
            assertThat(logged.all()).contains("a request failed");
        } finally {
            run("alter table decision_text drop constraint quiet");
            run("alter table outcome_text drop constraint quiet");
        }
    }

    @Test
    void whatIsTurnedAwaySinceTooMuchWaitsIsNotQuoted() throws Exception {
        keep(event()).then().statusCode(200);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Connection blocking = Dump.connect(config.state())) {
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("lock table decision in share mode");
            List<Future<Response>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> keep(event())));
            }
            // One is being written, one waits; the others are answered at once.
            while (running.stream().filter(Future::isDone).count() < 2) {
                Thread.sleep(20);
            }
            blocking.commit();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> one : running) {
                statuses.add(one.get().statusCode());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 200, 503, 503);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aBodyThatIsRefusedIsNotQuoted() {
        String sound = event();
        for (String bad : List.of(
                sound.substring(0, sound.length() - 1),
                sound.replace("\"statedReason\"", "\"quixotica\""),
                sound.replace("\"quixotica\"", "[\"quixotica\"]"),
                sound.replace("\"2026-", "\"quixotica-"),
                "quixotica",
                "\"quixotica")) {
            keep(bad).then().statusCode(400);
            post("/v1/decisions/batch", Calls.NDJSON, bad).then().statusCode(200);
            post("/v1/decisions/019cade2-1744-7c3e-9b1a-4f2d8e6a0c57/outcomes", Calls.JSON, bad)
                    .then()
                    .statusCode(400);
        }
        byte[] notText = (sound + "\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        post("/v1/decisions", Calls.JSON, notText).then().statusCode(400);
        keep(sound.replace("STALLED", "quixotica") + "quixotica").then().statusCode(400);
    }
}
