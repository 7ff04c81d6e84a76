package io.saveplay.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Blanks out HTML: tags, comments, scripts and styles; an entity becomes its character. Only what is a tag by its name
 * is one, so that "price &lt; 5k" and "reason: &lt;too expensive&gt;" stay. Parsers of HTML lose where a character of an
 * entity came from, and take such notes for markup. One pass.
 */
final class Markup {
    private static final Set<String> BLOCKS = Set.of(
            "br",
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "tr",
            "td",
            "th",
            "table",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "dd",
            "dt",
            "dl",
            "body",
            "html",
            "head",
            "center");
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "b",
            "big",
            "code",
            "del",
            "em",
            "font",
            "i",
            "img",
            "ins",
            "kbd",
            "link",
            "meta",
            "mark",
            "o:p",
            "q",
            "s",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "tbody",
            "thead",
            "tfoot",
            "tt",
            "u",
            "var",
            "wbr",
            "caption",
            "col",
            "colgroup",
            "figure",
            "label",
            "main",
            "nav",
            "input",
            "button",
            "form",
            "svg",
            "path",
            "base");
    /** What lies between these is not shown. */
    private static final Set<String> SILENT = Set.of("script", "style", "title");
    /** Classes by which mail programs mark what is quoted. */
    private static final Set<String> QUOTES =
            Set.of("gmail_quote", "yahoo_quoted", "protonmail_quote", "zmail_extra", "tutanota_quote");

    private static final int LONGEST_NAME = 12;
    private static final int LONGEST_ENTITY = 12;

    private final Page page;
    private final String text;
    /** Whether each block that is open is a quote, the innermost first, by the tag's name. */
    private final Map<String, Deque<Boolean>> open = new HashMap<>();
    /** What is not found once is not looked for again, so that the cost stays linear. */
    private final Set<String> notFound = new HashSet<>();

    private Markup(Page page) {
        this.page = page;
        this.text = page.text();
    }

    /** Blanks out the markup of a page. */
    static void clean(Page page) {
        Markup markup = new Markup(page);
        if (markup.text.indexOf('<') < 0 && markup.text.indexOf('&') < 0) {
            return;
        }
        int i = 0;
        while (i < page.length()) {
            i = switch (page.at(i)) {
                case '<' -> markup.tag(i);
                case '&' -> markup.entity(i);
                default -> i + 1;
            };
        }
    }

    private int tag(int start) {
        if (text.startsWith("<!--", start)) {
            return silent(start, "-->");
        }
        boolean closes = page.at(start + 1) == '/';
        int nameStart = closes ? start + 2 : start + 1;
        int nameEnd = nameStart;
        while (nameEnd - nameStart <= LONGEST_NAME
                && (Character.isLetterOrDigit(page.at(nameEnd)) || page.at(nameEnd) == ':')) {
            nameEnd++;
        }
        String name = page.text(nameStart, Math.min(nameEnd, page.length())).toLowerCase(Locale.ROOT);
        int end = endOfTag(nameEnd);
        boolean declares = text.regionMatches(true, start, "<!doctype", 0, 9);
        boolean known = BLOCKS.contains(name) || INLINE.contains(name) || SILENT.contains(name) || declares;
        if (!known || end < 0 || !(declares || isRest(nameEnd, end))) {
            return start + 1;
        }
        String attributes = page.text(nameEnd, end).toLowerCase(Locale.ROOT);
        if (SILENT.contains(name) && !closes) {
            return silent(start, "</" + name, end + 1);
        }
        if (!BLOCKS.contains(name)) {
            page.hide(start, end + 1);
            return end + 1;
        }
        page.blank(start, end + 1);
        page.set(start, Page.BORDER);
        nest(name, closes, attributes, start + 1);
        return end + 1;
    }

    /** Where a tag ends; none where another begins before that. */
    private int endOfTag(int from) {
        for (int i = from; i < page.length(); i++) {
            if (page.at(i) == '>') {
                return i;
            }
            if (page.at(i) == '<') {
                return -1;
            }
        }
        return -1;
    }

    /** Whether what follows the name is nothing or attributes, not words. */
    private boolean isRest(int from, int end) {
        String rest = page.text(from, end).strip();
        return rest.isEmpty() || rest.equals("/") || (Character.isWhitespace(page.at(from)) && rest.indexOf('=') > 0);
    }

    private void nest(String name, boolean closes, String attributes, int mark) {
        Deque<Boolean> blocks = open.computeIfAbsent(name, any -> new ArrayDeque<>());
        if (closes) {
            Boolean quote = blocks.poll();
            if (quote != null && quote) {
                page.set(mark, Page.QUOTE_CLOSES);
            }
        } else if (name.equals("div") || name.equals("blockquote")) {
            boolean quote = name.equals("blockquote") || QUOTES.stream().anyMatch(attributes::contains);
            blocks.push(quote);
            if (quote) {
                page.set(mark, Page.QUOTE_OPENS);
            }
        }
    }

    private int silent(int start, String closing, int otherwise) {
        int end = notFound.contains(closing) ? -1 : indexOf(closing, otherwise);
        int past = end < 0 ? -1 : text.indexOf('>', end);
        if (past < 0) {
            notFound.add(closing);
            page.blank(start, otherwise);
            return otherwise;
        }
        page.blank(start, past + 1);
        return past + 1;
    }

    private int silent(int start, String closing) {
        int end = notFound.contains(closing) ? -1 : text.indexOf(closing, start);
        if (end < 0) {
            notFound.add(closing);
            return start + 1;
        }
        page.blank(start, end + closing.length());
        return end + closing.length();
    }

    private int indexOf(String closing, int from) {
        for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
            if (text.regionMatches(true, i, closing, 0, closing.length())) {
                return i;
            }
        }
        return -1;
    }

    private int entity(int start) {
        int end = start + 1;
        while (end - start < LONGEST_ENTITY && (Character.isLetterOrDigit(page.at(end)) || page.at(end) == '#')) {
            end++;
        }
        if (page.at(end) != ';' || end >= page.length()) {
            return start + 1;
        }
        String written = page.text(start, end + 1);
        String lower = written.toLowerCase(Locale.ROOT);
        String meant = StringEscapeUtils.unescapeHtml4(written);
        if (meant.equals(written)) {
            meant = lower.equals("&apos;") ? "'" : StringEscapeUtils.unescapeHtml4(lower);
        }
        if (meant.equals(lower)) {
            return start + 1;
        }
        page.blank(start, end + 1);
        char c = meant.charAt(0);
        if (meant.length() == 1
                && (Character.isLetterOrDigit(c)
                        || (c > ' '
                                && Character.getType(c) != Character.FORMAT
                                && Character.getType(c) != Character.SPACE_SEPARATOR
                                && Character.getType(c) != Character.CONTROL
                                && Character.getType(c) != Character.OTHER_SYMBOL
                                && Character.getType(c) != Character.PRIVATE_USE))) {
            page.set(start, c);
            if (Character.isLetter(page.at(end + 1)) && (Character.isLetter(c) || c == '\'' || c == '\u2019')) {
                page.fill(start + 1, end + 1, Page.JOINT);
            }
        }
        return end + 1;
    }
}
