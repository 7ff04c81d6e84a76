package io.saveplay.text;

import io.saveplay.text.Reading.Passage;
import io.saveplay.text.Reading.Unread;
import io.saveplay.text.Sentences.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text sentence by sentence: the newest message in it, without signature and markup, as far as it is English. Safe
 * for use by many threads.
 *
 * <p>A reading is remembered by what the text says until that did not come for ten minutes, since an event is read more
 * than once while it is decided; see {@link Readings} for how much is remembered.
 */
public final class TextReader {
    private static final Limit MOST = new Limit(200, 20_000);
    /** A model takes a thousand times as long as phrases do. */
    private static final Limit MOST_BY_MEANING = new Limit(60, 6_000);

    private final SentenceReader phrases;
    private final Optional<BothReaders> both;
    private final Optional<MeaningModel> model;
    private final Readings readings;

    /** A reader by these phrases alone. */
    public TextReader(PhraseReader phrases) {
        this(phrases, System::nanoTime);
    }

    TextReader(SentenceReader phrases, LongSupplier nanos) {
        this(phrases, Optional.empty(), Optional.empty(), nanos);
    }

    private TextReader(
            SentenceReader phrases, Optional<BothReaders> both, Optional<MeaningModel> model, LongSupplier nanos) {
        this.phrases = phrases;
        this.both = both;
        this.model = model;
        this.readings = new Readings(nanos);
    }

    /**
     * A reader by phrases, and by meaning where there is a model that can be used on this machine.
     *
     * @param examples what a meaning is compared with; too few of them are as good as no model
     */
    public static TextReader of(PhraseReader phrases, List<Example> examples, Optional<MeaningModel> model) {
        return new TextReader(phrases).with(examples, model);
    }

    /**
     * A reader by the same phrases, and by meaning where there is a model that can be used on this machine.
     *
     * @param examples what a meaning is compared with; too few of them are as good as no model
     */
    public TextReader with(List<Example> examples, Optional<MeaningModel> other) {
        Optional<BothReaders> together =
                other.flatMap(known -> known.reader(examples)).map(meaning -> new BothReaders(phrases, meaning));
        return new TextReader(phrases, together, other, System::nanoTime);
    }

    /** What compares meanings, if anything does. */
    public Optional<MeaningModel> model() {
        return model;
    }

    /** What a text says, in places of the text as given, and which parts of it were not read. */
    public Reading read(String text) {
        return text.isBlank() ? Reading.NOTHING : readings.get(text, this::readAnew);
    }

    /** The same, with no regard to what was read before: for whoever measures what reading costs. */
    public Reading readAnew(String text) {
        return text.isBlank() ? Reading.NOTHING : readNew(text);
    }

    /**
     * What may be in a text, the likeliest first and each reason once; also what is too weak to be taken for the reason.
     *
     * @return empty where nothing comes near any reason
     */
    public List<Finding> candidates(String text) {
        Map<String, Finding> byReason = new LinkedHashMap<>();
        read(text)
                .findings()
                .forEach(found -> byReason.merge(found.reason(), found, (a, b) -> b.weight() > a.weight() ? b : a));
        return byReason.values().stream()
                .sorted(Comparator.comparingDouble(Finding::weight).reversed())
                .toList();
    }

    private Reading readNew(String text) {
        Newest newest = Newest.of(text);
        List<Sentence> all = Sentences.of(newest.text());
        int within = MOST.of(all);
        List<@Nullable String> foreign = Language.foreign(newest.text(), all.subList(0, within));
        List<Unread> unread = new ArrayList<>(newest.unread());
        List<Sentence> read = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Sentence sentence = all.get(i);
            String language = i < within ? foreign.get(i) : null;
            if (i >= within) {
                unread.add(new Unread(sentence.start(), sentence.end(), MOST.beyond(within)));
            } else if (language != null) {
                unread.add(new Unread(sentence.start(), sentence.end(), "looks like " + language));
            } else if (Steering.steers(newest.text().substring(sentence.start(), sentence.end()))) {
                unread.add(new Unread(sentence.start(), sentence.end(), "looks like an instruction to a machine"));
            } else {
                read.add(sentence);
            }
        }
        Optional<BothReaders> meaning =
                both.filter(any -> model.flatMap(MeaningModel::trouble).isEmpty());
        int meant = meaning.isPresent() ? MOST_BY_MEANING.of(read) : read.size();
        List<SentenceReader.Said> said = meaning.map(reader -> reader.read(newest.text(), read, meant))
                .orElseGet(() -> phrases.read(newest.text(), read));
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            List<Finding> findings = new ArrayList<>();
            for (Finding finding : said.get(i).findings()) {
                findings.add(quoted(finding, text, newest.text()));
            }
            passages.add(new Passage(read.get(i).start(), read.get(i).end(), List.copyOf(findings)));
        }
        List<Unread> parts = joined(unread, passages);
        if (meant < read.size()) {
            parts.add(new Unread(
                    read.get(meant).start(),
                    read.get(read.size() - 1).end(),
                    "read by phrases alone, " + MOST_BY_MEANING.beyond(meant)));
            parts.sort(Comparator.comparingInt(Unread::start));
        }
        return new Reading(List.copyOf(passages), List.copyOf(parts));
    }

    /** The quote as the text has it; where markup or an address lies in it, the words without that. */
    private static Finding quoted(Finding finding, String given, String read) {
        String quote = given.substring(finding.start(), finding.end());
        String words = read.substring(finding.start(), finding.end());
        if (!quote.equals(words)) {
            quote = String.join(
                    " ", words.replace(String.valueOf(Page.JOINT), "").strip().split("\\s+"));
        }
        return new Finding(
                finding.reason(), finding.weight(), quote, finding.start(), finding.end(), finding.example());
    }

    /** Parts that follow each other and are left out for the same reason are one part. */
    private static List<Unread> joined(List<Unread> parts, List<Passage> passages) {
        parts.sort(Comparator.comparingInt(Unread::start));
        List<Unread> joined = new ArrayList<>();
        int passage = 0;
        for (Unread part : parts) {
            int before = passage;
            while (passage < passages.size() && passages.get(passage).start() < part.start()) {
                passage++;
            }
            Unread last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && passage == before && last.because().equals(part.because())) {
                joined.set(joined.size() - 1, new Unread(last.start(), part.end(), part.because()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }
}
