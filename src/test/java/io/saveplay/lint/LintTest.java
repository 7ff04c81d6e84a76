package io.saveplay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lint finds what it says it finds, and keeps quiet about what is near it. */
final class LintTest {

    static Stream<Sample> samples() throws IOException {
        return Sample.all().stream();
    }

    private static List<Problem> problems(Map<String, String> changes) {
        return Lint.problems(Shipped.load(Sample.changed(changes)));
    }

    @Test
    void nothingIsFoundInTheShippedRules() {
        assertThat(Lint.problems(Shipped.ruleset())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachThingIsFoundWhereItIsAndNotWhereItIsNot(Sample sample) {
        Finding finding = Finding.valueOf(
                sample.finding().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        assertThat(problems(sample.bad()))
                .filteredOn(problem -> problem.code().equals(finding.id()))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.severity()).isEqualTo(finding.severity());
                    assertThat(problem.fix()).as("the way to mend it").isNotEqualTo("");
                    assertThat(problem.message())
                            .doesNotContain("io.saveplay", "java.", "%s", "null")
                            .doesNotEndWith(".");
                });
        assertThat(problems(sample.near())).extracting(Problem::code).doesNotContain(finding.id());
    }

    @Test
    void everyFindingHasASample() throws IOException {
        Set<String> seen = new HashSet<>();
        Sample.all().forEach(sample -> seen.add(sample.finding()));
        assertThat(Stream.of(Finding.values()).map(Finding::id)).allMatch(seen::contains);
    }

    @Test
    void whatIsFoundIsToldInWords() {
        Map<String, String> changes =
                Map.of("plays/mine.drl", """
                Signal( name == "close-tryed" ) => Points( "ask-why", 5, "x" )
                Signal( name == "before-the-yes" ) Signal( name == "after-the-yes" ) => Points( "ask-why", 5, "y" )
                Deal( meetings >= 3 ) => Points( "ask-why", 5, "z" )
                """, "~signals/history.drl", "mindChanges >= 3 => mindChanges >= 4");
        assertThat(problems(changes))
                .extracting(Problem::text)
                .containsExactly(
                        "plays/mine.drl:9:19: rule `mine/plays-1`: no rule sets the signal `close-tryed`;"
                                + " did you mean `close-tried`?",
                        "plays/mine.drl:14: rule `mine/plays-2`: it can never fire: the signals that it asks for are never"
                                + " set together, or never with the rest; look at what it asks for together",
                        "plays/mine.drl:29:21: rule `mine/plays-3`: the threshold `3` is hidden in `plays/`; set a signal"
                                + " in `signals/` from it, and ask for the signal here",
                        "signals/history.drl:38: rule `history/steady-mind`: no rule of `history` covers"
                                + " `Client.mindChanges` 3; cover it, also if only to say so");
    }
}
