package io.saveplay.text;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes the inflection off words. Those that English is known by come again all the time, so their stems are remembered;
 * any other word may be a name, and nothing is kept of what only a client says.
 */
final class StemFilter extends TokenFilter {
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OneWord word = new OneWord();
    private final TokenStream stemmed;
    private final CharTermAttribute stem;
    private String result = "";

    /**
     * A filter.
     *
     * @param stemmer what takes the inflection off; always the same, since what it says is remembered for all
     */
    StemFilter(TokenStream input, UnaryOperator<TokenStream> stemmer) {
        super(input);
        stemmed = stemmer.apply(word);
        stem = stemmed.addAttribute(CharTermAttribute.class);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        String given = term.toString();
        String known = KNOWN.get(given);
        if (known == null) {
            known = isNumber(given) ? given : stem(given);
            if (English.knows(given)) {
                KNOWN.put(given, known);
            }
        }
        result = known;
        return true;
    }

    /** Whether a word is written in figures, which have no inflection. */
    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The stem of the word that this stands at; its term stays as it was written. */
    String stem() {
        return result;
    }

    private String stem(String given) throws IOException {
        word.next = given;
        return stemmed.incrementToken() ? stem.toString() : given;
    }

    /** A stream that gives a word each time it has one. */
    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(next);
            return true;
        }
    }
}
