package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed can be afforded, and what cannot be afforded is not allowed. */
final class LargestFolderTest {

    /** In 256 MiB, of which the reader of events, the shipped rules and the tests' own need most. */
    @ParameterizedTest
    @ValueSource(strings = {"rules", "branches", "constraints", "join"})
    void theLargestFolderIsCompiledAndDecidesWithLittleMemory(String shape) throws Exception {
        assertThat(Forked.run(LargestFolder.class, List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"), List.of(shape)))
                .isZero();
    }

    private static List<String> problems(Map<String, String> files) {
        return Shipped.problems(RulesFolder.of(files)).stream()
                .map(Problem::text)
                .toList();
    }

    @Test
    void oneMoreOfAnythingIsTooMuch() {
        Map<String, String> rules = LargestFolder.folder("rules");
        rules.put("signals/more.drl", """
                package signals;
                rule "one/more" @title( "t" ) @guidance( "BO-1" ) @owner( "o" )
                when Deal() then insert( new Signal( "more", "x" ) ); end
                """);
        assertThat(problems(rules))
                .containsExactly(
                        "rules: there are more than 2000 rules",
                        "rules: with every `or` written out the rules look at 24001 facts, and at most 24000 are"
                                + " allowed");
        assertThat(problems(with("signals/large.drl", "/" + "/".repeat(256 << 10))))
                .containsExactly("signals/large.drl: the file is larger than 256 KiB; make several files of it");
        assertThat(problems(with("playbook/large.md", "x".repeat(257 << 10))))
                .containsExactly("playbook/large.md: the file is larger than 256 KiB; make several files of it");
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 4001; i++) {
            many.put("many/" + i + ".yaml", "");
        }
        assertThat(problems(many)).containsExactly("rules: there are more than 4000 files");
        assertThat(problems(
                        with("examples/en/many.csv", "example,reason\n" + "I am scared of it,FEAR\n".repeat(10_000))))
                .containsExactly("examples: there are more than 10000 examples");
        Map<String, String> large = new HashMap<>();
        for (int i = 0; i < 17; i++) {
            large.put("large/" + i + ".yaml", "x".repeat(1 << 20));
            large.put("large/" + i + ".drl", "x".repeat(200 << 10));
        }
        assertThat(problems(large))
                .containsExactly(
                        "rules: the files together are larger than 16 MiB",
                        "rules: the rule files together are larger than 2 MiB");
    }

    /** Whoever writes rules also writes the limits that rules are held to. */
    @Test
    void theLimitsOfTheRulesAreThemselvesLimited() {
        String settings = String.valueOf(Shipped.read().files().get("ruleset.yaml"))
                .replace("firings: 2000", "firings: 2147483647")
                .replace("deadline: PT2S", "deadline: PT99999999H")
                .replace("whatIfs: 80", "whatIfs: 2147483647")
                .replace("likely: 0.4", "likely: 1e999")
                .replace("known: 0.15", "known: -1")
                .replace("NOW: PT4H", "NOW: PT99999999999999H")
                .replace("workdays: 5", "workdays: 2147483647")
                .replaceAll("(?m)^  LATER: .*$", "");
        assertThat(problems(with("ruleset.yaml", settings)))
                .containsExactlyInAnyOrder(
                        "ruleset.yaml: `firings` is from 1 to 100000, not 2147483647",
                        "ruleset.yaml: `deadline` is from `PT0S` to `PT10S`",
                        "ruleset.yaml: `whatIfs` is from 0 to 1000, not 2147483647",
                        "ruleset.yaml: `likely` is from 0 to 1, not Infinity",
                        "ruleset.yaml: `known` is from 0 to 1, not -1",
                        "ruleset.yaml: `dueAfter` of `NOW` is at most 366 days, such as `PT4H` or `P2D`",
                        "ruleset.yaml: `dueOn: NEXT_MEETING: workdays` is from 0 to 366, not 2147483647",
                        "ruleset.yaml: `LATER` has no due time under `dueAfter` or `dueOn`");
    }

    private static Map<String, String> with(String file, String text) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put(file, text);
        return files;
    }
}
