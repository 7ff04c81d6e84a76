package io.saveplay.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Writes contractions out, so that "can't", "cannot" and "can not" are the same two words, and takes the possessive
 * off. The parts keep the offsets of the whole; parts after the first have position increment 0. Expects lower case.
 */
final class ContractionFilter extends TokenFilter {
    private static final Map<String, List<String>> WHOLE = Map.ofEntries(
            Map.entry("cannot", List.of("can", "not")),
            Map.entry("can't", List.of("can", "not")),
            Map.entry("won't", List.of("will", "not")),
            Map.entry("shan't", List.of("shall", "not")),
            Map.entry("ain't", List.of("is", "not")),
            Map.entry("let's", List.of("let", "us")),
            Map.entry("gonna", List.of("going", "to")),
            Map.entry("wanna", List.of("want", "to")),
            // As people type in a hurry. "its", "well" and "were" are words of their own and stay.
            Map.entry("im", List.of("i", "am")),
            Map.entry("ive", List.of("i", "have")),
            Map.entry("cant", List.of("can", "not")),
            Map.entry("wont", List.of("will", "not")),
            Map.entry("dont", List.of("do", "not")),
            Map.entry("doesnt", List.of("does", "not")),
            Map.entry("didnt", List.of("did", "not")),
            Map.entry("isnt", List.of("is", "not")),
            Map.entry("arent", List.of("are", "not")),
            Map.entry("wasnt", List.of("was", "not")),
            Map.entry("werent", List.of("were", "not")),
            Map.entry("havent", List.of("have", "not")),
            Map.entry("hasnt", List.of("has", "not")),
            Map.entry("couldnt", List.of("could", "not")),
            Map.entry("wouldnt", List.of("would", "not")));
    /** The same words, to be looked up without a text made of each. */
    private static final CharArraySet WHOLE_WORDS = new CharArraySet(WHOLE.keySet(), false);

    private static final Map<String, String> ENDINGS =
            Map.of("n't", "not", "'re", "are", "'ve", "have", "'ll", "will", "'m", "am", "'d", "would");
    /** After these an 's is "is"; after any other word it is the possessive. */
    private static final Set<String> SUBJECTS =
            Set.of("it", "that", "this", "he", "she", "there", "here", "what", "where", "who", "how", "something");

    /** What the tokenizer reads over inside of a word. */
    private static final String JOINT = String.valueOf(Page.JOINT);

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> pending = new ArrayDeque<>();
    private @Nullable State written;

    ContractionFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (written != null && !pending.isEmpty()) {
            restoreState(written);
            term.setEmpty().append(pending.remove());
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (isPlain(term.buffer(), term.length())) {
            return true;
        }
        String word = term.toString();
        List<String> parts = parts(word.indexOf(Page.JOINT) < 0 ? word : word.replace(JOINT, ""));
        if (parts.size() > 1) {
            written = captureState();
            pending.addAll(parts.subList(1, parts.size()));
        }
        term.setEmpty().append(parts.get(0));
        return true;
    }

    /** Whether a word is no contraction for sure, which nearly all are. */
    private static boolean isPlain(char[] chars, int length) {
        for (int i = 0; i < length; i++) {
            if (chars[i] == '\'' || chars[i] == Page.JOINT) {
                return false;
            }
        }
        return !WHOLE_WORDS.contains(chars, 0, length);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending.clear();
        written = null;
    }

    /** The words that a word in lower case is made of; itself if it is no contraction. */
    static List<String> parts(String word) {
        List<String> whole = WHOLE.get(word);
        if (whole != null) {
            return whole;
        }
        if (word.indexOf('\'') < 0) {
            return List.of(word);
        }
        for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
            if (word.length() > ending.getKey().length() && word.endsWith(ending.getKey())) {
                return List.of(word.substring(0, word.length() - ending.getKey().length()), ending.getValue());
            }
        }
        if (word.length() > 2 && word.endsWith("'s")) {
            String base = word.substring(0, word.length() - 2);
            return SUBJECTS.contains(base) ? List.of(base, "is") : List.of(base);
        }
        return List.of(word);
    }
}
