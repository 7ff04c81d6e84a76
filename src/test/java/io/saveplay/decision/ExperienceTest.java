package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExperienceTest {
    private static final Experience.Cell PLAY = new Experience.Cell("call", null, null, 5, 30, 60);
    private static final Experience.Cell FAMILY = new Experience.Cell("call", "BUDGET", null, -3, 9, 30);
    private static final Experience.Cell SEGMENT = new Experience.Cell("call", "BUDGET", "smb", 8, 14, 25);

    @Test
    void equalCellsInAnyOrderAreTheSameVersion() {
        Experience one = Experience.of(List.of(PLAY, FAMILY, SEGMENT));
        Experience other = Experience.of(List.of(SEGMENT, PLAY, FAMILY));
        assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one.version()).matches("[0-9a-f]{12}").isEqualTo(other.version());
    }

    @Test
    void anythingElseIsAnotherVersion() {
        assertThat(List.of(
                                Experience.NONE,
                                Experience.of(List.of(PLAY)),
                                Experience.of(List.of(new Experience.Cell("call", null, null, 6, 30, 60))),
                                Experience.of(List.of(new Experience.Cell("call", "-", null, 5, 30, 60))),
                                Experience.of(List.of(new Experience.Cell("call 1:-", null, null, 5, 30, 60))))
                        .stream()
                        .map(Experience::version))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrittenAsJsonIsReadBackAsItWas() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Experience one = Experience.of(List.of(PLAY, FAMILY, SEGMENT));
        Experience back = json.readValue(json.writeValueAsBytes(one), Experience.class);
        assertThat(back).isEqualTo(one);
        assertThat(back.find("call", "BUDGET", "smb")).isEqualTo(SEGMENT);
        assertThat(json.readTree(json.writeValueAsBytes(one)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("version", "cells");
    }

    @Test
    void caseAndSpaceMakeNoOtherSegment() {
        assertThat(Experience.segment(" First-Home ")).isEqualTo("first-home");
        assertThat(Experience.segment("  ")).isNull();
        assertThat(Experience.segment(null)).isNull();
    }

    @Test
    void cellsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Experience.of(List.of(PLAY, new Experience.Cell("call", null, null, 6, 1, 2))))
                .hasMessage("`call` has two cells for the same cases");
        assertThatThrownBy(() -> new Experience.Cell("call", null, "smb", 6, 1, 2))
                .hasMessage("a segment stands within a family of reasons");
        assertThatThrownBy(() -> new Experience.Cell("call", null, null, 6, 3, 2))
                .hasMessage("a play works between never and each time, not 3 of 2 times");
    }
}
