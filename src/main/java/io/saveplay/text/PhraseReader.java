package io.saveplay.text;

import io.saveplay.text.Sentences.Sentence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds phrases in text, in any inflection, unless they are negated. Immutable and safe for use by many threads; the
 * order of the phrases makes no difference.
 */
public final class PhraseReader implements SentenceReader {
    /** Stands for one arbitrary word; no stem is empty. */
    private static final String ANY = "";

    private final WordReader words = new WordReader();
    private final Map<String, Opening> byFirst = new HashMap<>();

    /**
     * A reader of these phrases.
     *
     * @throws IllegalArgumentException if a phrase has no word, or begins or ends with {@code *}
     */
    public PhraseReader(List<Phrase> phrases) {
        for (Phrase phrase : phrases) {
            Compiled compiled = compile(phrase);
            byFirst.computeIfAbsent(compiled.stems.get(0), first -> new Opening(new ArrayList<>(), new HashMap<>()))
                    .add(compiled);
        }
    }

    /**
     * The phrases that a text says, in its order. Of overlapping matches the longest stands, and a negated one is left
     * out.
     */
    public List<Finding> read(String text) {
        return said(text, 0).findings();
    }

    @Override
    public List<Said> read(String text, List<Sentence> sentences) {
        List<Said> said = new ArrayList<>(sentences.size());
        for (Sentence sentence : sentences) {
            said.add(said(text.substring(sentence.start(), sentence.end()), sentence.start()));
        }
        return List.copyOf(said);
    }

    private Said said(String text, int offset) {
        List<Word> said = words.read(text);
        List<Match> matches = Match.settle(matches(said));
        if (matches.isEmpty()) {
            return Said.NOTHING;
        }
        // A negator inside a phrase belongs to it: "not ready and too expensive" says that it is too expensive.
        BitSet taken = new BitSet(said.size());
        matches.forEach(match -> taken.set(match.from(), match.to() + 1));
        Negation negation = new Negation(said, taken);
        List<Finding> found = new ArrayList<>();
        Set<String> denied = new HashSet<>();
        for (Match match : matches) {
            if (negation.governs(match)) {
                denied.add(Reading.family(match.reason()));
            } else {
                int start = said.get(match.from()).start();
                int end = said.get(match.to()).end();
                found.add(new Finding(
                        match.reason(),
                        match.weight(),
                        text.substring(start, end),
                        offset + start,
                        offset + end,
                        null));
            }
        }
        found.forEach(finding -> denied.remove(Reading.family(finding.reason())));
        return new Said(List.copyOf(found), Set.copyOf(denied));
    }

    /**
     * The stems that a phrase is compared by; that of {@code *} is empty.
     *
     * @throws IllegalArgumentException if it has no word, or begins or ends with {@code *}; in words for an analyst
     */
    public List<String> stems(Phrase phrase) {
        List<String> stems = new ArrayList<>();
        for (String part : phrase.phrase().strip().split("\\s+", -1)) {
            if (part.equals("*")) {
                stems.add(ANY);
            } else {
                words.read(part).forEach(word -> stems.add(word.stem()));
            }
        }
        if (stems.isEmpty()
                || stems.get(0).equals(ANY)
                || stems.get(stems.size() - 1).equals(ANY)) {
            throw new IllegalArgumentException(
                    "a phrase begins and ends with a word, unlike `" + phrase.phrase() + "`");
        }
        return List.copyOf(stems);
    }

    private Compiled compile(Phrase phrase) {
        List<String> stems = stems(phrase);
        int wild = (int) stems.stream().filter(ANY::equals).count();
        return new Compiled(stems, wild, phrase.reason(), phrase.weight());
    }

    private List<Match> matches(List<Word> said) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Opening opening = byFirst.get(said.get(i).stem());
            if (opening != null) {
                match(opening.anyhow, i, said, matches);
                if (i + 1 < said.size()) {
                    match(opening.bySecond.getOrDefault(said.get(i + 1).stem(), List.of()), i, said, matches);
                }
            }
        }
        return matches;
    }

    private static void match(List<Compiled> phrases, int i, List<Word> said, List<Match> matches) {
        for (Compiled phrase : phrases) {
            if (phrase.isAt(i, said)) {
                int to = i + phrase.stems.size() - 1;
                matches.add(new Match(i, to, phrase.wild, phrase.reason, phrase.weight));
            }
        }
    }

    /**
     * The phrases that begin with the same word.
     *
     * @param anyhow those that any word may follow, or none
     * @param bySecond all others, by the word that follows
     */
    private record Opening(List<Compiled> anyhow, Map<String, List<Compiled>> bySecond) {
        void add(Compiled phrase) {
            if (phrase.stems.size() == 1 || phrase.stems.get(1).equals(ANY)) {
                anyhow.add(phrase);
            } else {
                bySecond.computeIfAbsent(phrase.stems.get(1), second -> new ArrayList<>())
                        .add(phrase);
            }
        }
    }

    private record Compiled(List<String> stems, int wild, String reason, double weight) {
        boolean isAt(int i, List<Word> said) {
            if (i + stems.size() > said.size()) {
                return false;
            }
            for (int k = 1; k < stems.size(); k++) {
                Word word = said.get(i + k);
                // A phrase does not run on into the next clause, and any word is not a "not".
                boolean same = stems.get(k).equals(ANY)
                        ? !Negation.NEGATORS.contains(word.stem())
                        : stems.get(k).equals(word.stem());
                if (!same || word.opens()) {
                    return false;
                }
            }
            return true;
        }
    }
}
