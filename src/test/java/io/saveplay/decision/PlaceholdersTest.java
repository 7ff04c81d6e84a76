package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlaceholdersTest {
    private static Placeholders of(Story story) throws IOException {
        Diagnosis diagnosis = new Diagnosis(Nature.UNCLEAR, List.of(), Set.of());
        Conclusions conclusions = new Conclusions(
                diagnosis,
                new Fit(Verdict.UNKNOWN, null, List.of()),
                story,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Placeholders(
                Shipped.event(new ObjectMapper().readTree("""
                {"id": "e-1", "occurredAt": "2026-03-02T10:00:00Z", "deal": {"id": "d-1"}, "client": {"id": "c-1"}}
                """)),
                conclusions,
                Shipped.ruleset().taxonomy(),
                List.of());
    }

    @Test
    void aStoryIsToldWithoutBlanksAroundItAndNotAtAllWhereItSaysNothing() throws IOException {
        Placeholders told = of(new Story("s", " a baker ", null, null, null, true, " It went well. "));
        assertThat(told.apply("story.text")).isEqualTo("It went well.");
        assertThat(told.apply("story.who")).isEqualTo("a baker");
        assertThat(of(new Story("s", "a baker", null, null, null, true, " ")).apply("story.text"))
                .isNull();
        assertThat(of(new Story("s", "a baker", null, null, null, false, "It went well."))
                        .apply("story.text"))
                .isNull();
    }
}
