package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.text.Reading.Unread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is read, and how much is remembered. */
final class TextLimitsTest {
    private static final TextReader READER = Texts.NOTHING_FOUND;

    @Test
    void aLongTextIsReadInItsFirstSentences() {
        String text =
                IntStream.range(0, 300).mapToObj(i -> "This is too expensive").collect(Collectors.joining(". "));

        Reading reading = READER.read(text);

        assertThat(reading.passages()).hasSize(200);
        assertThat(reading.unread())
                .containsExactly(new Unread(200 * 23, text.length(), "beyond the first 200 sentences"));
    }

    @Test
    void aLongTextIsReadInItsFirstCharacters() {
        String sentence = "The words of this sentence are " + "extraordinarily ".repeat(20) + "long";
        String text = IntStream.range(0, 150).mapToObj(i -> sentence).collect(Collectors.joining(". "));

        Reading reading = READER.read(text);

        assertThat(reading.passages().get(reading.passages().size() - 1).end()).isBetween(19_000, 20_200);
        assertThat(reading.unread()).extracting(Unread::because).containsExactly("beyond the first 20,000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "<div>", ".", "("})
    void aHugeTextIsReadInNoTime(String piece) {
        assertReadInNoTime(piece.repeat(1_000_000 / piece.length()));
    }

    @Test
    void aHostileTextIsReadInNoTime() {
        for (String piece : List.of(
                ">",
                "> ",
                ">\n",
                "<",
                "<b",
                "<div>",
                "<blockquote>",
                "<style>",
                "<!--",
                "<!doctype ",
                "&",
                "&amp",
                ".",
                ". ",
                "a.",
                "\n",
                "\n\n",
                "-- \n",
                "From: a\n",
                "On 2025 ",
                "wrote:\n",
                "Thanks\n",
                "@",
                "a@",
                "a@a.",
                "://",
                "www.",
                "1 ",
                "+1",
                "(",
                "+",
                "1 + ",
                "(1)          ",
                "[](",
                "](",
                "#\n",
                "*",
                "\uE000",
                "\u200B",
                "\uD83D\uDE00",
                "x",
                "this e-mail and any ",
                "1. a\n",
                "私",
                "\u0301",
                "'s ",
                "vi har valt en annan ")) {
            assertReadInNoTime(piece.repeat(60_000 / piece.length()));
        }
    }

    private static void assertReadInNoTime(String text) {
        // Generous, so that a slow machine does not fail; a reader that is not linear would.
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> READER.read(text));
    }

    @Test
    void theSameTextIsReadOnce() {
        AtomicInteger reads = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        TextReader reader = Texts.finding(
                (text, sentence) -> {
                    reads.incrementAndGet();
                    return List.of();
                },
                nanos::get);

        Reading first = reader.read("too expensive");

        assertThat(reader.read("too expensive")).isEqualTo(first);
        assertThat(reads).hasValue(1);
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(reader.read("too expensive")).isEqualTo(first);
        assertThat(reads).hasValue(2);
    }

    @Test
    void readingsAreForgottenWhenTheyAreOldOrTooMany() {
        AtomicLong nanos = new AtomicLong();
        Readings readings = new Readings(nanos::get);

        IntStream.range(0, 700).forEach(i -> readings.get("text " + i, any -> Reading.NOTHING));
        assertThat(readings.size()).isEqualTo(Readings.MOST_TEXTS);
        IntStream.range(0, 10).forEach(i -> readings.get("x".repeat(300_000) + i, any -> Reading.NOTHING));
        assertThat(readings.size()).isEqualTo(3);
        nanos.addAndGet(Readings.KEPT.toNanos());
        readings.get("new", any -> Reading.NOTHING);
        assertThat(readings.size()).isEqualTo(1);
    }

    @Test
    void aTextThatComesAgainIsRememberedAmongManyThatComeOnce() {
        AtomicInteger reads = new AtomicInteger();
        Readings readings = new Readings(() -> 0);

        for (int i = 0; i < 2_000; i++) {
            readings.get("only once " + i, any -> Reading.NOTHING);
            if (i % 100 == 0) {
                readings.get("picked from a list", any -> {
                    reads.incrementAndGet();
                    return Reading.NOTHING;
                });
            }
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void theTenMinutesOfATextBeginWheneverItComes() {
        AtomicLong nanos = new AtomicLong();
        Readings readings = new Readings(nanos::get);
        readings.get("comes again", any -> Reading.NOTHING);
        readings.get("comes once", any -> Reading.NOTHING);

        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        readings.get("comes again", any -> Reading.NOTHING);
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        readings.get("new", any -> Reading.NOTHING);
        assertThat(readings.size()).isEqualTo(2);

        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        readings.get("newer", any -> Reading.NOTHING);
        assertThat(readings.size()).isEqualTo(2);
    }
}
