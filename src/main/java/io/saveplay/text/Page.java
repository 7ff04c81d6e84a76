package io.saveplay.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text in which what does not count is blanked out, char for char, so that places in it are places in the text as
 * given. Not safe for use by many threads.
 */
final class Page {
    /** Ends a sentence wherever it stands. */
    static final char BORDER = '\u2029';
    /** Stands inside a word for what is not to be seen there; a soft hyphen, which the tokenizer reads over. */
    static final char JOINT = '\u00AD';
    /** The text of a quoted message in markup lies between these two, which no text has once it is clean. */
    static final char QUOTE_OPENS = '\uE000';

    static final char QUOTE_CLOSES = '\uE001';

    private final String given;
    private final char[] chars;
    private boolean changed;
    private final List<Reading.Unread> unread = new ArrayList<>();
    /** As long as nothing is changed. */
    private @Nullable List<Line> lines;

    Page(String text) {
        given = text;
        chars = text.toCharArray();
    }

    int length() {
        return chars.length;
    }

    /** The char at a place; a line break outside of the text. */
    char at(int i) {
        return i >= 0 && i < chars.length ? chars[i] : '\n';
    }

    void set(int i, char c) {
        if (chars[i] != c) {
            chars[i] = c;
            changed = true;
            lines = null;
        }
    }

    String text(int start, int end) {
        return new String(chars, start, end - start);
    }

    /** What is left, with blanks where something was. */
    String text() {
        return changed ? new String(chars) : given;
    }

    void fill(int start, int end, char with) {
        for (int i = start; i < end; i++) {
            set(i, with);
        }
    }

    void blank(int start, int end) {
        fill(start, end, ' ');
    }

    /** Blanks out markup; inside a word, so that the word stays one. */
    void hide(int start, int end) {
        boolean inWord = Character.isLetter(at(start - 1)) && Character.isLetter(at(end));
        fill(start, end, inWord ? JOINT : ' ');
    }

    /** Takes a part out that is not read, and says so if it has words; no sentence goes on over it. */
    void cut(int start, int end, String because) {
        int from = start;
        for (Reading.Unread before : unread()) {
            if (before.start() >= start && before.end() <= end) {
                tell(from, before.start(), because);
                from = before.end();
            }
        }
        tell(from, end, because);
        blank(start, end);
        if (start < end) {
            set(start, BORDER);
        }
    }

    private void tell(int start, int end, String because) {
        int from = start;
        int to = end;
        while (from < to && !isVisible(chars[from])) {
            from++;
        }
        while (to > from && !isVisible(chars[to - 1])) {
            to--;
        }
        if (hasWords(from, to)) {
            unread.add(new Reading.Unread(from, to, because));
        }
    }

    boolean hasWords(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(chars[i])) {
                return true;
            }
        }
        return false;
    }

    /** The parts that are not read, in the order of the text. */
    List<Reading.Unread> unread() {
        unread.sort(Comparator.comparingInt(Reading.Unread::start));
        return List.copyOf(unread);
    }

    /** The lines of what is left, without the breaks between them. */
    List<Line> lines() {
        List<Line> known = lines;
        if (known == null) {
            known = List.copyOf(split());
            lines = known;
        }
        return known;
    }

    private List<Line> split() {
        List<Line> split = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= chars.length; i++) {
            if (i == chars.length || chars[i] == '\n' || chars[i] == BORDER) {
                split.add(new Line(start, i, look(start, i)));
                start = i + 1;
            }
        }
        return split;
    }

    /** A line as it is compared: in lower case, without what surrounds it, cut off where it is long. */
    private String look(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isEdge(chars[from])) {
            from++;
        }
        while (to > from && isEdge(chars[to - 1])) {
            to--;
        }
        StringBuilder look = new StringBuilder();
        for (int i = from; i < Math.min(to, from + Line.LONGEST + 1); i++) {
            look.append(Character.toLowerCase(chars[i]));
        }
        return look.toString();
    }

    private static boolean isEdge(char c) {
        return c == '*' || !isVisible(c);
    }

    private static boolean isVisible(char c) {
        return !Character.isWhitespace(c) && c != QUOTE_OPENS && c != QUOTE_CLOSES && c != JOINT;
    }

    /**
     * A line.
     *
     * @param start where it starts
     * @param end where it ends, exclusive
     * @param look its first {@value #LONGEST} chars (one more tells that it is longer), in lower case and stripped
     */
    record Line(int start, int end, String look) {
        static final int LONGEST = 300;

        boolean isBlank() {
            return look.isEmpty();
        }
    }
}
