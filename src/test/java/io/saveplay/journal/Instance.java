package io.saveplay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The packaged service as a process of its own. */
public final class Instance implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NDJSON = "application/x-ndjson";
    private static final String DECIDE = "/v1/decisions?askFirst=false";

    /** Starts are quick and code need not be. */
    private static final List<String> QUICKLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    /** Other builds may have the machine. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path state;
    private final Path log;
    private final int port;
    private final Map<String, String> settings;
    private final List<String> jvm;
    private Process process;

    private Instance(Path state, int port, Map<String, String> settings, List<String> jvm) throws IOException {
        this.state = state;
        this.jvm = jvm;
        // Not in the state folder, whose disk may be full.
        this.log = Files.createTempFile(Path.of("target"), "service", ".log");
        this.port = port;
        this.settings = settings;
        this.process = launch();
    }

    /** What was answered. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, byte[] body, Map<String, List<String>> headers) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(text(), e);
            }
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        boolean isReplay() {
            return headers.containsKey("idempotent-replay");
        }

        /** Whether it is a problem of this name, with the seconds after which to come again. */
        boolean isProblemToRetry(String name) {
            return status == 503
                    && headers.containsKey("retry-after")
                    && json().path("type").asText().equals("urn:saveplay:problem:" + name);
        }
    }

    /**
     * Starts a service.
     *
     * @param state its state folder
     * @param settings environment variables
     */
    public static Instance start(Path state, Map<String, String> settings) throws IOException {
        return start(state, settings, QUICKLY);
    }

    /** Starts a service as an operator does. */
    static Instance startInFull(Path state) throws IOException {
        return startInFull(state, Map.of());
    }

    /** The same with settings. */
    public static Instance startInFull(Path state, Map<String, String> settings) throws IOException {
        return start(state, settings, List.of());
    }

    private static Instance start(Path state, Map<String, String> settings, List<String> jvm) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new Instance(Files.createDirectories(state), socket.getLocalPort(), settings, jvm);
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", System.getProperty("app", "target/quarkus-app") + "/quarkus-run.jar"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("SAVEPLAY_PORT", Integer.toString(port));
        builder.environment().put("SAVEPLAY_STATE", state.toString());
        builder.environment()
                .put(
                        "SAVEPLAY_JOURNAL_BINARIES",
                        Databases.BINARIES.toAbsolutePath().toString());
        builder.environment().putAll(settings);
        return builder.start();
    }

    public int port() {
        return port;
    }

    /** Kills it; it can do nothing more. */
    public void kill() {
        Databases.killAndWait(process.toHandle());
    }

    /** Starts it again where it was. */
    public void startAgain() throws IOException {
        process = launch();
    }

    public Instance awaitReady() throws IOException, InterruptedException {
        await("/q/health/ready", answer -> answer.status() == 200);
        return this;
    }

    /** Waits until readiness says that it is not, for a reason with these words. */
    Answer awaitDown(String reason) throws IOException, InterruptedException {
        return await(
                "/q/health/ready",
                answer -> answer.status() == 503 && trouble(answer).contains(reason));
    }

    /** Why the journal is down, as readiness says it. */
    static String trouble(Answer readiness) {
        return readiness.json().findPath("trouble").asText();
    }

    /** Asks until the answer is as it is waited for. */
    Answer await(String path, Predicate<Answer> so) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String last = "nothing";
        while (System.nanoTime() - start < LONGEST.toNanos()) {
            if (!process.isAlive()) {
                break;
            }
            try {
                Answer answer = get(path);
                if (so.test(answer)) {
                    return answer;
                }
                last = answer.text();
            } catch (IOException e) {
                // Not up yet.
            }
            Thread.sleep(100);
        }
        throw new AssertionError(path + " answers " + last + " and the log says " + Files.readString(log));
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    public Answer getLines(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", NDJSON).build());
    }

    public Answer post(String path, String body) throws IOException, InterruptedException {
        return send(posting(path, body));
    }

    public Answer post(String path, String body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private HttpRequest posting(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Has an event decided. */
    Answer decide(String event) throws IOException, InterruptedException {
        return post(DECIDE, event);
    }

    /** Has an event decided, and does not wait for it. */
    CompletableFuture<Answer> decideLater(String event) {
        return HTTP.sendAsync(posting(DECIDE, event), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Instance::answer);
    }

    /** Has an event decided that is not kept. */
    public Answer tryOut(String event) throws IOException, InterruptedException {
        return post(DECIDE + "&dryRun=true", event);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static Answer send(HttpRequest request) throws IOException, InterruptedException {
        return answer(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), response.body(), response.headers().map());
    }

    /** An event with an id, on a deal and of a client of its own. */
    public static String event(String id) {
        return """
                {"id": "%1$s", "occurredAt": "2026-03-02T15:30:00Z", "channel": "EMAIL",
                 "statedReason": "it is too expensive for us, says %1$s",
                 "deal": {"id": "D-%1$s", "amount": 18000}, "client": {"id": "C-%1$s", "contactName": "Ana"}}""".formatted(id);
    }

    /** Ends it in order. */
    @Override
    public void close() {
        process.destroy();
        if (!Waiting.until(() -> !process.isAlive(), LONGEST)) {
            kill();
        }
    }
}
