package io.saveplay.text;

import io.saveplay.text.Threads.Quote;
import java.util.List;
import java.util.Set;

/**
 * What of a text counts: the newest message in it, without its signature and without markup.
 *
 * @param text the text with blanks for what does not count, char for char, so that places in it are places in the text as
 *     given; {@link Page#BORDER} stands where a sentence ends whatever follows, {@link Page#JOINT} for markup in a word
 * @param unread the quoted messages, signatures and disclaimers, in the order of the text
 */
record Newest(String text, List<Reading.Unread> unread) {
    /** Quotes in quotes that are opened where a text has nothing else. */
    private static final int DEEPEST = 8;

    private static final String THREAD = "quoted e-mail";
    /** What people write above a message that they pass on. */
    private static final Set<String> PASSING_ON = Set.of(
            "fyi",
            "fwd",
            "fw",
            "see",
            "below",
            "forwarded",
            "forwarding",
            "from",
            "client",
            "customer",
            "email",
            "mail",
            "the",
            "message",
            "reply",
            "answer",
            "response",
            "hi",
            "hello",
            "hey",
            "all",
            "team",
            "please",
            "pls",
            "this",
            "as",
            "discussed",
            "attached",
            "re",
            "their",
            "his",
            "her",
            "s");

    /** What of a text counts. */
    static Newest of(String text) {
        Page page = new Page(text);
        Marks.clean(page);
        Markup.clean(page);
        threads(page);
        for (int i = 0; i < page.length(); i++) {
            if (page.at(i) == Page.QUOTE_OPENS || page.at(i) == Page.QUOTE_CLOSES) {
                page.set(i, Page.BORDER);
            }
        }
        Signatures.cut(page);
        Marks.markdown(page);
        Marks.addresses(page);
        return new Newest(page.text(), page.unread());
    }

    private static void threads(Page page) {
        for (int depth = 0; depth < DEEPEST; depth++) {
            List<Quote> quotes = Threads.in(page);
            if (quotes.isEmpty()) {
                return;
            }
            if (saysMoreThan(quotes, page)) {
                quotes.forEach(quote -> page.cut(quote.start(), quote.end(), THREAD));
                return;
            }
            open(quotes.get(0), page);
        }
    }

    private static boolean saysMoreThan(List<Quote> quotes, Page page) {
        Page rest = new Page(page.text());
        quotes.forEach(quote -> rest.cut(quote.start(), quote.end(), THREAD));
        Signatures.cut(rest);
        return !PASSING_ON.containsAll(English.words(rest.text()));
    }

    /** A text of nothing but a quoted message says what that one says. */
    private static void open(Quote quote, Page page) {
        page.cut(quote.start(), quote.body(), "head of a quoted e-mail");
        int first = quote.body();
        while (first < quote.end() && Character.isWhitespace(page.at(first))) {
            first++;
        }
        boolean angled = page.at(first) == '>';
        boolean lineStarts = true;
        int depth = 0;
        for (int i = first; i < quote.end(); i++) {
            char c = page.at(i);
            if (c == Page.QUOTE_OPENS && depth++ == 0) {
                page.set(i, ' ');
            } else if (c == Page.QUOTE_CLOSES && --depth == 0) {
                page.set(i, ' ');
            } else if (angled && c == '>' && lineStarts) {
                page.set(i, ' ');
                lineStarts = false;
            } else {
                lineStarts = c == '\n' || c == Page.BORDER || (lineStarts && Character.isWhitespace(c));
            }
        }
    }
}
