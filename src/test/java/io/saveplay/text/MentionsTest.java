package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Client;
import io.saveplay.event.Concern;
import io.saveplay.event.Deal;
import io.saveplay.event.Mention;
import io.saveplay.event.Mention.How;
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
                .containsExactly(new Mention("BUDGET", 0.85, "Too Expensive", How.CODE));
    }

    @Test
    void anUnknownOrSilentCodeIsNoMention() {
        assertThat(MENTIONS.read(event("whatever", null, null))).isEmpty();
        assertThat(MENTIONS.read(event("other", null, null))).isEmpty();
    }

    @Test
    void theStatedReasonIsReadThroughThePhrases() {
        assertThat(MENTIONS.read(event(null, "I got cold feet", null)))
                .containsExactly(new Mention("FEAR", 0.8, "cold feet", How.STATED));
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
                .containsExactly(new Mention("TRUST", 0.8, "your colleague lied", How.CONCERN));
        assertThat(MENTIONS.read(event(null, null, null, new Concern("trust", " ", false))))
                .containsExactly(new Mention("TRUST", 0.8, "trust", How.CONCERN));
    }

    @Test
    void aConcernWithoutAKnownReasonIsReadThroughThePhrases() {
        assertThat(MENTIONS.read(event(
                        null,
                        null,
                        null,
                        new Concern("whatever", "cold feet", null),
                        new Concern("other", "overpriced", false),
                        new Concern(null, null, null))))
                .containsExactly(
                        new Mention("FEAR", 0.8, "cold feet", How.CONCERN),
                        new Mention("BUDGET", 0.9, "overpriced", How.CONCERN));
    }

    @Test
    void aResolvedConcernIsNoMention() {
        assertThat(MENTIONS.read(event(null, null, null, new Concern("BUDGET", "overpriced", true))))
                .isEmpty();
    }

    @Test
    void aSourceNamesAReasonOnceWithItsStrongestWords() {
        assertThat(MENTIONS.read(event(null, "The price. Too expensive, overpriced!", null)))
                .containsExactly(new Mention("BUDGET", 0.9, "Too expensive", How.STATED));
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
