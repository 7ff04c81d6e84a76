package io.saveplay.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Formatting changes how a rule looks and nothing else. */
final class FormatterTest {
    private static final String UGLY = """
            /* Header
               two lines */
            package plays   // why
            // before
            rule "ask-why/x" @title("T") @guidance( 'TC-5' ) // own
             @owner( "me" )
            when
               // first
               $d:Deal(meetings<3&&amount>5||stakeholders==null,   product matches "a\\\\d") // behind
               not(Signal(name=="a") or Signal(name=='b'))
               Client( /* inside */ tenureMonths > 3,
                   values contains "x" )
               exists Concern() Diagnosis( nature == Nature.UNCLEAR, main == null || likely contains "UNSTATED", possible contains "SELLER_FOCUS" )
            then
              // say
              insert(new Points("ask-why",-5,"because " + $d.meetings + " x")); // last
              // very last
            end
            // after all
            """;

    private static final String NEAT = """
            /* Header
               two lines */
            package plays;  // why

            // before
            rule "ask-why/x"
              @title( "T" )
              @guidance( "TC-5" )  // own
              @owner( "me" )
            when
              // first
              $d : Deal( ( meetings < 3 && amount > 5 ) || stakeholders == null, product matches "a\\\\d" )  // behind
              not ( Signal( name == "a" ) or Signal( name == "b" ) )
              Client( /* inside */ tenureMonths > 3,
                values contains "x" )
              exists Concern()
              Diagnosis( nature == Nature.UNCLEAR, main == null || likely contains "UNSTATED",
                possible contains "SELLER_FOCUS" )
            then
              // say
              insert( new Points( "ask-why", -5, "because " + $d.meetings + " x" ) );  // last
              // very last
            end

            // after all
            """;

    private static String format(String text) {
        List<Problem> problems = new ArrayList<>();
        return Formatter.format("plays/x.drl", text, problems)
                .orElseThrow(() -> new AssertionError(problems.toString()));
    }

    @Test
    void aRuleFileIsWrittenTheHouseWayAndKeepsItsComments() {
        assertThat(format(UGLY)).isEqualTo(NEAT);
    }

    @Test
    void formattingTwiceChangesNothingMore() {
        assertThat(format(NEAT)).isEqualTo(NEAT);
    }

    @Test
    void windowsLineEndsAndTabsLeaveNoTrace() {
        assertThat(format(UGLY.replace("\n", "\r\n").replace("   ", "\t"))).isEqualTo(NEAT.replace("   two", "\ttwo"));
    }

    @Test
    void aFileThatCannotBeReadIsNotTouched() {
        List<Problem> problems = new ArrayList<>();
        assertThat(Formatter.format("plays/x.drl", UGLY.replace("then", "than"), problems))
                .isEmpty();
        assertThat(problems).isNotEmpty();
    }

    @Test
    void whereverBlanksAreAddedTheRuleStaysTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (String line : NEAT.lines().toList()) {
                boolean comment = line.contains("//") || line.contains("/*") || line.contains("two lines");
                text.append(" ".repeat(random.nextInt(5)))
                        .append(comment ? line : line.replace("( ", "(" + " ".repeat(random.nextInt(3))))
                        .append("\n".repeat(1 + random.nextInt(2)));
            }
            assertThat(format(format(text.toString()))).isEqualTo(format(text.toString()));
            assertThat(words(format(text.toString()))).isEqualTo(words(NEAT));
        }
    }

    @Test
    void theRulesThatWeShipAreFormatted() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".drl")).toList()) {
                String text = Files.readString(file);
                assertThat(format(text)).as(file.toString()).isEqualTo(text);
            }
        }
    }

    private static List<String> words(String text) {
        return Lexer.read(text, new Problems("x", null, new ArrayList<>())).stream()
                .map(token -> token.text().strip().replaceAll("\\s+", " "))
                .toList();
    }
}
