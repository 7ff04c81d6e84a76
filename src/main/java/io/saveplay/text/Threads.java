package io.saveplay.text;

import io.saveplay.text.Page.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the e-mails that are quoted in a page: lines that begin with {@code >}, what follows "On … wrote:", "Original
 * Message" or a block of headers, and what markup says is quoted. Knows how the common mail programs write these in a
 * dozen languages. One pass.
 */
final class Threads {
    /** Lines that stand above a message that is quoted or forwarded, without the dashes around them. */
    private static final Set<String> DIVIDERS = MailWords.of("dividers");
    /** How a line ends that says who wrote what follows. */
    private static final Set<String> WROTE = MailWords.of("wrote");

    private static final List<String> WROTE_BEFORE_NAME = List.of(" schrieb ", " skrev ", " schreef ");
    private static final Set<String> FROM = MailWords.of("from");
    private static final Set<String> OTHER_HEADERS = MailWords.of("other headers");

    private static final int LONGEST_LABEL = 14;
    private static final int HEADERS = 3;
    /** Over how many lines "On … wrote:" may be wrapped. */
    private static final int WRAPPED = 3;

    private final Page page;
    private final List<Line> lines;

    private Threads(Page page) {
        this.page = page;
        this.lines = page.lines();
    }

    /** The quoted parts in the order of the page; what is quoted inside of a quote is part of it. */
    static List<Quote> in(Page page) {
        return new Threads(page).quotes();
    }

    private List<Quote> quotes() {
        List<Quote> quotes = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            Quote quote = quoteAt(i);
            if (quote == null) {
                i++;
            } else {
                quotes.add(quote);
                i = lineFrom(i, quote.end());
            }
        }
        return quotes;
    }

    private @Nullable Quote quoteAt(int i) {
        int marked = marked(i);
        if (marked >= 0) {
            return markup(lines.get(i).start(), marked);
        }
        if (lines.get(i).isBlank()) {
            return null;
        }
        if (isAngled(i)) {
            return angled(i, lines.get(i).start());
        }
        int body = headerEnd(i);
        if (body < 0) {
            return null;
        }
        int start = lines.get(i).start();
        int first = firstWithWords(body);
        if (first < lines.size() && marked(first) >= 0) {
            return markup(start, marked(first));
        }
        if (first < lines.size() && isAngled(first)) {
            return angled(first, start);
        }
        return new Quote(start, body < lines.size() ? lines.get(body).start() : page.length(), page.length());
    }

    /** The line after what stands above a quoted message; below 0 where nothing does. */
    private int headerEnd(int i) {
        String look = lines.get(i).look();
        if (look.length() > Line.LONGEST) {
            return -1;
        }
        if (isDivider(look)) {
            int next = firstWithWords(i + 1);
            int headers = headersEnd(next, 2);
            return headers < 0 ? i + 1 : headers;
        }
        int wrote = wroteEnd(i);
        return wrote >= 0 ? wrote : headersEnd(i, HEADERS);
    }

    private static boolean isDivider(String look) {
        int from = 0;
        int to = look.length();
        while (from < to && "-_=# *>".indexOf(look.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "-_=# *:".indexOf(look.charAt(to - 1)) >= 0) {
            to--;
        }
        String words = look.substring(from, to);
        return DIVIDERS.contains(words.replace('\u2019', '\'')) || words.contains("type your reply above this line");
    }

    private int wroteEnd(int i) {
        StringBuilder whole = new StringBuilder();
        for (int k = i; k < Math.min(lines.size(), i + WRAPPED); k++) {
            String look = lines.get(k).look();
            if (look.isEmpty() || look.length() > Line.LONGEST || look.charAt(0) == '>') {
                return -1;
            }
            whole.append(look).append(' ');
            if (look.endsWith(":") && isWrote(whole.toString().stripTrailing())) {
                return k + 1;
            }
        }
        return -1;
    }

    /** A mail program names the moment or the address; "on Monday the client wrote:" is somebody's own sentence. */
    private static boolean isWrote(String look) {
        String said = look.substring(0, look.length() - 1).stripTrailing();
        boolean writes = WROTE.stream().anyMatch(said::endsWith)
                || WROTE_BEFORE_NAME.stream().anyMatch(said::contains);
        return writes && (said.indexOf('@') >= 0 || hasMoment(said));
    }

    private static boolean hasMoment(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits = Character.isDigit(text.charAt(i)) ? digits + 1 : 0;
            boolean clock = digits > 0
                    && i + 2 < text.length()
                    && ":.h".indexOf(text.charAt(i + 1)) >= 0
                    && Character.isDigit(text.charAt(i + 2));
            if (digits == 4 || clock) {
                return true;
            }
        }
        return false;
    }

    /** The line after a block of headers that names the sender, if it has enough of them. */
    private int headersEnd(int i, int least) {
        int count = 0;
        boolean from = false;
        int end = i;
        for (int k = i; k < lines.size() && k < i + 4 * HEADERS; k++) {
            String look = lines.get(k).look();
            String label = label(look);
            if (FROM.contains(label)) {
                from = true;
            } else if (!OTHER_HEADERS.contains(label)) {
                if (look.isEmpty() && count > 0 && count < least) {
                    continue;
                }
                break;
            }
            count += 1 + moreInLine(look);
            end = k + 1;
        }
        return from && count >= least ? end : -1;
    }

    private static String label(String look) {
        int colon = look.indexOf(':');
        return colon < 0 || colon > LONGEST_LABEL
                ? ""
                : look.substring(0, colon).replace('*', ' ').strip();
    }

    /** A message that lost its line breaks has its headers in one line. */
    private static int moreInLine(String look) {
        int more = 0;
        for (String next : List.of(" sent: ", " date: ", " to: ", " subject: ")) {
            more += look.contains(next) ? 1 : 0;
        }
        return more > 1 ? more : 0;
    }

    private boolean isAngled(int i) {
        return lines.get(i).look().startsWith(">");
    }

    private Quote angled(int i, int start) {
        int last = i;
        for (int k = i; k < lines.size() && (isAngled(k) || lines.get(k).isBlank()); k++) {
            last = isAngled(k) ? k : last;
        }
        return new Quote(start, lines.get(i).start(), lines.get(last).end());
    }

    /** Where in a line a quote in markup opens; below 0 where none does. */
    private int marked(int i) {
        Line line = lines.get(i);
        for (int k = line.start(); k < line.end(); k++) {
            if (page.at(k) == Page.QUOTE_OPENS) {
                return k;
            }
        }
        return -1;
    }

    private Quote markup(int start, int opens) {
        int depth = 0;
        for (int k = opens; k < page.length(); k++) {
            depth += page.at(k) == Page.QUOTE_OPENS ? 1 : page.at(k) == Page.QUOTE_CLOSES ? -1 : 0;
            if (depth == 0) {
                return new Quote(start, opens, k + 1);
            }
        }
        return new Quote(start, opens, page.length());
    }

    private int firstWithWords(int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank() && marked(i) < 0) {
            i++;
        }
        return i;
    }

    private int lineFrom(int i, int end) {
        int next = i + 1;
        while (next < lines.size() && lines.get(next).start() < end) {
            next++;
        }
        return next;
    }

    /**
     * A part that is quoted.
     *
     * @param start where what stands above it starts
     * @param body where the quoted words start
     * @param end where they end, exclusive
     */
    record Quote(int start, int body, int end) {}
}
