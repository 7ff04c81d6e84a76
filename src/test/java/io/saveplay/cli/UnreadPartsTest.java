package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.crm.Note;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.Skeleton;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Unread;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.Contract;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** Who reads a decision on a page is told what of the words was not read. */
final class UnreadPartsTest {
    private static final Explainer EXPLAINER = new Explainer(new Decider(Clock.systemUTC()));
    private static final String TOLD = "Not read: the notes, 214 characters (looks like Swedish)";

    private static final CancellationEvent EVENT = event("""
            {"id":"e-1","occurredAt":"2026-03-02T15:00:00Z","deal":{"id":"d-1"},"client":{"id":"c-1"},
             "statedReason":"I have second thoughts"}""");

    private static Decision decision(boolean explained, Unread... unread) {
        Decision made = EXPLAINER.decide(Shipped.ruleset(), EVENT, new Decider.Wish(explained, false), Ask.NOTHING);
        return new Decision(
                made.id(),
                made.eventId(),
                made.dealId(),
                made.clientId(),
                made.decidedAt(),
                made.rulesVersion(),
                new Decision.Diagnosed(
                        made.diagnosis().nature(),
                        made.diagnosis().reasons(),
                        unread.length == 0 ? null : List.of(unread)),
                made.qualification(),
                made.recommendations(),
                made.withheld(),
                made.plan(),
                made.cautions(),
                made.lessons(),
                made.askFirst(),
                null,
                made.explanation());
    }

    private static final Unread SWEDISH = new Unread("notes", 0, 214, "looks like Swedish");

    private static CancellationEvent event(String json) {
        return Shipped.event(tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode answer(Decision decision) {
        return tree(DecisionWriter.write(decision));
    }

    @Test
    void thePageOfADecisionTellsThem() {
        assertThat(DecisionPage.of(decision(false, SWEDISH), EVENT, Ansi.OFF)).contains("\n" + TOLD + "\n");
        assertThat(DecisionPage.of(decision(false), EVENT, Ansi.OFF)).doesNotContain("Not read");
    }

    @Test
    void thePageOfAnExplanationTellsThem() {
        assertThat(ExplanationPage.of(Shipped.ruleset(), decision(true, SWEDISH), EVENT, null, Ansi.OFF))
                .contains("\n  " + TOLD + ".\n");
        assertThat(ExplanationPage.of(Shipped.ruleset(), decision(true), EVENT, null, Ansi.OFF))
                .doesNotContain("Not read");
    }

    @Test
    void theNoteInTheCrmTellsThem() {
        assertThat(Note.of(answer(decision(false, SWEDISH)), "").text()).contains("\n" + TOLD + "\n");
        assertThat(Note.of(answer(decision(false)), "").text()).doesNotContain("Not read");
    }

    @Test
    void theAnswerTellsThemAsTheContractHasIt() {
        JsonNode answer = answer(decision(false, SWEDISH));

        assertThat(answer.at("/diagnosis/unread/0/because").asText()).isEqualTo("looks like Swedish");
        assertThat(Contract.load().schema("/components/schemas/Decision").validate(answer))
                .isEmpty();
    }

    @Test
    void whatIsLeftOnceTheWordsAreGoneHasNeitherThemNorQuotes() {
        Decision decision = decision(false, SWEDISH);
        assertThat(answer(decision).findValues("quote")).isNotEmpty();

        JsonNode left = answer(Skeleton.of(decision));

        assertThat(left.findValues("quote")).isEmpty();
        assertThat(left.findValues("unread")).isEmpty();
    }
}
