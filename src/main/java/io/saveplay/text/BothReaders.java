package io.saveplay.text;

import io.saveplay.text.Sentences.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads by phrases and by meaning. A reason that both find in a sentence is as likely as that one of the two is right,
 * taken as independent: {@code 1 - (1 - phrase) * (1 - meaning)}, and it is the phrase that is quoted. A phrase that is
 * denied ("the price is fine") speaks louder than the meaning of its sentence. Immutable and safe for use by many threads.
 */
final class BothReaders implements SentenceReader {
    /** The same holds of the two together as of a meaning alone. */
    private static final double SUREST = MeaningReader.SUREST;

    private final SentenceReader phrases;
    private final SentenceReader meaning;

    /** Both of these readers. */
    BothReaders(SentenceReader phrases, SentenceReader meaning) {
        this.phrases = phrases;
        this.meaning = meaning;
    }

    @Override
    public List<Said> read(String text, List<Sentence> sentences) {
        return read(text, sentences, sentences.size());
    }

    /** The same, where only so many of the sentences are read by their meaning, the first ones. */
    List<Said> read(String text, List<Sentence> sentences, int byMeaning) {
        List<Said> worded = phrases.read(text, sentences);
        List<Said> meant = meaning.read(text, sentences.subList(0, byMeaning));
        List<Said> both = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            both.add(i < byMeaning ? together(worded.get(i), meant.get(i)) : worded.get(i));
        }
        return both;
    }

    private static Said together(Said worded, Said meant) {
        List<Finding> findings = new ArrayList<>(worded.findings());
        Map<String, Finding> strongest = new HashMap<>();
        findings.forEach(found -> strongest.merge(
                Reading.family(found.reason()), found, (one, two) -> two.weight() > one.weight() ? two : one));
        for (Finding found : meant.findings()) {
            String family = Reading.family(found.reason());
            Optional<Finding> said = Optional.ofNullable(strongest.get(family));
            said.ifPresent(phrase -> findings.set(findings.indexOf(phrase), stronger(phrase, found.weight())));
            boolean more = said.filter(phrase -> phrase.reason().startsWith(found.reason()))
                    .isEmpty();
            if (more && !worded.denied().contains(family)) {
                findings.add(found);
            }
        }
        findings.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::reason));
        return new Said(List.copyOf(findings), worded.denied());
    }

    private static Finding stronger(Finding phrase, double meaning) {
        double either = 1 - (1 - phrase.weight()) * (1 - meaning);
        return new Finding(
                phrase.reason(),
                Math.max(phrase.weight(), Math.round(SUREST * either * 1000) / 1000.0),
                phrase.quote(),
                phrase.start(),
                phrase.end(),
                null);
    }
}
