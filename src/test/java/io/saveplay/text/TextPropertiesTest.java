package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.text.Reading.Passage;
import io.saveplay.text.Reading.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the reading of every text. */
final class TextPropertiesTest {
    private static final TextReader READER = new TextReader(new PhraseReader(List.of(
            new Phrase("too expensive", "PRICE", 0.9),
            new Phrase("not afford", "MONEY", 0.8),
            new Phrase("no budget", "MONEY", 0.8))));

    /** Pieces of mails, notes and markup, of which random texts are made. */
    private static final List<String> PIECES = List.of(
            "Too expensive",
            " ",
            "\n",
            "\n\n",
            "> ",
            ">> quoted\n",
            "<b>",
            "</b>",
            "<blockquote>",
            "</blockquote>",
            "<div class=\"gmail_quote\">",
            "</div>",
            "<br>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "&amp;",
            "&#39;",
            "&nbsp;",
            "can't afford",
            "Vi har valt en annan leverantör. ",
            "-- \n",
            "Best regards,\nAnna",
            "Sent from my iPhone\n",
            "On Mon, 3 Mar 2025 at 10:00 Bob <b@x.com> wrote:\n",
            "-----Original Message-----\n",
            "From: a\nSent: b\nTo: c\n",
            "https://x.com/a",
            "bob@x.com",
            "+46 70 123 45 67",
            "\uD83D\uDE00",
            "\u200B",
            "\uD83D",
            "\u0000",
            "\uE000",
            "\uE001",
            "\u2029",
            "\u00AD",
            "# ",
            "**",
            "[a](",
            ")",
            "1. ",
            "- ",
            "...",
            ";",
            "no budget.We",
            "This e-mail and any files",
            "私たちには高すぎます。",
            "U.S. ",
            "\r\n",
            "<",
            "&",
            "'");

    @Test
    void partsAreInOrderInBoundsAndApartWhateverComes() {
        Random random = new Random(6);
        for (int i = 0; i < 1500; i++) {
            String text = random(random);
            Newest newest = Newest.of(text);
            Reading reading = READER.read(text);

            assertThat(newest.text()).hasSameSizeAs(text);
            List<int[]> places = new ArrayList<>();
            for (Passage passage : reading.passages()) {
                places.add(new int[] {passage.start(), passage.end()});
                assertThat(passage.findings()).allSatisfy(finding -> {
                    assertThat(finding.start()).isGreaterThanOrEqualTo(passage.start());
                    assertThat(finding.end()).isLessThanOrEqualTo(passage.end());
                });
            }
            reading.unread().forEach(part -> places.add(new int[] {part.start(), part.end()}));
            places.sort((one, two) -> Integer.compare(one[0], two[0]));
            int end = 0;
            for (int[] place : places) {
                assertThat(place[0]).as(text).isGreaterThanOrEqualTo(end);
                assertThat(place[1]).as(text).isGreaterThan(place[0]).isLessThanOrEqualTo(text.length());
                end = place[1];
            }
            assertThat(reading.unread()).isSortedAccordingTo((one, two) -> Integer.compare(one.start(), two.start()));
        }
    }

    @Test
    void neitherCaseNorTheLastMarkChangesWhatIsRead() {
        for (String text : everyText()) {
            Reading reading = READER.read(text);

            assertThat(places(READER.read(upper(text)))).as(text).isEqualTo(places(reading));
            for (String mark : List.of("", ".", "!", "?")) {
                String other = text.replaceAll("[.!?]+$", "") + mark;
                assertThat(READER.read(other).passages()).as(other).isEqualTo(reading.passages());
            }
        }
    }

    @Test
    void anUnrelatedSentenceMoreKeepsEveryPassage() {
        String more = "The weather was lovely yesterday. ";
        for (String text : everyText()) {
            List<Passage> passages = READER.read(text).passages();
            if (text.startsWith(">")
                    || text.startsWith("<blockquote>")
                    || text.contains("essage --")
                    || text.contains("essage-")
                    || text.contains("message:")
                    || text.contains("##-")) {
                // Nothing but a quoted message: with words of its own above or below, it is the words that count.
                continue;
            }

            assertThat(READER.read(text + "\n\n" + more).passages()).as(text).containsAll(passages);
            if (text.indexOf('\n') < 0 && text.indexOf('<') < 0) {
                assertThat(READER.read(more + text).passages())
                        .as(text)
                        .extracting(passage -> passage.end() - more.length())
                        .containsAll(passages.stream().map(Passage::end).toList());
            }
        }
    }

    @Test
    void manyThreadsReadTheSame() {
        String text = "We can't afford it. Vi har valt en annan leverantör.";
        Reading expected = Texts.finding((any, sentence) -> List.of()).read(text);

        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(
                                i -> Texts.finding((any, sentence) -> List.of()).read(text)))
                .allMatch(expected::equals);
    }

    private static List<String> everyText() {
        return Stream.concat(
                        Texts.parts().stream().map(Map.Entry::getKey),
                        Texts.languages().stream().map(row -> row[1]))
                .toList();
    }

    private static List<String> places(Reading reading) {
        return Stream.concat(
                        reading.passages().stream()
                                .map(passage -> passage.start() + "-" + passage.end() + " "
                                        + passage.findings().stream()
                                                .map(Finding::reason)
                                                .toList()),
                        reading.unread().stream().map(Unread::toString))
                .toList();
    }

    private static String upper(String text) {
        return text.chars()
                .mapToObj(c -> String.valueOf((char) Character.toUpperCase(c)))
                .collect(Collectors.joining());
    }

    private static String random(Random random) {
        return IntStream.range(0, random.nextInt(25))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }
}
