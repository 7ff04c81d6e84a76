package io.saveplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios beside the shipped rules, one named test each, and what they cover. */
final class ScenariosTest {
    private static final ScenarioRunner RUNNER =
            new ScenarioRunner(Shipped.ruleset(), new Decider(Clock.systemUTC()), Shipped.reader());

    private static List<ScenarioFile> files() {
        List<Problem> problems = new ArrayList<>();
        List<ScenarioFile> files = ScenarioFile.readAll(Shipped.read(), problems);
        assertThat(problems).isEmpty();
        return files;
    }

    @TestFactory
    Stream<DynamicContainer> scenarios() {
        return files().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.file(),
                        file.scenarios().stream()
                                .map(scenario -> DynamicTest.dynamicTest(
                                        scenario.name(),
                                        () -> assertThat(RUNNER.run(file.file(), scenario)
                                                        .failures())
                                                .isEmpty()))));
    }

    @Test
    void everyRuleAndEveryGuidanceItemIsCoveredOnBothSides() {
        Coverage coverage = Coverage.of(Shipped.ruleset(), RUNNER.runAll(files()));
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.guidance()).hasSizeGreaterThanOrEqualTo(55);
    }

    @Test
    void theCatalogueIsCurrent() throws IOException {
        Coverage coverage = Coverage.of(Shipped.ruleset(), RUNNER.runAll(files()));
        assertThat(Files.readString(Shipped.FOLDER.resolve("CATALOG.md")))
                .as("run `saveplay catalog` and commit rules/CATALOG.md")
                .isEqualTo(Catalog.of(Shipped.ruleset(), coverage));
    }
}
