package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import io.saveplay.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said to an analyst who makes a mistake that people make: all of it, word by word. */
final class MistakesTest {
    private static final String MINE = "plays/mine.drl";
    private static final String SOUND = """
            /* Play: mine. */
            package plays;

            rule "mine/case"
              @title( "Mine" )
              @guidance( "TC-5" )
              @owner( "me" )
            when
              $deal : Deal( meetings < 3, stage == Stage.SIGNED )
              not Signal( name == "in-writing" )
            then
              insert( new Points( "ask-why", 20, "few meetings" ) );
            end
            """;

    /**
     * A mistake.
     *
     * @param from what stands in the file when it is right
     * @param to what stands there instead
     * @param said what is said of it
     */
    record Mistake(String what, String file, String from, String to, List<String> said) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Mistake> mistakes() throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        String[] blocks =
                Files.readString(Path.of("src/test/resources/mistakes.txt")).split("(?m)^# ", -1);
        for (int i = 1; i < blocks.length; i++) {
            List<String> lines = blocks[i].lines().toList();
            mistakes.add(new Mistake(
                    lines.get(0),
                    starting(lines, "@ ").stream().findFirst().orElse(MINE),
                    StringEscapeUtils.unescapeJava(String.join("\n", starting(lines, "- "))),
                    StringEscapeUtils.unescapeJava(String.join("\n", starting(lines, "+ "))),
                    starting(lines, "> ")));
        }
        return mistakes;
    }

    private static List<String> starting(List<String> lines, String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void whatIsSaidOf(Mistake mistake) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put(MINE, SOUND);
        String right = String.valueOf(files.get(mistake.file()));
        assertThat(right).contains(mistake.from());
        int at = right.indexOf(mistake.from());
        files.put(
                mistake.file(),
                right.substring(0, at)
                        + mistake.to()
                        + right.substring(at + mistake.from().length()));
        assertThat(said(files)).isEqualTo(mistake.said());
    }

    private static List<String> said(Map<String, String> files) {
        try {
            List<Problem> problems = new ArrayList<>();
            ScenarioFile.readAll(RulesetLoader.load(RulesFolder.of(files)).folder(), problems);
            return problems.stream().map(Problem::text).toList();
        } catch (RejectedException e) {
            return e.problems().stream().map(Problem::text).toList();
        }
    }
}
