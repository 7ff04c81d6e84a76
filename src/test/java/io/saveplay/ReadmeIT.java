package io.saveplay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands in a copy of the project, in their order, and compares what they say. */
final class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```(sh|json)\\n(.*?)```");
    private static final Set<String> NOT_COPIED = Set.of("target", ".git", ".saveplay");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    private record Block(String language, String text) {}

    private record Ended(int code, String out) {}

    @Test
    void everyCommandDoesWhatTheReadmeSays() throws Exception {
        List<Block> blocks = blocks();
        copy(Path.of("").toAbsolutePath());
        int port = freePort();
        Map<String, String> environment = Map.of("SAVEPLAY_PORT", Integer.toString(port));
        assertThat(blocks.get(0).text()).contains("java -jar");
        Process service = serve(blocks.get(0), environment, port);
        try {
            for (int i = 1; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                if (block.language().equals("sh") && block.text().strip().endsWith("quarkus-run.jar")) {
                    stop(service);
                    service = serve(block, environment, port);
                    continue;
                }
                // This test is a part of it.
                if (block.language().equals("sh") && !block.text().strip().equals("mvn verify")) {
                    Ended ended = run(block.text().replace("localhost:8080", "localhost:" + port));
                    assertThat(ended.code()).as(block.text() + ended.out()).isZero();
                    assertThat(ended.out()).as(block.text()).isNotBlank();
                    if (i + 1 < blocks.size() && blocks.get(i + 1).language().equals("json")) {
                        assertHolds("", JSON.readTree(blocks.get(i + 1).text()), JSON.readTree(ended.out()));
                    }
                }
            }
        } finally {
            stop(service);
        }
    }

    /** Starts the service as a block says, and waits until it is ready. */
    private Process serve(Block block, Map<String, String> environment, int port) throws Exception {
        Process service = start(block.text(), environment, project.resolve("service.log"));
        try {
            waitUntilReady(port, service);
        } catch (Exception | AssertionError e) {
            stop(service);
            throw e;
        }
        return service;
    }

    private static void stop(Process service) throws InterruptedException {
        // All of them: one that is about to end would pass for the next one that is ready.
        List<ProcessHandle> all = service.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        service.destroy();
        service.waitFor(30, TimeUnit.SECONDS);
        all.forEach(one -> one.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    private static List<Block> blocks() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        List<Block> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2)));
        }
        return blocks;
    }

    private void copy(Path from) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(project.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, project.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(String command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ended run(String command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(project, "command", ".log");
        Process process = start(command, Map.of(), log);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command).isTrue();
        return new Ended(process.exitValue(), Files.readString(log));
    }

    private void waitUntilReady(int port, Process service) throws Exception {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && service.isAlive()) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not up yet.
            }
            Thread.sleep(500);
        }
        throw new AssertionError("the service did not start: " + Files.readString(project.resolve("service.log")));
    }

    /** What the README shows is in the answer: every field it names, and as many entries of a list as it gives. */
    private static void assertHolds(String place, JsonNode shown, JsonNode seen) {
        if (shown.isObject()) {
            shown.properties()
                    .forEach(field ->
                            assertHolds(place + "/" + field.getKey(), field.getValue(), seen.path(field.getKey())));
        } else if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                assertHolds(place + "/" + i, shown.get(i), seen.path(i));
            }
        } else {
            assertThat(seen.asText()).as(place).isEqualTo(shown.asText());
        }
    }
}
