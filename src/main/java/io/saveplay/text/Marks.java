package io.saveplay.text;

/**
 * Takes out of a page what has no words: control characters, what has no width, emoji; and, once the lines are
 * understood, addresses of pages and people, telephone numbers and the marks of Markdown. All in one pass each.
 */
final class Marks {
    private static final String BULLETS =
            "\u25AA\u25AB\u25CF\u25CB\u25E6\u25A0\u25A1\u2023\u2043\u27A2\u27A4\u2713\u2714";
    private static final String ENDS_ADDRESS = "<>\"'`()[]{}|\u00AB\u00BB\u201C\u201D";
    private static final int LONGEST_SCHEME = 12;
    private static final int LONGEST_NAME = 64;
    /** So many marks at most stand between two digits of a number, which keeps a text of nothing but marks linear. */
    private static final int MOST_BETWEEN = 8;

    private Marks() {}

    /** Brings every char to one that the rest understands: letters, marks, a blank, a line break. */
    static void clean(Page page) {
        boolean lineStarts = true;
        for (int i = 0; i < page.length(); i++) {
            char c = page.at(i);
            if (Character.isHighSurrogate(c) && Character.isLowSurrogate(page.at(i + 1))) {
                int point = Character.toCodePoint(c, page.at(i + 1));
                if (!Character.isLetterOrDigit(point) && Character.getType(point) != Character.NON_SPACING_MARK) {
                    page.blank(i, i + 2);
                }
                lineStarts = false;
                i++;
                continue;
            }
            char clean = lineStarts && BULLETS.indexOf(c) >= 0 ? '\u2022' : clean(page, i);
            page.set(i, clean);
            if (clean == '\n' || clean == Page.BORDER) {
                lineStarts = true;
            } else if (clean != ' ') {
                lineStarts = false;
            }
        }
    }

    private static char clean(Page page, int i) {
        char c = page.at(i);
        switch (c) {
            case '\n', '\u000B', '\f', '\u0085', '\u2028' -> {
                return '\n';
            }
            case '\r' -> {
                return page.at(i + 1) == '\n' && i + 1 < page.length() ? ' ' : '\n';
            }
            case '\t' -> {
                return ' ';
            }
            case Page.BORDER -> {
                return Page.BORDER;
            }
            default -> {}
        }
        if (c < '\u007F' && c >= ' ') {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT ->
                Character.isLetter(page.at(i - 1)) || page.at(i - 1) == Page.JOINT ? Page.JOINT : ' ';
            case Character.SPACE_SEPARATOR,
                    Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.OTHER_SYMBOL,
                    Character.ENCLOSING_MARK -> ' ';
            default -> c >= '\uFE00' && c <= '\uFE0F' ? ' ' : c;
        };
    }

    /** Blanks out addresses and telephone numbers. */
    static void addresses(Page page) {
        for (int i = 0; i < page.length(); i++) {
            char c = page.at(i);
            int end = i;
            if (c == ':' && page.at(i + 1) == '/' && page.at(i + 2) == '/') {
                int start = i;
                while (i - start < LONGEST_SCHEME && isLatin(page.at(start - 1))) {
                    start--;
                }
                end = endOfAddress(page, i);
                page.blank(start, end);
            } else if ((c == 'w' || c == 'W') && isWww(page, i)) {
                end = endOfAddress(page, i);
                page.blank(i, end);
            } else if (c == '@') {
                end = mail(page, i);
            } else if (c == '+' || c == '(' || isDigit(c)) {
                end = telephone(page, i);
            }
            i = Math.max(i, end - 1);
        }
    }

    private static boolean isWww(Page page, int i) {
        return !Character.isLetterOrDigit(page.at(i - 1))
                && page.at(i + 3) == '.'
                && page.text(i, i + 3).equalsIgnoreCase("www");
    }

    private static int endOfAddress(Page page, int from) {
        int end = from;
        while (end < page.length() && !Character.isWhitespace(page.at(end)) && ENDS_ADDRESS.indexOf(page.at(end)) < 0) {
            end++;
        }
        while (end > from && ".,;:!?".indexOf(page.at(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static int mail(Page page, int at) {
        int start = at;
        while (at - start < LONGEST_NAME && (isLatin(page.at(start - 1)) || "._%+-".indexOf(page.at(start - 1)) >= 0)) {
            start--;
        }
        int end = at + 1;
        int dot = -1;
        while (isLatin(page.at(end)) || page.at(end) == '-' || page.at(end) == '.') {
            if (page.at(end) == '.' && isLatin(page.at(end + 1))) {
                dot = end;
            }
            end++;
        }
        while (page.at(end - 1) == '.' || page.at(end - 1) == '-') {
            end--;
        }
        if (start == at || dot < 0) {
            return at + 1;
        }
        page.blank(start, end);
        return end;
    }

    /** Blanks out a run of digits that is long enough to call, and no date, amount or span of years. */
    private static int telephone(Page page, int start) {
        int digits = 0;
        int groups = 0;
        int inGroup = 0;
        boolean thousands = true;
        int end = start;
        for (int i = start;
                i <= end + MOST_BETWEEN && (isDigit(page.at(i)) || "+()-./ ".indexOf(page.at(i)) >= 0);
                i++) {
            if (isDigit(page.at(i))) {
                digits++;
                inGroup++;
                end = i + 1;
            } else if (inGroup > 0) {
                thousands &= groups == 0 ? inGroup <= 3 : inGroup == 3;
                groups++;
                inGroup = 0;
            }
        }
        if (inGroup > 0) {
            thousands &= groups > 0 && inGroup == 3;
        }
        char first = page.at(start);
        boolean marked = first == '+' || first == '0' || first == '(';
        boolean date = end - start == 10 && digits == 8;
        if (!date && !Character.isLetter(page.at(start - 1)) && digits >= (marked ? 7 : 9) && (marked || !thousands)) {
            page.blank(start, end);
        }
        return Math.max(end, start + 1);
    }

    /** Blanks out the marks of Markdown and where its links lead. */
    static void markdown(Page page) {
        boolean lineStarts = true;
        int opens = -1;
        for (int i = 0; i < page.length(); i++) {
            char c = page.at(i);
            char next = page.at(i + 1);
            switch (c) {
                case '*' -> {
                    if (!lineStarts || next != ' ') {
                        page.set(i, ' ');
                    }
                }
                case '#' -> {
                    if (lineStarts && (next == '#' || next == ' ')) {
                        page.set(i, Page.BORDER);
                    }
                }
                case '~', '`', '_' -> {
                    if (next == c || page.at(i - 1) == ' ') {
                        page.set(i, ' ');
                    }
                }
                case '[' -> opens = i;
                case ']' -> {
                    if (next == '(' && opens >= 0) {
                        page.set(opens, ' ');
                        opens = -1;
                        int end = endOfAddress(page, i + 2);
                        int past = page.at(end) == ')' ? end + 1 : end;
                        page.blank(i, past);
                        i = past - 1;
                    }
                }
                default -> {}
            }
            if (c == '\n' || c == Page.BORDER) {
                opens = -1;
            }
            lineStarts = c == '\n' || c == Page.BORDER || (lineStarts && c == ' ');
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }
}
