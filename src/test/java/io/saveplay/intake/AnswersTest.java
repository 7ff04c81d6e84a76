package io.saveplay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.event.CancellationEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The questionnaire's answers reach rules in one form. */
final class AnswersTest {
    private static final EventReader READER = new EventReader(Contract.load());

    private static CancellationEvent read(String client) {
        String event = """
                {"id":"e","occurredAt":"2026-03-02T09:30:00Z","deal":{"id":"d"},"client":%s}""".formatted(client);
        Reading reading = READER.read(event.getBytes(StandardCharsets.UTF_8), code -> Optional.empty());
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).event();
    }

    @Test
    void aClientWithoutAQuestionnaireHasNoAnswers() {
        assertThat(read("{\"id\":\"c\"}").client().answers()).isEmpty();
        assertThat(read("{\"id\":\"c\",\"answers\":{}}").client().answerCount()).isZero();
    }

    @Test
    void answersAreComparedInSmallLettersAndTruthValuesAsYesAndNo() {
        CancellationEvent event = read("""
                {"id":"c","answers":{"a":" Yes ","b":true,"c":false,"d":4,"e":"Within A Year"}}""");
        assertThat(event.client().answers())
                .isEqualTo(Map.of("a", "yes", "b", "yes", "c", "no", "d", "4", "e", "within a year"));
    }
}
