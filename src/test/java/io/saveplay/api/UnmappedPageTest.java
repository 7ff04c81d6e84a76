package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.journal.Insights;
import io.saveplay.journal.Period;
import io.saveplay.text.Phrase;
import io.saveplay.text.PhraseReader;
import io.saveplay.text.TextReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Beside a stated reason that was not understood stands what the live rules make of it. */
final class UnmappedPageTest {
    private static final TextReader READER = new TextReader(new PhraseReader(List.of(
            new Phrase("moon", "FEAR", 0.2),
            new Phrase("cheese", "BUDGET", 0.614),
            new Phrase("dear cheese", "BUDGET", 0.3),
            new Phrase("mouse", "TRUST", 0.4),
            new Phrase("trap", "COMPETITOR", 0.5))));

    private static JsonNode entry(String stated, @Nullable TextReader texts) {
        Insights.Answer<List<Insights.Unmapped>> answer = new Insights.Answer<>(
                new Period(Instant.EPOCH, Instant.MAX), 1, List.of(new Insights.Unmapped(stated, 1, new UUID(0, 0))));
        JsonNode page = Json.tree(InsightPages.Unmapped.of(answer, texts, Clock.systemUTC()));
        JsonNode entry = page.at("/unmapped/0");
        assertThat(ContractFilter.CONTRACT
                        .schema("/components/schemas/UnmappedInsight")
                        .validate(entry))
                .isEmpty();
        return entry;
    }

    @Test
    void theThreeLikeliestReasonsAreItsCandidatesEachOnce() {
        JsonNode candidates =
                entry("moon, mouse: trap. cheese, dear cheese", READER).path("candidates");

        assertThat(candidates.findValuesAsText("reason")).containsExactly("BUDGET", "COMPETITOR", "TRUST");
        assertThat(candidates.findValuesAsText("weight")).containsExactly("0.61", "0.5", "0.4");
    }

    @Test
    void whatSaysNothingHasNoCandidate() {
        JsonNode entry = entry("my horse said so", READER);

        assertThat(entry.path("candidates").isArray()).isTrue();
        assertThat(entry.path("candidates")).isEmpty();
        assertThat(entry.has("unread")).isFalse();
    }

    @Test
    void whyTheLongestPartIsNotReadIsTold() {
        String text =
                "Das ist uns zu teuer. Kunden vill inte ha det längre, eftersom det har blivit alldeles för dyrt.";

        assertThat(entry(text, READER).path("unread").asText()).isEqualTo("looks like Swedish");
    }

    @Test
    void withoutRulesNothingIsMadeOfIt() {
        JsonNode entry = entry("the moon", null);

        assertThat(entry.has("candidates")).isFalse();
        assertThat(entry.path("statedReason").asText()).isEqualTo("the moon");
    }

    @Test
    void textsAreReadForTwoSecondsAtMost() {
        List<Insights.Unmapped> found = List.of(
                new Insights.Unmapped("the moon", 3, new UUID(0, 0)),
                new Insights.Unmapped("the mouse", 2, new UUID(0, 1)),
                new Insights.Unmapped("the trap", 1, new UUID(0, 2)));
        Clock slow = new Clock() {
            private Instant now = Instant.EPOCH;

            @Override
            public Instant instant() {
                now = now.plusMillis(900);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        JsonNode page = Json.tree(InsightPages.Unmapped.of(
                new Insights.Answer<>(new Period(Instant.EPOCH, Instant.MAX), 1, found), READER, slow));

        assertThat(page.path("unmapped").findValuesAsText("statedReason")).hasSize(3);
        assertThat(page.path("unmapped").findValues("candidates")).hasSize(2);
        assertThat(page.at("/unmapped/2").has("candidates")).isFalse();
    }
}
