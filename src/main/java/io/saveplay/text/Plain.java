package io.saveplay.text;

import java.util.Locale;

/**
 * A sentence as a model sees it. Case, marks at either end, marks that are repeated, quotation marks, emphasis and emoji
 * make no difference; a comma or a hyphen inside does, since a model reads by them, and so does a question mark at the end.
 */
final class Plain {
    private static final String MARKS = ".,?:()/&+@-";

    private Plain() {}

    /** The words of a sentence in lower case, and the marks between them. */
    static String of(String sentence) {
        StringBuilder plain = new StringBuilder(sentence.length());
        String lower = sentence.toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < lower.length()) {
            int point = lower.codePointAt(at);
            add(plain, even(point));
            at += Character.charCount(point);
        }
        boolean asks = false;
        int end = plain.length();
        while (end > 0 && !isWord(plain.charAt(end - 1))) {
            asks |= plain.charAt(end - 1) == '?';
            end--;
        }
        int start = 0;
        while (start < end && !isWord(plain.charAt(start))) {
            start++;
        }
        return start == end ? "" : plain.substring(start, end) + (asks ? "?" : "");
    }

    private static void add(StringBuilder plain, int point) {
        if (point >= 'a' && point <= 'z') {
            plain.append((char) point);
            return;
        }
        char before = plain.isEmpty() ? ' ' : plain.charAt(plain.length() - 1);
        if (point == Page.JOINT || (point == ' ' && before == ' ')) {
            return;
        }
        if (MARKS.indexOf(point) >= 0) {
            // What follows a mark adds nothing to it: "?!", "...", ". ,"
            int last = plain.length() - 1;
            while (last >= 0 && plain.charAt(last) == ' ') {
                last--;
            }
            if (last >= 0 && MARKS.indexOf(plain.charAt(last)) >= 0) {
                return;
            }
        }
        plain.appendCodePoint(point);
    }

    private static int even(int point) {
        if (point == ' ' || (point >= 'a' && point <= 'z')) {
            return point;
        }
        return switch (point) {
            case '\u2019', '\u2018', '\u02BC', '\u00B4', '`', '\uFF07' -> '\'';
            case '!', ';', '\u2026' -> '.';
            case '\u2013', '\u2014' -> '-';
            case Page.JOINT, '\'', '%', '$', '\u20AC', '\u00A3' -> point;
            default -> Character.isLetterOrDigit(point) || MARKS.indexOf(point) >= 0 ? point : ' ';
        };
    }

    private static boolean isWord(char point) {
        return point != ' ' && point != '\'' && MARKS.indexOf(point) < 0;
    }
}
