package io.saveplay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sentences of a text: what lies between full stops that belong to no abbreviation, number or name on the net, other
 * marks that end a sentence, semicolons, blank lines, the items of a list, and the ends of lines that are too short to
 * have been wrapped. Neither case nor which mark ends a sentence makes a difference, which is why the sentences of
 * {@link java.text.BreakIterator} do not serve: they go by capitals, and know no lists and no lines. Linear.
 */
final class Sentences {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "eg", "ie", "approx", "mr", "mrs", "ms", "dr", "prof", "vs", "inc", "ltd", "corp", "jr", "sr", "dept",
            "est", "incl", "excl", "resp", "ca", "cf", "fig", "mgmt", "mtg", "acct", "qtr", "tel", "ext", "avg", "jan",
            "feb", "apr", "aug", "sept", "oct", "nov", "st", "al", "pp", "govt", "assoc", "bros", "mfg", "pls", "plz",
            "hrs", "mins", "yrs", "wks", "ref", "viz", "w");
    /** After these a full stop without a blank belongs to a name on the net. */
    private static final Set<String> DOMAINS = Set.of(
            "com", "net", "org", "io", "ai", "co", "app", "dev", "js", "eu", "de", "se", "uk", "fr", "edu", "gov");
    /** A line that ends with one of these goes on. */
    private static final Set<String> GOES_ON = Set.of(
            "a", "an", "the", "to", "of", "in", "on", "at", "by", "for", "from", "with", "without", "and", "or", "but",
            "nor", "not", "no", "never", "too", "so", "very", "as", "than", "that", "because", "if", "is", "are", "was",
            "were", "be", "been", "am", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "can't",
            "won't", "dont", "doesnt", "didnt", "cant", "wont", "isnt", "cannot", "do", "does", "did", "have", "has",
            "had", "will", "would", "could", "should", "can", "may", "might", "must", "my", "our", "your", "their",
            "his", "her", "its", "i", "we", "you", "they", "he", "she", "it", "this", "these", "those", "hardly",
            "barely", "really", "quite", "more", "most", "less", "much", "any", "some", "about", "into", "nothing",
            "neither", "rather", "instead", "just", "only", "even", "who", "which", "what", "how", "why", "when",
            "where", "while", "until");

    private static final Set<String> CLAUSES =
            Set.of("and", "but", "because", "so", "which", "or", "since", "although");

    private static final String ENDS = "!?;|\u2022\u2026\u3002\uFF01\uFF1F\u061F\u0964" + Page.BORDER;
    private static final int MOST_WORDS = 60;
    private static final int LEAST_WORDS = 20;
    /** Nobody's mail program wraps a line before that many chars. */
    private static final int WRAPPED = 45;

    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();

    private Sentences(String text) {
        this.text = text;
    }

    /** The sentences in their order, from the first to the last letter, digit or sign of value of each. */
    static List<Sentence> of(String text) {
        return new Sentences(text).split();
    }

    private List<Sentence> split() {
        int start = 0;
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = switch (c) {
                case '.' -> ends(i);
                case '\n' -> breaks(line, i);
                default -> ENDS.indexOf(c) >= 0;
            };
            if (c == '\n' || c == Page.BORDER) {
                line = i + 1;
            }
            if (ends) {
                add(start, i);
                start = i + 1;
            }
        }
        add(start, text.length());
        return sentences;
    }

    /** Whether a full stop ends a sentence. */
    private boolean ends(int i) {
        char next = at(i + 1);
        if (next == '.' || at(i - 1) == '.') {
            return true;
        }
        if (Character.isDigit(next)) {
            return false;
        }
        int from = i;
        while (from > 0 && i - from <= 8 && isWord(at(from - 1))) {
            from--;
        }
        String before = text.substring(from, i).toLowerCase(Locale.ROOT);
        if (before.equals("i") && Character.toLowerCase(next) == 'e' && at(i + 2) == '.') {
            return false;
        }
        boolean initial = before.length() == 1
                && Character.isLetter(before.charAt(0))
                && !before.equals("i")
                // The end of "didn't" is no initial.
                && "'\u2019".indexOf(at(from - 1)) < 0;
        if (initial || isNumberOfItem(from, i)) {
            return false;
        }
        if (!Character.isLetter(next)) {
            return !ABBREVIATIONS.contains(before);
        }
        int to = i + 1;
        while (to < text.length() && to - i <= 8 && isWord(at(to))) {
            to++;
        }
        return !DOMAINS.contains(text.substring(i + 1, to).toLowerCase(Locale.ROOT));
    }

    private boolean isNumberOfItem(int from, int stop) {
        return from < stop && stop - from <= 2 && Character.isDigit(at(from)) && isLineStart(from);
    }

    private boolean isLineStart(int i) {
        int k = i - 1;
        while (k >= 0 && text.charAt(k) == ' ' && i - k < 16) {
            k--;
        }
        return k < 0 || text.charAt(k) == '\n' || text.charAt(k) == Page.BORDER;
    }

    /** Whether a line that ends here is a thought of its own, or the end of a wrapped one. */
    private boolean breaks(int line, int end) {
        int next = end + 1;
        while (at(next) == ' ' && next < text.length()) {
            next++;
        }
        if (next >= text.length() || at(next) == '\n' || isItem(next)) {
            return true;
        }
        int from = line;
        while (from < end && at(from) == ' ') {
            from++;
        }
        return isThought(from, end);
    }

    private boolean isThought(int from, int end) {
        int to = end;
        while (to > from && at(to - 1) == ' ') {
            to--;
        }
        if (to - from >= WRAPPED || to == from || at(to - 1) == ',') {
            return false;
        }
        int word = to;
        while (word > from && (isWord(at(word - 1)) || at(word - 1) == '\'' || at(word - 1) == '\u2019')) {
            word--;
        }
        String last = text.substring(word, to).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return !GOES_ON.contains(last);
    }

    /** Whether an item of a list begins here: {@code - }, {@code * }, {@code 1.}, {@code a)}. */
    private boolean isItem(int i) {
        char c = at(i);
        if (c == '-' || c == '*' || c == '+' || c == '\u2013') {
            return at(i + 1) == ' ';
        }
        if (c == '\u2022') {
            return true;
        }
        int end = i;
        while (end - i < 2 && Character.isDigit(at(end))) {
            end++;
        }
        if (end == i && Character.isLetter(c)) {
            return at(i + 1) == ')';
        }
        return end > i && (at(end) == '.' || at(end) == ')') && at(end + 1) == ' ';
    }

    private void add(int start, int end) {
        int from = firstValue(start, end);
        if (isLineStart(from) && isItem(from) && Character.isDigit(at(from))) {
            from = firstValue(afterNumber(from), end);
        }
        int to = end;
        while (to > from && !isValue(to - 1)) {
            to--;
        }
        while (from < to) {
            int cut = cut(from, to);
            int last = cut;
            while (last > from && !isValue(last - 1)) {
                last--;
            }
            if (from < last) {
                sentences.add(new Sentence(from, last));
            }
            from = firstValue(cut, to);
        }
    }

    private int firstValue(int start, int end) {
        int first = start;
        while (first < end && !isValue(first)) {
            first++;
        }
        return first;
    }

    private int afterNumber(int from) {
        int next = from;
        while (Character.isDigit(at(next))) {
            next++;
        }
        return next;
    }

    /** Where a sentence of too many words is cut: at the last border of a clause, or else at a word. */
    private int cut(int from, int to) {
        int words = 0;
        int clause = -1;
        int word = from;
        for (int i = from + 1; i < to; i++) {
            if (at(i - 1) == ' ' || at(i - 1) == '\n' || (at(i) != ' ' && at(i) != '\n')) {
                continue;
            }
            words++;
            if (words >= LEAST_WORDS && isBorder(word, i)) {
                clause = Character.isLetter(at(i - 1)) ? word : i;
            }
            if (words == MOST_WORDS) {
                return clause > from ? clause : i;
            }
            word = i;
        }
        return to;
    }

    /** Whether a clause ends before a place, or begins with the word before it. */
    private boolean isBorder(int word, int i) {
        return ",:)\u2014\u2013-".indexOf(at(i - 1)) >= 0
                || CLAUSES.contains(text.substring(word, i).strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a char belongs to what is said, rather than to the punctuation around it. */
    private boolean isValue(int i) {
        char c = text.charAt(i);
        return isWord(c) || c == '%' || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static boolean isWord(char c) {
        if (c < '\u0080') {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : '\n';
    }

    /**
     * A sentence.
     *
     * @param start where it starts in the text, in chars
     * @param end where it ends, exclusive
     */
    record Sentence(int start, int end) {}
}
