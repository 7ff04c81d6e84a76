package io.saveplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the first rule of {@code rules/README.md} as a newcomer would, and looks for what it says will be seen. */
final class RulesReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```(?:\\s*```text\\n(.*?)```)?");
    private static final String BUILD = "mvn -q -Dquick package\n";
    private static final String MARK = "=== step ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    private record Step(String commands, List<String> seen) {}

    @Test
    void theFirstRuleGoesLiveAsThePageSays() throws Exception {
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(6);
        assertThat(steps.get(0).commands()).startsWith(BUILD);
        for (String part : List.of("rules", "target/quarkus-app")) {
            copy(Path.of(part), project.resolve(part));
        }
        int port = freePort();
        // A session of its own, so that the service that the steps start ends with them, and before its folder goes.
        StringBuilder script = new StringBuilder("set -e\ntrap 'trap \"\" TERM; kill 0; wait' EXIT\n");
        for (int i = 0; i < steps.size(); i++) {
            // What the build makes is there already: this test runs after it.
            script.append("echo '" + MARK + i + "'\n")
                    .append(steps.get(i).commands().replace(BUILD, "").replace("8080", Integer.toString(port)));
        }
        List<String> outputs = run(script.toString(), port);
        for (int i = 0; i < steps.size(); i++) {
            String output = i < outputs.size() ? outputs.get(i) : "";
            for (String line : steps.get(i).seen()) {
                assertThat(output).as(steps.get(i).commands()).containsPattern(pattern(line));
            }
        }
    }

    private static List<Step> steps() throws IOException {
        String page = Files.readString(Path.of("rules/README.md"));
        int start = page.indexOf("## Your first rule");
        Matcher block = BLOCK.matcher(page.substring(start, page.indexOf("\n## ", start + 3)));
        List<Step> steps = new ArrayList<>();
        while (block.find()) {
            List<String> seen = block.group(2) == null
                    ? List.of()
                    : block.group(2).lines().map(String::strip).toList();
            steps.add(new Step(block.group(1), seen));
        }
        return steps;
    }

    /** A line of the page, in which an ellipsis stands for anything. */
    private static Pattern pattern(String line) {
        return Pattern.compile(Stream.of(line.split("…", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElseThrow());
    }

    private List<String> run(String script, int port) throws IOException, InterruptedException {
        Path log = project.resolve("steps.log");
        ProcessBuilder builder = new ProcessBuilder("setsid", "bash", "-c", script)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SAVEPLAY_PORT", Integer.toString(port));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the steps end").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            // The shell does not wait for the service itself, which stops its database in the folder that goes next.
            String last = "while kill -0 -- -" + process.pid() + " 2>/dev/null; do sleep 0.1; done";
            boolean ended = new ProcessBuilder("bash", "-c", last).start().waitFor(1, TimeUnit.MINUTES);
            assertThat(ended).as("the service ends").isTrue();
        }
        String all = Files.readString(log);
        assertThat(process.exitValue()).as(all).isZero();
        return Stream.of(all.split(MARK + "\\d+\n", -1)).skip(1).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
