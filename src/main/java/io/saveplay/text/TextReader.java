package io.saveplay.text;

import io.saveplay.text.Reading.Passage;
import io.saveplay.text.Reading.Unread;
import io.saveplay.text.Sentences.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text sentence by sentence: the newest message in it, without signature and markup, as far as it is English. Safe
 * for use by many threads.
 *
 * <p>A reading is remembered for ten minutes by what the text says, since an event is read more than once while it is
 * decided; see {@link Readings} for how much is remembered.
 */
public final class TextReader {
    /** So much of what counts in a text is read. */
    private static final int MOST_CHARS = 20_000;

    private static final int MOST_SENTENCES = 200;

    private final SentenceReader phrases;
    private final Readings readings;

    /** A reader by these phrases. */
    public TextReader(SentenceReader phrases) {
        this(phrases, System::nanoTime);
    }

    TextReader(SentenceReader phrases, LongSupplier nanos) {
        this.phrases = phrases;
        this.readings = new Readings(nanos);
    }

    /** What a text says, in places of the text as given, and which parts of it were not read. */
    public Reading read(String text) {
        return text.isBlank() ? Reading.NOTHING : readings.get(text, this::readNew);
    }

    private Reading readNew(String text) {
        Newest newest = Newest.of(text);
        List<Sentence> sentences = Sentences.of(newest.text());
        int within = within(sentences);
        String beyond =
                within < MOST_SENTENCES ? "beyond the first 20,000 characters" : "beyond the first 200 sentences";
        List<@Nullable String> foreign = Language.foreign(newest.text(), sentences.subList(0, within));
        List<Passage> passages = new ArrayList<>();
        List<Unread> unread = new ArrayList<>(newest.unread());
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            String language = i < within ? foreign.get(i) : null;
            if (i >= within) {
                unread.add(new Unread(sentence.start(), sentence.end(), beyond));
            } else if (language != null) {
                unread.add(new Unread(sentence.start(), sentence.end(), "looks like " + language));
            } else {
                List<Finding> findings = phrases.read(newest.text(), sentence.start(), sentence.end()).stream()
                        .map(finding -> quoted(finding, text, newest.text()))
                        .toList();
                passages.add(new Passage(sentence.start(), sentence.end(), findings));
            }
        }
        return new Reading(List.copyOf(passages), joined(unread, passages));
    }

    private static int within(List<Sentence> sentences) {
        int chars = 0;
        int count = 0;
        while (count < Math.min(sentences.size(), MOST_SENTENCES)) {
            chars += sentences.get(count).end() - sentences.get(count).start();
            if (chars > MOST_CHARS) {
                break;
            }
            count++;
        }
        return count;
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
        return List.copyOf(joined);
    }
}
