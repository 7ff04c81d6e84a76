package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What callers and operators of a service see while its database is away, and after. */
@SuppressWarnings("NullAway.Init")
final class OutageIT {
    private static final String UNAVAILABLE = "journal-unavailable";
    private static final String BUSY = "journal-busy";
    private static final String AWAY = "cannot be reached; it is tried again by itself";
    private static final int WAITING = 10;

    private static Outage outage;
    private static Instance service;

    @BeforeAll
    static void theServiceStartsWhileItsDatabaseIsAway() throws Exception {
        Path folder = Databases.newFolder();
        outage = Outage.of(folder);
        outage.begin();
        Address address = outage.address();
        service = Instance.start(
                folder.resolveSibling("state").toAbsolutePath(),
                Map.of(
                        "SAVEPLAY_DB_URL", address.url(),
                        "SAVEPLAY_DB_USER", address.user(),
                        "SAVEPLAY_DB_PASSWORD", String.valueOf(address.password()),
                        "SAVEPLAY_JOURNAL_WAITING", Integer.toString(WAITING)));
        service.awaitDown(AWAY);
        assertOnlyTrialsAreAnswered("start");
        outage.end();
        service.awaitReady();
        assertThat(service.decide(Instance.event("start")).status()).isEqualTo(200);
    }

    @AfterAll
    static void close() throws Exception {
        service.close();
        outage.close();
    }

    private static void assertOnlyTrialsAreAnswered(String id) throws Exception {
        Instance.Answer refused = service.decide(Instance.event(id));
        assertThat(refused.isProblemToRetry(UNAVAILABLE)).as(refused.text()).isTrue();
        assertThat(service.tryOut(Instance.event(id)).status()).isEqualTo(200);
        assertThat(service.get("/q/health/live").status()).isEqualTo(200);
    }

    @Test
    void aDatabaseThatStopsIsToldAtOnceAndTakenUpAgainWhenItIsBack() throws Exception {
        String answer = service.decide(Instance.event("before")).text();

        outage.begin();
        // Nobody has to call for it to be noticed.
        service.awaitDown(AWAY);
        assertOnlyTrialsAreAnswered("during");
        assertThat(service.decide(Instance.event("before")).status()).isEqualTo(503);
        assertThat(service.get("/v1/decisions").isProblemToRetry(UNAVAILABLE)).isTrue();

        outage.end();
        service.awaitReady();
        assertThat(service.decide(Instance.event("during")).isReplay()).isFalse();
        Instance.Answer again = service.decide(Instance.event("before"));
        assertThat(again.isReplay()).isTrue();
        assertThat(again.text()).isEqualTo(answer);
    }

    @Test
    void aDatabaseThatStandsStillIsToldAndTakenUpAgainWhenItGoesOn() throws Exception {
        outage.freeze();
        service.awaitDown("does not answer; it is tried again by itself");
        assertOnlyTrialsAreAnswered("frozen");

        outage.thaw();
        service.awaitReady();
        assertThat(service.decide(Instance.event("frozen")).status()).isEqualTo(200);
    }

    @Test
    void connectionsThatAreCutUnderLoadCostNoDecision() throws Exception {
        try (Callers callers = new Callers(service, "cut", 8)) {
            for (int i = 0; i < 10; i++) {
                callers.awaitMore(10);
                Databases.run(
                        outage.address(),
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'saveplay'");
            }
            callers.awaitMore(10);
            callers.stop();
            callers.checkAll();
            new Stored(outage.address()).check();
            System.out.printf("measured: connections cut 10 times, %s%n", callers.summary());
        }
        service.awaitReady();
    }

    @Test
    void whatFindsNoRoomOrIsNotWrittenInTimeIsRefusedAndDecidedOnceWhenItIsSentAgain() throws Exception {
        List<String> events = IntStream.range(0, 8 * WAITING)
                .mapToObj(i -> Instance.event("held-" + i))
                .toList();
        int before = new Stored(outage.address()).decisions();
        List<CompletableFuture<Instance.Answer>> answers = new ArrayList<>();
        try (Connection other = Databases.connect(outage.address());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table decision in share mode");
            for (String event : events) {
                answers.add(service.decideLater(event));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
            other.rollback();
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join())
                        .matches(one -> one.isProblemToRetry(BUSY) || one.isProblemToRetry(UNAVAILABLE)));
        assertThat(answers)
                .as("decisions that were turned away since others wait")
                .filteredOn(answer -> answer.join().isProblemToRetry(BUSY))
                .hasSizeGreaterThan(events.size() / 2);
        assertThat(answers)
                .as("decisions that were not written in time")
                .anySatisfy(answer -> assertThat(answer.join().text()).contains("could not be written in time"));
        service.awaitReady();
        for (String event : events) {
            Instance.Answer answer = service.decide(event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        assertThat(new Stored(outage.address()).decisions() - before).isEqualTo(events.size());
    }

    @Test
    void aBatchHasProblemsInPlaceOfWhatCannotBeKeptAndGoesOn() throws Exception {
        // A bare socket, since an HTTP client keeps small pieces of a body back.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            write(
                    out,
                    "POST /v1/decisions/batch?askFirst=false HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + "application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            line(out, Instance.event("line-1"));
            assertThat(answer(in).path("eventId").asText()).isEqualTo("line-1");

            outage.begin();
            service.awaitDown(AWAY);
            line(out, Instance.event("line-2"));
            JsonNode refused = answer(in);
            assertThat(refused.path("line").asInt()).isEqualTo(2);
            assertThat(refused.findPath("type").asText()).endsWith(UNAVAILABLE);
            line(out, "{}");
            assertThat(answer(in).findPath("type").asText()).endsWith("invalid-event");

            outage.end();
            service.awaitReady();
            line(out, Instance.event("line-2"));
            assertThat(answer(in).path("eventId").asText()).isEqualTo("line-2");
            write(out, "0\r\n\r\n");
        }
    }

    private static void line(OutputStream out, String event) throws IOException {
        String line = event.replaceAll("\\s*\\n\\s*", " ") + "\n";
        write(out, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The next line of JSON, past the header of the response and out of as many chunks as it comes in. */
    private static JsonNode answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\n") < 0) {
            String size = line(in);
            if (size.matches("[0-9a-f]+")) {
                answer.append(new String(in.readNBytes(Integer.parseInt(size, 16)), StandardCharsets.ISO_8859_1));
            }
        }
        return Instance.JSON.readTree(answer.toString());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
