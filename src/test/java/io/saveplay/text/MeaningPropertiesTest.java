package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.text.Reading.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the reading of every sentence, tried with examples that ship; which ones, is drawn by a fixed seed. */
final class MeaningPropertiesTest {
    /** The weight from which the rules that ship call a reason likely. */
    private static final double LIKELY = 0.4;

    private static final double LIKELIER_THAN_NOT = 0.5;
    private static final double SURE = 0.85;
    private static final int MANY = 120;
    /** Of those that are read beside others, which takes longer. */
    private static final int SOME = 40;

    private static final List<String> UNRELATED = List.of("We met in the lobby.", "The weather was fine that day.");
    /** The first of these takes a "not" after it. */
    private static final Pattern VERB =
            Pattern.compile("(?i)\\b(am|is|are|was|were|be|been|have|has|had|will|can|do|does|did)\\b(?!['\u2019-])");

    private static final WordReader WORDS = new WordReader();
    /** Sentences that name a reason, each by itself. */
    private static final List<String> SENTENCES = drawn();

    private static List<String> drawn() {
        List<String> texts = new ArrayList<>(ShippedTexts.examples().stream()
                .filter(example -> example.reason() != null)
                .map(Example::text)
                .toList());
        Collections.shuffle(texts, new Random(6));
        return texts.stream()
                .filter(text -> ShippedTexts.sentences(text).size() == 1)
                .limit(MANY)
                .toList();
    }

    enum Readers {
        BOTH,
        MEANING,
        PHRASES;

        Reading read(String text) {
            TextReader reader = switch (this) {
                case BOTH -> ShippedTexts.both();
                case MEANING -> ShippedTexts.meaning();
                case PHRASES -> ShippedTexts.phrases();
            };
            return reader.readAnew(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNotMakesNoReasonLikelier(Readers reader) {
        List<String> faults = SENTENCES.stream()
                .parallel()
                .filter(text -> !negates(text))
                .flatMap(text -> reader.read(text).reasons().stream()
                        .filter(reason -> reason.weight() >= LIKELIER_THAN_NOT)
                        .flatMap(reason -> negated(text)
                                .filter(other -> !isAnalysts(other))
                                .filter(other ->
                                        ShippedTexts.weight(reader.read(other), reason.family()) > reason.weight())
                                .map(other -> reason + " is likelier in: " + other)))
                .toList();

        assertThat(faults).isEmpty();
    }

    private static boolean negates(String text) {
        return WORDS.read(text).stream().anyMatch(word -> Negation.NEGATORS.contains(word.stem()));
    }

    /** Whether the "not" makes a phrase of the analysts' ("not made for"): then the sentence says what that says. */
    private static boolean isAnalysts(String text) {
        return ShippedTexts.phrases().readAnew(text).findings().anyMatch(found -> negates(found.quote()));
    }

    private static Stream<String> negated(String text) {
        Matcher verb = VERB.matcher(text);
        Stream<String> within = verb.find()
                ? Stream.of(text.substring(0, verb.end()) + " not" + text.substring(verb.end()))
                : Stream.of();
        return Stream.concat(within, Stream.of("It is not that " + text));
    }

    @ParameterizedTest
    @EnumSource
    void anUnrelatedSentenceTakesNoReasonAway(Readers reader) {
        List<String> faults = SENTENCES.stream()
                .limit(SOME)
                .parallel()
                .flatMap(text -> {
                    List<Reason> before = reader.read(text).reasons();
                    return UNRELATED.stream()
                            .flatMap(more -> Stream.of(more + " " + text, ended(text, ".") + " " + more))
                            .flatMap(longer -> gone(before, reader.read(longer)).map(lost -> lost + " in: " + longer));
                })
                .toList();

        assertThat(faults).isEmpty();
    }

    /** What was found and is no more, was likely and is no more, or was sure and is now less likely than not. */
    private static Stream<String> gone(List<Reason> before, Reading reading) {
        return before.stream()
                .filter(reason -> {
                    double now = ShippedTexts.weight(reading, reason.family());
                    return now == 0
                            || (reason.weight() >= LIKELY && now < LIKELY)
                            || (reason.weight() >= SURE && now < LIKELIER_THAN_NOT);
                })
                .map(reason -> reason.family() + " " + reason.weight() + " to "
                        + ShippedTexts.weight(reading, reason.family()));
    }

    private static String ended(String text, String mark) {
        return text.replaceAll("[.!?\u2026\\s]+$", "") + mark;
    }

    @ParameterizedTest
    @EnumSource
    void neitherCaseNorMarksChangeAWeight(Readers reader) {
        List<String> faults = SENTENCES.stream()
                .parallel()
                .flatMap(text -> {
                    List<String> weights = weights(reader.read(text));
                    return Stream.of(
                                    text.toUpperCase(Locale.ROOT),
                                    ended(text, ""),
                                    ended(text, "!"),
                                    ended(text, "?"),
                                    ended(text, "..."),
                                    ended(text, " !!!"),
                                    ended(text, "\u2026"),
                                    text.replaceAll("([,!?])(?=\\s|$)", "$1$1"))
                            .filter(other -> !weights(reader.read(other)).equals(weights));
                })
                .toList();

        assertThat(faults).isEmpty();
    }

    private static List<String> weights(Reading reading) {
        return reading.findings()
                .map(found -> found.reason() + " " + found.weight() + " " + found.example())
                .toList();
    }

    @Test
    void aTextIsReadTheSameWheneverAndByWhomever() {
        List<String> texts = SENTENCES.subList(0, 30);
        List<Reading> once = texts.stream().map(ShippedTexts.both()::readAnew).toList();

        assertThat(IntStream.range(0, 8 * texts.size())
                        .parallel()
                        .allMatch(i -> ShippedTexts.both()
                                .readAnew(texts.get(i % texts.size()))
                                .equals(once.get(i % texts.size()))))
                .isTrue();
    }

    @Test
    void theModelGivesTheSameVectorToEveryThread() {
        BundledEmbedding model = new BundledEmbedding();
        List<String> plain = SENTENCES.stream().limit(8).map(Plain::of).toList();
        List<float[]> once = plain.stream().map(model::of).toList();

        assertThat(IntStream.range(0, 4 * plain.size())
                        .parallel()
                        .allMatch(
                                i -> Arrays.equals(model.of(plain.get(i % plain.size())), once.get(i % plain.size()))))
                .isTrue();
    }
}
