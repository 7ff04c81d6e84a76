package io.saveplay.text;

import io.saveplay.text.Page.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what mail programs and lawyers put under a message: signatures and disclaimers. A line that says something is no
 * part of a signature, so that "Thanks, but it is too expensive" is read. One pass.
 */
final class Signatures {
    private static final Set<String> SIGN_OFFS = MailWords.of("sign-offs");
    private static final Set<String> DEVICES = MailWords.of("devices");
    private static final List<String> DISCLAIMERS = List.copyOf(MailWords.of("disclaimers"));
    /** Words that make a line a sentence; names, titles and addresses have none of them. */
    private static final Set<String> SAYING = Set.of(
            "i",
            "i'm",
            "i'll",
            "i've",
            "im",
            "we",
            "we're",
            "we'll",
            "we've",
            "you",
            "he",
            "she",
            "it",
            "it's",
            "its",
            "they",
            "my",
            "our",
            "this",
            "that",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "isn't",
            "not",
            "no",
            "never",
            "don't",
            "dont",
            "can't",
            "cant",
            "won't",
            "wont",
            "didn't",
            "too",
            "very",
            "but",
            "because",
            "have",
            "has",
            "had",
            "will",
            "would",
            "could",
            "should",
            "want",
            "wants",
            "need",
            "needs",
            "think",
            "like",
            "hate",
            "said",
            "says",
            "going",
            "went",
            "chose",
            "left",
            "lost",
            "cancel",
            "cancelled",
            "stop",
            "quit",
            "expensive",
            "cheap",
            "cheaper",
            "price",
            "pricing",
            "cost",
            "costs",
            "budget",
            "money",
            "competitor",
            "afford",
            "more",
            "less",
            "better",
            "reason",
            "without",
            "lacks",
            "missing");

    private static final int LONGEST_LINE = 100;
    private static final int MOST_LINES = 12;
    private static final int MOST_WORDS = 10;
    private static final int NAME_WORDS = 4;

    private final Page page;
    private final List<Line> lines = new ArrayList<>();

    private Signatures(Page page) {
        this.page = page;
        for (Line line : page.lines()) {
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
    }

    /** Takes signatures and disclaimers out. */
    static void cut(Page page) {
        if (page.hasWords(0, page.length())) {
            new Signatures(page).disclaimers();
            new Signatures(page).signature();
        }
    }

    private void disclaimers() {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String text = page.text(line.start(), line.end()).toLowerCase(Locale.ROOT);
            int at = disclaimer(text);
            if (at < 0 || text.length() != line.end() - line.start()) {
                continue;
            }
            int sentence = Math.max(
                    text.lastIndexOf(". ", at), Math.max(text.lastIndexOf("! ", at), text.lastIndexOf("? ", at)));
            int last = i;
            while (last + 1 < lines.size()
                    && lines.get(last + 1).start() == lines.get(last).end() + 1) {
                last++;
            }
            page.cut(line.start() + sentence + 1, lines.get(last).end(), "disclaimer");
            i = last;
        }
    }

    /** Where a disclaimer begins, at the first of its words; below 0 where none does. */
    private static int disclaimer(String text) {
        int first = -1;
        for (String words : DISCLAIMERS) {
            int at = text.indexOf(words);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        return first;
    }

    /** The highest line that begins a signature, so that nothing below it says anything; something stands above it. */
    private void signature() {
        int end = lines.size();
        int first = -1;
        int least = Math.max(1, lines.size() - MOST_LINES);
        for (int i = lines.size() - 1; i >= least; i--) {
            if (isDelimiter(lines.get(i))) {
                // Under the delimiter of mail programs a motto may stand, too.
                first = i;
                end = lines.size();
                break;
            }
        }
        for (int i = lines.size() - 1; first < 0 || i < first; i--) {
            if (i < least) {
                break;
            }
            String look = lines.get(i).look();
            if (look.equals("--") || isSignOff(look) || isDevice(look)) {
                first = i;
            } else if (first < 0 && isPostscript(look)) {
                end = i;
            } else if (!isShort(look)) {
                break;
            }
        }
        if (first >= 0 && first < end) {
            page.cut(lines.get(first).start(), lines.get(end - 1).end(), "signature");
        }
    }

    private boolean isDelimiter(Line line) {
        return page.text(line.start(), line.end()).equals("-- ");
    }

    private static boolean isSignOff(String look) {
        if (look.length() > LONGEST_LINE) {
            return false;
        }
        String words = look;
        while (!words.isEmpty() && ".!,".indexOf(words.charAt(words.length() - 1)) >= 0) {
            words = words.substring(0, words.length() - 1).stripTrailing();
        }
        if (SIGN_OFFS.contains(words)) {
            return true;
        }
        int comma = words.indexOf(',');
        int blank = comma < 0 ? words.lastIndexOf(' ') : comma;
        if (blank < 0 || !SIGN_OFFS.contains(words.substring(0, blank).stripTrailing())) {
            return false;
        }
        List<String> name = English.words(words.substring(blank));
        return name.size() <= NAME_WORDS
                && name.stream().noneMatch(word -> SAYING.contains(word) || English.knows(word));
    }

    private static boolean isDevice(String look) {
        return look.length() <= LONGEST_LINE && DEVICES.stream().anyMatch(look::startsWith);
    }

    private static boolean isPostscript(String look) {
        return look.startsWith("ps ") || look.startsWith("ps:") || look.startsWith("p.s");
    }

    /** Whether a line may be a name, a title, a place: short, and no sentence. */
    private static boolean isShort(String look) {
        if (look.length() > LONGEST_LINE) {
            return false;
        }
        List<String> words = English.words(look);
        return words.size() <= MOST_WORDS && words.stream().noneMatch(SAYING::contains);
    }
}
