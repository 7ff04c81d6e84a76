package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Client;
import io.saveplay.event.Concern;
import io.saveplay.event.Deal;
import io.saveplay.event.Mention;
import io.saveplay.event.Mention.How;
import io.saveplay.event.Quote;
import io.saveplay.event.Unread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final Mentions MENTIONS = new Mentions(
            new TextReader(new PhraseReader(List.of(
                    new Phrase("price", "BUDGET", 0.5),
                    new Phrase("too expensive", "BUDGET", 0.9),
                    new Phrase("overpriced", "BUDGET", 0.9),
                    new Phrase("cold feet", "FEAR", 0.8)))),
            new ReasonCodes(Set.of("BUDGET", "FEAR", "TRUST"), Map.of("too_expensive", "BUDGET", "other", "")));

    @Test
    void aReasonCodeIsMentionedAsGiven() {
        assertThat(MENTIONS.read(event("Too Expensive", null, null)))
                .containsExactly(new Mention("BUDGET", 0.85, How.CODE, Quote.ofCode("reasonCode", "Too Expensive")));
    }

    @Test
    void anUnknownOrSilentCodeIsNoMention() {
        assertThat(MENTIONS.read(event("whatever", null, null))).isEmpty();
        assertThat(MENTIONS.read(event("other", null, null))).isEmpty();
    }

    @Test
    void theStatedReasonIsReadThroughThePhrases() {
        assertThat(MENTIONS.read(event(null, "I got cold feet", null)))
                .containsExactly(new Mention("FEAR", 0.8, How.STATED, quote("statedReason", "cold feet", 6)));
    }

    @Test
    void notesWeighLessThanWhatTheClientSaid() {
        Mention mention = MENTIONS.read(event(null, null, "I think cold feet")).get(0);

        assertThat(mention.how()).isEqualTo(How.NOTES);
        assertThat(mention.weight()).isCloseTo(0.72, within(1e-9));
    }

    @Test
    void anOpenConcernWithAKnownReasonIsMentionedInItsWords() {
        assertThat(MENTIONS.read(event(null, null, null, new Concern("trust", "your colleague lied", null))))
                .containsExactly(
                        new Mention("TRUST", 0.8, How.CONCERN, quote("concerns[0].text", "your colleague lied", 0)));
        assertThat(MENTIONS.read(event(null, null, null, new Concern("trust", " ", false))))
                .containsExactly(new Mention("TRUST", 0.8, How.CONCERN, Quote.ofCode("concerns[0].reason", "trust")));
    }

    @Test
    void aConcernWithoutAKnownReasonIsReadThroughThePhrases() {
        assertThat(MENTIONS.read(event(
                        null,
                        null,
                        null,
                        new Concern("whatever", "😀. cold feet", null),
                        new Concern("other", "overpriced", false),
                        new Concern(null, null, null))))
                .containsExactly(
                        new Mention("FEAR", 0.8, How.CONCERN, quote("concerns[0].text", "cold feet", 4)),
                        new Mention("BUDGET", 0.9, How.CONCERN, quote("concerns[1].text", "overpriced", 0)));
    }

    @Test
    void aResolvedConcernIsNoMention() {
        assertThat(MENTIONS.read(event(null, null, null, new Concern("BUDGET", "overpriced", true))))
                .isEmpty();
    }

    @Test
    void aSourceNamesAReasonOnceWithItsStrongestWords() {
        assertThat(MENTIONS.read(event(null, "The price. Too expensive, overpriced!", null)))
                .containsExactly(new Mention("BUDGET", 0.9, How.STATED, quote("statedReason", "Too expensive", 11)));
    }

    @Test
    void whatIsNotReadIsTold() {
        String swedish = "Kunden vill inte ha det längre.";
        Mentions.Words words = MENTIONS.words(event(
                null,
                "Too dear. " + swedish,
                swedish,
                new Concern("FEAR", "known by its code: " + swedish, null),
                new Concern(null, swedish, true),
                new Concern(null, "I got cold feet. " + swedish, null)));

        assertThat(words.unread())
                .containsExactly(
                        new Unread("concerns[2].text", 17, 47, "looks like Swedish"),
                        new Unread("statedReason", 10, 40, "looks like Swedish"),
                        new Unread("notes", 0, 30, "looks like Swedish"));
    }

    @Test
    void wordsWhoseMeaningSpokeNameTheExample() {
        Finding meant = new Finding("FEAR", 0.6, "I lie awake", 0, 11, "I cannot sleep for worry");
        Mentions mentions =
                new Mentions(Texts.finding((text, sentence) -> List.of(meant)), new ReasonCodes(Set.of(), Map.of()));

        assertThat(mentions.read(event(null, "I lie awake", null)))
                .containsExactly(new Mention(
                        "FEAR",
                        0.6,
                        How.STATED,
                        new Quote("statedReason", "I lie awake", 0, 11, "I cannot sleep for worry")));
    }

    private static Quote quote(String field, String text, int start) {
        return new Quote(field, text, start, start + text.length(), null);
    }

    @Test
    void sourcesSpeakForThemselvesInAFixedOrder() {
        assertThat(MENTIONS.read(
                        event("BUDGET", "price", "the price is what she named", new Concern(null, "overpriced", null))))
                .extracting(Mention::how)
                .containsExactly(How.CODE, How.CONCERN, How.STATED, How.NOTES);
    }

    @Test
    void anEventIsCanonicalInOurCodes() {
        CancellationEvent event = event(
                "too expensive",
                "words",
                "notes",
                new Concern("trust", "a", true),
                new Concern("OTHER", "b", null),
                new Concern("mystery", null, false),
                new Concern(null, "c", null));

        CancellationEvent canonical = MENTIONS.canonical(event);

        assertThat(canonical)
                .isEqualTo(event(
                        "BUDGET",
                        "words",
                        "notes",
                        new Concern("TRUST", "a", true),
                        new Concern(null, "b", null),
                        new Concern("mystery", null, false),
                        new Concern(null, "c", null)));
        assertThat(MENTIONS.canonical(canonical)).isEqualTo(canonical);
    }

    @Test
    void aSilentCodeIsDroppedAndNoConcernsStayUnknown() {
        CancellationEvent canonical = MENTIONS.canonical(withConcerns("other", null, null, null));

        assertThat(canonical.reasonCode()).isNull();
        assertThat(canonical.concerns()).isNull();
    }

    private static CancellationEvent event(
            @Nullable String code, @Nullable String stated, @Nullable String notes, Concern... concerns) {
        return withConcerns(code, stated, notes, List.of(concerns));
    }

    private static CancellationEvent withConcerns(
            @Nullable String code, @Nullable String stated, @Nullable String notes, @Nullable List<Concern> concerns) {
        Deal deal = new Deal("d", null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        Client client = new Client(
                "c", null, null, null, null, null, null, null, null, null, null, Map.of(), null, null, null, null,
                null);
        return new CancellationEvent(
                "e",
                Instant.EPOCH,
                null,
                null,
                null,
                stated,
                code,
                notes,
                null,
                null,
                null,
                concerns,
                deal,
                client,
                null);
    }
}
