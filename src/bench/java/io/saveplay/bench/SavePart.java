package io.saveplay.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long it takes from the save of a rule to the rules being live. */
final class SavePart implements Part {
    private static final int WARM_UP = 3;
    private static final int SAVES = 10;
    private static final int LOOK_EVERY_MS = 10;
    private static final long LONGEST_S = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return "save";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        Path rules = Shipped.copyTo(Service.newState(settings, "save").resolveSibling("rules"));
        Path file = rules.resolve("plays/ask-why.drl");
        String text = Files.readString(file);
        List<Double> millis = new ArrayList<>();
        try (Service service = Service.start(settings, "saving", Map.of("SAVEPLAY_RULES", rules.toString()))) {
            for (int i = 0; i < WARM_UP + SAVES; i++) {
                double took = save(service, file, text + "\n// save " + i + "\n");
                if (i >= WARM_UP) {
                    millis.add(took);
                }
            }
        }
        return List.of(new Table(
                "save-to-live",
                "from the save of one rule file to `GET /v1/rules` with its version, asked every " + LOOK_EVERY_MS
                        + " ms; " + SAVES + " saves after " + WARM_UP + " that do not count",
                List.of(Row.of("one file of the shipped rules")
                        .with("medianMs", Median.of(millis))
                        .with("leastMs", Collections.min(millis))
                        .with("mostMs", Collections.max(millis))),
                List.of()));
    }

    private static double save(Service service, Path file, String text) throws IOException, InterruptedException {
        String before = version(service);
        Path next = Files.writeString(file.resolveSibling("next.tmp"), text);
        long start = System.nanoTime();
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        while (version(service).equals(before)) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LONGEST_S)) {
                throw new IllegalStateException("the saved rules do not become live");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static String version(Service service) throws IOException, InterruptedException {
        return JSON.readTree(service.get("/v1/rules").body()).path("version").asText();
    }
}
