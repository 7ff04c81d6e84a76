package io.saveplay.api;

import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.saveplay.explain.Ask;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Rulebook;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Timeout(120)
final class BatchTest {
    @Inject
    Rulebook rulebook;

    @Inject
    Deciding deciding;

    @Inject
    EventReader events;

    private static String event(int number) {
        return Calls.MINIMAL.replace("evt-1", "evt-" + number);
    }

    private static List<String> answers(String body) {
        return Calls.batch("?askFirst=false", body);
    }

    @Test
    void nothingIsAnsweredWithNothing() {
        assertThat(answers("")).isEmpty();
        assertThat(answers("\n \r\n\n")).isEmpty();
    }

    @Test
    void theAnswersStandInTheOrderOfTheLinesWithFaultsInPlace() {
        List<String> answers =
                answers(event(1) + "\r\n\n{\"id\":\n" + event(2).replace("D-1", " ") + "\nnull\n" + event(3));
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0)).contains("\"eventId\":\"evt-1\"");
        assertThat(answers.get(1)).startsWith("{\"line\":3,").contains(type("not-json"));
        assertThat(answers.get(2)).startsWith("{\"line\":4,").contains(type("invalid-event"), "/deal/id");
        assertThat(answers.get(3)).startsWith("{\"line\":5,").contains(type("invalid-event"));
        assertThat(answers.get(4)).contains("\"eventId\":\"evt-3\"");
    }

    @Test
    void eachLineThatIsOnlyTriedIsExplainedAsASingleEventIs() {
        String query = "?dryRun=true&explain=true&askFirst=false";
        String alone = post("/v1/decisions" + query, "application/json", event(1))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String explanation = alone.substring(alone.indexOf("\"explanation\":"));
        assertThat(explanation).contains("\"trace\":[{", "\"whyNot\":[{");
        assertThat(Calls.batch(query, event(1) + "\n" + event(2)))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer).endsWith(explanation));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOverlongLineIsSkippedAndTheNextOneDecided(boolean dryRun) {
        String fits = event(1) + " ".repeat(DecisionsResource.MOST_BYTES - event(1).length());
        String lines = fits + "\r\n" + fits + " \n" + " ".repeat(3_000_000) + "\n" + event(4) + "\n";
        List<String> answers = Calls.batch("?askFirst=false&dryRun=" + dryRun, lines);
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).contains("\"eventId\":\"evt-1\"");
        assertThat(answers.get(1)).startsWith("{\"line\":2,").contains(type("too-large"));
        assertThat(answers.get(2)).startsWith("{\"line\":3,").contains(type("too-large"));
        assertThat(answers.get(3)).contains("\"eventId\":\"evt-4\"");
    }

    @Test
    void aBatchOfAnotherMediaTypeIsRefused() {
        post("/v1/decisions/batch", Calls.JSON, event(1)).then().statusCode(415);
    }

    /** Lines that are only tried are shared out among processors. */
    @Test
    void dryRunsStandInTheOrderOfTheLinesToo() {
        int count = 150;
        StringBuilder lines = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            lines.append(number % 7 == 0 ? event(number).replace("D-1", " ") : event(number))
                    .append('\n');
        }
        List<String> answers = Calls.batch("?dryRun=true&askFirst=false", lines.toString());
        assertThat(answers).hasSize(count);
        for (int number = 1; number <= count; number++) {
            assertThat(answers.get(number - 1))
                    .contains(number % 7 == 0 ? "{\"line\":" + number + "," : "\"eventId\":\"evt-" + number + "\"");
        }
    }

    /** It has other rules of who may ask for more, and when. */
    @Test
    void allOfItIsAnsweredOverHttp2() throws Exception {
        int count = 2_000;
        String lines = IntStream.range(0, count).mapToObj(BatchTest::event).collect(Collectors.joining("\n"));
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port
                                        + "/v1/decisions/batch?dryRun=true&askFirst=false"))
                                .header("Content-Type", Calls.NDJSON)
                                .POST(HttpRequest.BodyPublishers.ofString(lines))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.body().lines()).hasSize(count);
    }

    @Test
    void aSenderWhoAsksFirstWhetherToSendIsTold() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            String line = event(1);
            write(
                    socket.getOutputStream(),
                    "POST /v1/decisions/batch?askFirst=false HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + "application/x-ndjson\r\nExpect: 100-continue\r\nContent-Length: " + line.length()
                            + "\r\n\r");
            assertThat(header(socket.getInputStream())).startsWith("HTTP/1.1 100 ");
            write(socket.getOutputStream(), line);
            assertThat(header(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerArrivesBeforeTheNextLineIsSent(boolean dryRun) throws IOException {
        // A bare socket, since an HTTP client keeps small pieces of a body back.
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            write(
                    out,
                    "POST /v1/decisions/batch?askFirst=false&dryRun=" + dryRun
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + "application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r");
            for (int number = 1; number <= 5; number++) {
                String line = event(number) + "\n";
                write(out, Integer.toHexString(line.length()) + "\r\n" + line + "\r");
                if (number == 1) {
                    assertThat(header(in)).startsWith("HTTP/1.1 200 ");
                }
                StringBuilder answer = new StringBuilder();
                while (answer.indexOf("\n") < 0) {
                    answer.append(chunk(in));
                }
                ContractFilter.checkAnswerLine(answer.toString(), "batch");
                assertThat(answer.toString()).contains("\"eventId\":\"evt-" + number + "\"");
            }
            write(out, "0\r\n\r");
            assertThat(chunk(in)).isEmpty();
        }
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            header.append(line).append('\n');
        }
        return header.toString();
    }

    private static String chunk(InputStream in) throws IOException {
        byte[] chunk = in.readNBytes(Integer.parseInt(line(in), 16));
        assertThat(line(in)).isEmpty();
        return new String(chunk, StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Test
    void fiveThousandLinesStreamThroughInOrderByOneRuleset() throws Exception {
        int count = 2_000;
        try (PipedOutputStream lines = new PipedOutputStream();
                PipedInputStream sent = new PipedInputStream(lines, 1 << 16)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try (lines) {
                    for (int number = 0; number < count; number++) {
                        write(lines, event(number));
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            String version = null;
            try (BufferedReader answers =
                    new BufferedReader(new InputStreamReader(send(sent).get().body(), StandardCharsets.UTF_8))) {
                for (int number = 0; number < count; number++) {
                    String answer = String.valueOf(answers.readLine());
                    assertThat(answer).contains("\"eventId\":\"evt-" + number + "\"");
                    String its = answer.replaceFirst(".*\"rulesVersion\":\"(\\w+)\".*", "$1");
                    assertThat(its).isEqualTo(version == null ? its : version);
                    version = its;
                }
                assertThat(answers.readLine()).isNull();
            }
            writing.get();
        }
    }

    @Test
    void ofLongLinesNoMoreIsInMemoryThanSomeMegabytes() throws IOException {
        int count = 40;
        byte[] lines = (event(1) + " ".repeat(1_000_000) + "\n").repeat(count).getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(lines);
        List<Integer> takenWhenAnswered = new ArrayList<>();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int one) {
                if (one == '\n') {
                    takenWhenAnswered.add(lines.length - in.available());
                }
            }
        };
        Deciding.Request dryRun = new Deciding.Request(new Decider.Wish(false, false), Ask.NOTHING, true, null, true);
        // Nobody helps, so a line is decided only where it has to be.
        new Batch(DecisionsResource.live(rulebook), deciding, events, dryRun, new Hands(task -> {})).run(in, out);
        assertThat(takenWhenAnswered).hasSize(count);
        assertThat(takenWhenAnswered.get(0)).isLessThan(10_000_000);
    }

    private static CompletableFuture<HttpResponse<InputStream>> send(InputStream body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/decisions/batch?askFirst=false"))
                .header("Content-Type", Calls.NDJSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
