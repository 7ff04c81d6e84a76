package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.TinyRules;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A rule file that breaks under a running service, in every way a file can. */
@QuarkusTest
@TestProfile(BrokenFileTest.OwnFolder.class)
final class BrokenFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A small folder that this test breaks. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "saveplay.rules", TinyRules.writeTo(RulesCopy.empty(), 1).toString());
        }
    }

    @Inject
    Rulebook rulebook;

    private interface Breaking {
        void run(Path file) throws IOException;
    }

    private static Map<String, Breaking> breakings() {
        String whole = TinyRules.rule(2);
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        Map<String, Breaking> all = new LinkedHashMap<>();
        int end = whole.lastIndexOf("end");
        for (int i = 0; i < 5; i++) {
            int cut = end * i / 4;
            all.put("cut at " + cut, file -> Files.writeString(file, whole.substring(0, cut)));
        }
        all.put(
                "half of it old, half of it new",
                file -> Files.writeString(
                        file, whole.substring(0, end / 2) + TinyRules.rule(1).substring(end / 3)));
        all.put("deleted", Files::delete);
        all.put("a folder", file -> {
            Files.delete(file);
            Files.createDirectory(file);
        });
        all.put("a link to nowhere", file -> {
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("nowhere.drl"));
        });
        all.put("a link to itself", file -> {
            Files.delete(file);
            Files.createSymbolicLink(file, file.getFileName());
        });
        all.put("binary", file -> {
            bytes[bytes.length / 2] = (byte) 0xC3;
            Files.write(file, bytes);
        });
        all.put("all zeros", file -> Files.write(file, new byte[bytes.length]));
        all.put("too large", file -> Files.write(file, new byte[(1 << 20) + 1]));
        return all;
    }

    @Test
    void theAnswersStayTheProblemIsShownAndTheServiceIsReady() throws IOException {
        Path file = rulebook.root().resolve(TinyRules.RULE_FILE);
        String version = call().get("/v1/rules").path("version");
        Object answer = answer();
        Duration slowest = Duration.ZERO;
        for (Map.Entry<String, Breaking> breaking : breakings().entrySet()) {
            breaking.getValue().run(file);
            long start = System.nanoTime();
            await(breaking.getKey(), () -> !problems().isEmpty());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            assertThat(call().get("/v1/rules").<String>path("version"))
                    .as(breaking.getKey())
                    .isEqualTo(version);
            assertThat(answer()).as(breaking.getKey()).isEqualTo(answer);
            call().get("/q/health/ready").then().statusCode(200);
            Files.deleteIfExists(file);
            TinyRules.write(file, TinyRules.rule(1));
            await("mended after " + breaking.getKey(), () -> problems().isEmpty());
        }
        System.out.println(
                "measured: a broken file is shown after " + slowest.toMillis() + " ms at most, with two tiny rules");
    }

    private static Object answer() {
        return decide(Calls.MINIMAL).then().statusCode(200).extract().path("recommendations.receipt");
    }

    private static List<String> problems() {
        return call().get("/v1/rules").path("problems.file");
    }

    private static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PATIENCE);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
