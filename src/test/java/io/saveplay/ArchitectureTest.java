package io.saveplay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of rooms in {@code src/docs/architecture.md}: data goes one way, and each tool lives in one room. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.saveplay");

    private static final Set<String> EVERYTHING = Set.of(
            "event",
            "decision",
            "intake",
            "text",
            "drl",
            "crm",
            "rulebook",
            "lint",
            "explain",
            "scenario",
            "journal",
            "outbound",
            "delivery");

    /** Which rooms of ours a room may import. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("event", Set.of()),
            Map.entry("text", Set.of("event")),
            Map.entry("decision", Set.of("event")),
            Map.entry("intake", Set.of("event")),
            Map.entry("journal", Set.of("event", "decision")),
            Map.entry("drl", Set.of("event", "decision")),
            Map.entry("crm", Set.of("event", "decision", "intake", "drl")),
            Map.entry("rulebook", Set.of("event", "decision", "text", "drl", "crm")),
            Map.entry("lint", Set.of("event", "decision", "drl", "rulebook")),
            Map.entry("explain", Set.of("event", "decision", "drl", "rulebook")),
            Map.entry("scenario", Set.of("event", "decision", "intake", "drl", "crm", "rulebook")),
            Map.entry("outbound", Set.of()),
            Map.entry("delivery", Set.of("event", "decision", "intake", "crm", "rulebook", "journal", "outbound")),
            Map.entry("api", EVERYTHING),
            Map.entry("cli", EVERYTHING));

    private static final Set<String> CLOCKS =
            Set.of("java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime", "java.time.ZonedDateTime");

    private static final int MOST_LINES = 300;

    @Test
    void aRoomImportsOnlyWhatTheTableAllows() {
        MAY_IMPORT.forEach((room, allowed) -> MAY_IMPORT.keySet().stream()
                .filter(other -> !other.equals(room) && !allowed.contains(other))
                .forEach(other -> check(noClasses()
                        .that()
                        .resideInAPackage("io.saveplay." + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.saveplay." + other + ".."))));
    }

    @Test
    void everyClassLivesInARoomOfTheTable() {
        check(classes()
                .should()
                .resideInAnyPackage(MAY_IMPORT.keySet().stream()
                        .map(room -> "io.saveplay." + room)
                        .toArray(String[]::new)));
    }

    @Test
    void noRoomsImportEachOtherInACircle() {
        check(slices().matching("io.saveplay.(*)..").should().beFreeOfCycles());
    }

    @Test
    void eventsKnowTheJdkOnly() {
        check(classes()
                .that()
                .resideInAPackage("io.saveplay.event")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.saveplay.event"));
    }

    @Test
    void eachToolLivesInOneRoom() {
        Map<String, List<String>> tools = Map.of(
                "rulebook",
                List.of("org.drools..", "org.kie.."),
                "api",
                List.of("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx.ext..", "jakarta.inject.."),
                "crm",
                List.of("com.dashjoin.."),
                "outbound",
                List.of("io.github.resilience4j.."),
                "cli",
                List.of("picocli..", "me.tongfei.."),
                "text",
                List.of("org.apache.lucene..", "opennlp..", "dev.langchain4j..", "ai.onnxruntime..", "org.ejml.."),
                "scenario",
                List.of("com.github.difflib.."),
                "journal",
                List.of(
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.jdbi..",
                        "com.zaxxer..",
                        "org.flywaydb..",
                        "com.github.kagkarlsson..",
                        "io.zonky.."));
        tools.forEach((room, packages) -> packages.forEach(tool -> check(noClasses()
                .that()
                .resideOutsideOfPackage("io.saveplay." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(tool))
                .allowEmptyShould(true))));
    }

    @Test
    void onlyTheEdgesSpeakHttp() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.saveplay.api..", "io.saveplay.outbound..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx..").or(resideInAPackage("java.net.http..")))
                .allowEmptyShould(true));
    }

    @Test
    void nobodyReadsTheTimeButTheClockThatIsHandedIn() {
        check(noClasses().should().callMethodWhere(ArchitectureTest.readsTheTime()));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheTime() {
        return DescribedPredicate.describe("reads the time", call -> {
            String owner = call.getTargetOwner().getName();
            boolean now = call.getName().equals("now") && CLOCKS.contains(owner);
            return now || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
        });
    }

    @Test
    void noNameIsABin() {
        check(noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Service)"));
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        for (String room : MAY_IMPORT.keySet()) {
            String info = Files.readString(Path.of("src/main/java/io/saveplay/" + room + "/package-info.java"));
            assertThat(info).as(room).startsWith("/**").contains("@NullMarked");
        }
    }

    @Test
    void noFileIsLongerThanOneReadsInASitting() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThanOrEqualTo(MOST_LINES);
            }
        }
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
