package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saveplay.rulebook.Rulebook;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HotReloadTest.OwnFolder.class)
final class HotReloadTest {

    /** A folder that this test may change, read by meaning as well. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("saveplay.rules", RulesCopy.make().toString(), "saveplay.text.meaning", "on");
        }
    }

    @Inject
    Rulebook rulebook;

    @Test
    void anEditChangesTheAnswerAndAMistakeDoesNot() {
        Path rules = rulebook.root();
        Path page = rules.resolve("playbook/diagnose-the-why.md");
        String title = title();
        String first = version();

        RulesCopy.edit(page, "title: " + title, "title: Ask what lies behind it");
        await(() -> title().equals("Ask what lies behind it"));
        String second = version();
        assertThat(second).isNotEqualTo(first);

        Path policy = rules.resolve("policy/discount.drl");
        RulesCopy.edit(policy, "saveAttempts == null", "savAttempts == null");
        await(() -> !problems().isEmpty());
        assertThat(problems()).contains("policy/discount.drl");
        assertThat(title()).isEqualTo("Ask what lies behind it");
        assertThat(version()).isEqualTo(second);
        call().get("/q/health/ready").then().statusCode(200);

        RulesCopy.edit(policy, "savAttempts == null", "saveAttempts == null");
        await(() -> problems().isEmpty());
        assertThat(version()).isEqualTo(second);
    }

    @Test
    void anExampleIsTakenUpAndOneThatIsWrongIsToldWithItsLineAndChangesNothing() {
        Path table = rulebook.root().resolve("examples/en/fear.csv");
        String header = "example,reason,comment";
        String first = version();

        RulesCopy.edit(table, header, header + "\nI get goose bumps when I think of the contract,FEAR,");
        await(() -> !version().equals(first));
        String second = version();
        assertThat(problems()).isEmpty();

        RulesCopy.edit(table, header, header + "\nThe contract keeps me awake,FEER,");
        await(() -> !problems().isEmpty());
        assertThat(problems()).containsExactly("examples/en/fear.csv");
        call().get("/v1/rules").then().body("problems.line", contains(2), "servingFrom", equalTo("LAST_GOOD"));
        assertThat(version()).isEqualTo(second);

        RulesCopy.edit(table, header + "\nThe contract keeps me awake,FEER,", header);
        await(() -> problems().isEmpty());
        assertThat(version()).isEqualTo(second);
    }

    private static String title() {
        return decide(Calls.MINIMAL)
                .then()
                .statusCode(200)
                .extract()
                .path("recommendations.find { it.play == 'diagnose-the-why' }.title");
    }

    private static String version() {
        return call().get("/v1/rules").path("version");
    }

    private static List<String> problems() {
        return call().get("/v1/rules").path("problems.file");
    }

    private static Duration await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
