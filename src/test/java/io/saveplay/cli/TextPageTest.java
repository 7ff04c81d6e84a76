package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Nature;
import io.saveplay.decision.Taxonomy;
import io.saveplay.text.Finding;
import io.saveplay.text.Reading;
import io.saveplay.text.Reading.Passage;
import io.saveplay.text.Reading.Unread;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

final class TextPageTest {
    private static final Taxonomy TAXONOMY = Taxonomy.of(List.of(
            new Taxonomy.Entry("BUDGET", "Money is the reason", Nature.LEGITIMATE, "the money"),
            new Taxonomy.Entry("BUDGET.PRICE", "It costs too much", Nature.LEGITIMATE, "the price"),
            new Taxonomy.Entry("TRUST", "They do not trust you", Nature.LEGITIMATE, "the trust")));

    private static Finding finding(String text, String reason, double weight, String quote, String example) {
        int start = text.indexOf(quote);
        return new Finding(reason, weight, quote, start, start + quote.length(), example.isEmpty() ? null : example);
    }

    @Test
    void eachSentenceIsShownInItsPlaceWithWhatItSays() {
        String text = "Hello again. The price went up\nand my boss does not believe a word that you say any more, so"
                + " that is that.\u001b\nDet är för dyrt.\n\nBye\n";
        int second = text.indexOf("The");
        int swedish = text.indexOf("Det");
        int bye = text.indexOf("Bye");
        Reading reading = new Reading(
                List.of(
                        new Passage(0, second, List.of()),
                        new Passage(
                                second,
                                swedish,
                                List.of(
                                        finding(text, "BUDGET.PRICE", 0.625, "price went up", ""),
                                        finding(text, "TRUST", 0.9, "not believe a word", "I do not believe you"))),
                        new Passage(swedish + 16, text.length(), List.of())),
                List.of(new Unread(swedish, bye, "looks like Swedish")));
        assertThat(TextPage.of(TextView.of(text, reading, TAXONOMY, "v"), Ansi.OFF))
                .isEqualTo("""
                line 1  Hello again.
                  nothing

                line 1  The price went up and my boss does not believe a word that you say any
                        more, so that is that.
                   63%  BUDGET.PRICE (It costs too much)
                        "price went up", by phrase
                   90%  TRUST (They do not trust you)
                        "not believe a word", much like: "I do not believe you"

                line 3  Det är för dyrt.
                  not read: looks like Swedish

                line 5  Bye
                  nothing

                The whole text
                   90%  TRUST (They do not trust you)
                   63%  BUDGET (Money is the reason), as BUDGET.PRICE (It costs too much)
                """);
    }

    @Test
    void aTextThatSaysNothingHasNoReason() {
        Reading reading = new Reading(List.of(), List.of(new Unread(0, 7, "a quoted e-mail")));
        assertThat(TextPage.of(TextView.of("> a\n> b", reading, TAXONOMY, "v"), Ansi.OFF))
                .isEqualTo("""
                line 1 to 2  > a > b
                  not read: a quoted e-mail

                The whole text
                  no reason
                """);
    }

    @Test
    void whatIsReadByPhrasesAloneIsSaidAndShown() {
        String text = "Hello. Too dear. Bye.";
        Reading reading = new Reading(
                List.of(
                        new Passage(0, 7, List.of()),
                        new Passage(7, 17, List.of(finding(text, "BUDGET", 0.8, "Too dear", ""))),
                        new Passage(17, 21, List.of())),
                List.of(new Unread(7, 21, "read by phrases alone, beyond the first 60 sentences")));

        assertThat(TextPage.of(TextView.of(text, reading, TAXONOMY, "v"), Ansi.OFF))
                .contains("""
                line 1  Too dear. Bye.
                  not read: read by phrases alone, beyond the first 60 sentences

                line 1  Too dear.
                   80%  BUDGET (Money is the reason)
                """);
    }
}
