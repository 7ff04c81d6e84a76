package io.saveplay.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged service as a process of its own, started as its users start it. */
final class Service implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Path STATUS = Path.of("/proc");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final Path log;
    private final long launched = System.nanoTime();

    private Service(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** What the service's JVM is started with. */
    static List<String> options(Settings settings) {
        return Stream.concat(Stream.of("-Xmx256m"), settings.jvm().stream()).toList();
    }

    /**
     * Starts one, and does not wait for it.
     *
     * @param state its state folder, whose parent folder takes its log
     * @param variables more of its environment
     * @param options more options of its JVM
     */
    static Service launch(Settings settings, Path state, Map<String, String> variables, List<String> options)
            throws IOException {
        String jar = settings.app().resolve("quarkus-run.jar").toString();
        return launch(settings, state, variables, options, List.of("-jar", jar));
    }

    /**
     * Its classes where the JVM itself finds them, which is where it can share them, and its main class. The jar opens that
     * package to it, which Java 24 and later need.
     */
    static List<String> classes(Settings settings) {
        String all = Stream.of("quarkus", "app", "lib/boot", "lib/main")
                .map(folder -> settings.app().resolve(folder) + "/*")
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", all, "io.saveplay.cli.Main");
    }

    /**
     * The same.
     *
     * @param program what the JVM is to run
     */
    static Service launch(
            Settings settings, Path state, Map<String, String> variables, List<String> options, List<String> program)
            throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(settings.java()));
        command.addAll(options(settings));
        command.addAll(options);
        command.addAll(program);
        Path log = state.resolveSibling(state.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("SAVEPLAY_PORT", Integer.toString(port));
        environment.put("SAVEPLAY_STATE", state.toString());
        environment.put("SAVEPLAY_TEXT_MEANING", settings.meaning() ? "on" : "off");
        // A busy machine makes figures worse, and is no reason to have none.
        environment.put("SAVEPLAY_RULES_DEADLINE", "5m");
        environment.putAll(variables);
        return new Service(builder.start(), port, log);
    }

    /** Starts one in a new folder, with the programs of its database already unpacked, and waits until it answers. */
    static Service start(Settings settings, String name, Map<String, String> variables) throws Exception {
        return start(settings, name, variables, List.of());
    }

    /** The same, with more options of its JVM. */
    static Service start(Settings settings, String name, Map<String, String> variables, List<String> options)
            throws Exception {
        Map<String, String> all = new HashMap<>(withPrograms(settings, variables));
        // What is kept has to be taken from the first request on.
        all.put("SAVEPLAY_JOURNAL_START_WAIT", "60s");
        Service service = launch(settings, newState(settings, name), all, options);
        try {
            service.awaitAnswer();
        } catch (Exception e) {
            service.close();
            throw e;
        }
        return service;
    }

    /** Removes what earlier services left, their logs too. */
    static void clean(Settings settings) throws IOException {
        Path runs = runs(settings);
        try (Stream<Path> all = Files.exists(runs) ? Files.walk(runs) : Stream.empty()) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static Path runs(Settings settings) {
        return settings.out().resolve("runs");
    }

    /** A state folder that is not there yet. */
    static Path newState(Settings settings, String name) throws IOException {
        Path folder = Files.createDirectories(runs(settings));
        return Files.createTempDirectory(folder.toAbsolutePath(), name).resolve("state");
    }

    /** The variables and where the programs of the database are, unpacked once for all runs. */
    static Map<String, String> withPrograms(Settings settings, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put(
                "SAVEPLAY_JOURNAL_BINARIES",
                settings.out().resolve("postgres-binaries").toAbsolutePath().toString());
        return all;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    int port() {
        return port;
    }

    /** Waits until an event is decided, and answers how long it took from the launch on. */
    Duration awaitAnswer() throws IOException, InterruptedException {
        String event = Events.some(1).get(0);
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() - launched > LONGEST.toNanos()) {
                throw new IllegalStateException("the service does not start: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        HttpResponse<String> answer = post("/v1/decisions?dryRun=true", event);
        Duration took = Duration.ofNanos(System.nanoTime() - launched);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the first answer is " + answer.statusCode() + ": " + answer.body());
        }
        return took;
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return HTTP.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST);
    }

    /** The processor time that the service itself has used. */
    Duration processorTime() {
        return used(process.toHandle());
    }

    /** The processor time that its database has used. */
    Duration processorTimeOfDatabase() {
        return process.descendants().map(Service::used).reduce(Duration.ZERO, Duration::plus);
    }

    /** The processor time that a process has used. */
    static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Its resident memory in megabytes, {@code VmRSS} for now and {@code VmHWM} for the most so far. */
    double megabytes(String which) throws IOException {
        Path status = STATUS.resolve(process.pid() + "/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(which + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Ends it in order, so that its database ends too. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
