package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Linker;
import io.saveplay.drl.Parser;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Rule;
import io.saveplay.event.CancellationEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second wall alone: nobody asks the guard. What the grammar can hold is linked, and what can be linked is
 * evaluated with the limits that the shipped rules have.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SecondWallTest {
    private static final String FILE = "signals/hostile.drl";
    private static final Decider DECIDER = new Decider(Clock.systemUTC());
    private static final Map<String, How> HELD = new TreeMap<>();

    @TempDir
    static Path canaries;

    /** What held a rule off, or that it could do no harm. */
    private enum How {
        GRAMMAR,
        LINKING,
        LIMITS,
        HARMLESS
    }

    static List<HostileRules.Hostile> expressions() {
        return HostileRules.expressions(canaries);
    }

    static List<HostileRules.Hostile> files() {
        return HostileRules.files(canaries);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void whatTheGrammarCanHoldIsOutOfReach(HostileRules.Hostile hostile) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Rule> rules = Parser.read(FILE, hostile.text(), problems).rules();
        assertThat(problems).as("problems of the grammar").isEmpty();
        HELD.put(hostile.name(), tried(rules));
        assertNothingHappened();
    }

    /** Nothing of these files is left to link, or it is harmless; that is the grammar's doing and counts as such. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatIsLeftOfAFileThatTheGrammarCannotHoldIsHarmless(HostileRules.Hostile hostile) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Rule> rules = Parser.read(FILE, hostile.text(), problems).rules();
        How how = tried(rules);
        if (!problems.isEmpty()) {
            assertThat(how).isIn(How.LINKING, How.HARMLESS);
        }
        assertNothingHappened();
    }

    @AfterAll
    static void theLinkerHoldsNearlyAllOfThem() {
        Map<How, List<String>> byHow = new TreeMap<>();
        HELD.forEach((name, how) ->
                byHow.computeIfAbsent(how, one -> new ArrayList<>()).add(name));
        assertThat(byHow.get(How.LINKING)).hasSizeGreaterThan(90);
        // A signal of what is no text, which is not made, a veto in a layer where nobody asks for it, and a rule that
        // would never stop if it saw what it concludes.
        assertThat(byHow.get(How.HARMLESS))
                .containsExactlyInAnyOrder("insert-fact-itself", "insert-other-layer", "endless-inserts");
        assertThat(byHow).doesNotContainKey(How.LIMITS);
    }

    private static How tried(List<Rule> rules) {
        List<LinkedRule> linked = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                linked.add(Linker.link(rule));
            } catch (RuntimeException e) {
                assertThat(e).hasMessageEndingWith("is out of a rule's reach");
            }
        }
        if (linked.isEmpty()) {
            return How.LINKING;
        }
        linked.add(Linker.link(Parser.read(
                        FILE,
                        "package signals; rule \"a/b\" when Deal() then insert( new Signal( \"x\", \"y\" ) ); end",
                        new ArrayList<>())
                .rules()
                .get(0)));
        Ruleset ruleset = HostileRules.with(Map.of(Layer.SIGNALS, linked));
        How how = How.HARMLESS;
        for (CancellationEvent event : HostileRules.events()) {
            try {
                DECIDER.decide(ruleset, event, new Decider.Wish(true, false));
            } catch (EvaluationException e) {
                how = How.LIMITS;
            }
        }
        return how;
    }

    private static void assertNothingHappened() throws IOException {
        assertThat(HostileRules.leftBehind(canaries)).isEmpty();
        assertThat(System.getProperty("saveplay.canary")).isNull();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(DECIDER.decide(Shipped.ruleset(), HostileRules.events().get(0), new Decider.Wish(false, false)))
                .isNotNull();
    }

    /** The third wall: should anything in the engine ask for a class by name, it gets facts and the engine's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime",
                "java.lang.ProcessBuilder",
                "java.lang.System",
                "java.lang.Thread",
                "java.lang.Class",
                "java.lang.ClassLoader",
                "java.lang.invoke.MethodHandles",
                "java.lang.reflect.Method",
                "java.io.File",
                "java.io.ObjectInputStream",
                "java.nio.file.Files",
                "java.net.URL",
                "java.net.Socket",
                "javax.script.ScriptEngineManager",
                "javax.naming.InitialContext",
                "sun.misc.Unsafe",
                "org.mvel2.MVEL",
                "org.kie.api.runtime.KieSession",
                "io.saveplay.cli.Main",
                "io.saveplay.api.DecisionsResource",
                "io.saveplay.rulebook.Rulebook",
                "io.saveplay.drl.Linker",
                "io.saveplay.decision.Settings",
                "io.saveplay.event.Facts",
                "Deal",
                "java.lang.Runtime[]",
                "[Ljava.lang.Runtime;"
            })
    void theClassLoaderOfARuleBaseHasNothingButFacts(String name) throws ClassNotFoundException {
        FactsOnly loader = new FactsOnly(SecondWallTest.class.getClassLoader());
        assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.loadClass("io.saveplay.event.Deal")).isNotNull();
    }
}
