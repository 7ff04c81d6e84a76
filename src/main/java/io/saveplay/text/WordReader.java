package io.saveplay.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits English text into {@link Word words}.
 *
 * <p>Words are stemmed by KStem, which looks its results up in a dictionary. It was tried against Porter: both bring
 * price, prices, priced and pricing together, but Porter also merges words that mean different things here (busy and
 * business, organ and organization, policy and police), and leaves stems that no analyst recognises. KStem keeps a plural
 * that its dictionary lists as a word ("works", "needs", "features"), so a final s is taken off after it; the irregular
 * forms that it does not know are listed below.
 */
final class WordReader {
    private static final String[][] IRREGULAR = {
        {"be", "am", "is", "are", "was", "were", "been", "being"},
        {"have", "has", "had", "having"},
        {"do", "does", "did", "doing"},
        {"go", "goes", "went", "gone", "going"},
        {"get", "got", "gotten", "getting"},
        {"find", "found", "finding"},
        {"choose", "chose", "chosen", "choosing"},
        {"lose", "lost", "loses", "losing"},
        {"buy", "bought", "buying"},
        {"pay", "paid", "paying"},
        {"keep", "kept", "keeping"},
        {"take", "took", "taken", "taking"},
        {"make", "made", "making"},
        {"feel", "felt", "feeling"},
        {"lie", "lied", "lying", "lies"},
        {"die", "died", "dying", "dies"},
        {"say", "said", "saying"},
        {"break", "broken", "breaking"},
        {"mislead", "misled", "misleading"},
        {"skeptical", "sceptical"},
        {"program", "programme", "programmes"},
        {"come", "came", "coming"},
        {"fall", "fell", "fallen"},
        {"leave", "left", "leaving"},
        {"burn", "burnt"},
        {"scam", "scams", "scammed", "scammer", "scammers", "scamming"},
        // A comparison is not the plain word: a cheap product is another complaint than a cheaper offer.
        {"cheaper", "cheaper"},
        {"organization", "organisation", "organisations"},
        // KStem takes it for a form of "down".
        {"downsize", "downsizes", "downsized", "downsizing"},
    };
    /** Words that must stay whole: "hardly" is not "hard". */
    private static final CharArraySet WHOLE = whole();

    private static final StemmerOverrideMap IRREGULAR_FORMS = irregularForms();

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream out = new ContractionFilter(new LowerCaseFilter(words));
            return new TokenStreamComponents(words, new StemFilter(out, WordReader::stems));
        }
    };

    private static TokenStream stems(TokenStream words) {
        TokenStream out = new SetKeywordMarkerFilter(words, WHOLE);
        out = new StemmerOverrideFilter(out, IRREGULAR_FORMS);
        return new EnglishMinimalStemFilter(new KStemFilter(out));
    }

    /** The words of a text in order, with offsets into the text as given. */
    List<Word> read(String text) {
        String even = even(text);
        List<Word> words = new ArrayList<>();
        try (StemFilter stream = (StemFilter) analyzer.tokenStream("text", even)) {
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int number = 0;
            int end = 0;
            while (stream.incrementToken()) {
                number += step.getPositionIncrement();
                boolean opens = endsClause(even, end, offset.startOffset());
                end = offset.endOffset();
                words.add(new Word(stream.stem(), offset.startOffset(), end, number, opens));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
        return words;
    }

    /**
     * The same text, char for char, with one kind of apostrophe, and with words apart that the tokenizer would join:
     * "expensive.We", "too_expensive".
     */
    private static String even(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            switch (out.charAt(i)) {
                case '\u2019', '\u2018', '\u02BC', '\u00B4', '`', '\uFF07' -> out.setCharAt(i, '\'');
                case '_' -> out.setCharAt(i, ' ');
                case '.', ':' -> {
                    if (i + 1 < out.length() && Character.isLetter(out.charAt(i + 1))) {
                        out.setCharAt(i, ';');
                    }
                }
                default -> {}
            }
        }
        return out.toString();
    }

    private static boolean endsClause(String text, int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '.', '!', '?', ';', ',', ':', '(', ')', '\u2026', '\u2013', '\u2014' -> {
                    return true;
                }
                case '-' -> {
                    // A hyphen joins words, a dash with a blank beside it parts them.
                    if (to - from > 1) {
                        return true;
                    }
                }
                case '\n' -> lines++;
                default -> {}
            }
        }
        // One line break may be a wrapped line, two are a new paragraph.
        return lines > 1;
    }

    private static CharArraySet whole() {
        CharArraySet whole = new CharArraySet(Negation.NEGATORS, false);
        whole.add("this");
        whole.add("always");
        return CharArraySet.unmodifiableSet(whole);
    }

    private static StemmerOverrideMap irregularForms() {
        StemmerOverrideFilter.Builder forms = new StemmerOverrideFilter.Builder(false);
        for (String[] row : IRREGULAR) {
            for (String form : row) {
                forms.add(form, row[0]);
            }
        }
        try {
            return forms.build();
        } catch (IOException e) {
            throw new UncheckedIOException("a map in memory cannot fail to be built", e);
        }
    }
}
