package io.saveplay.text;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a match is negated: "not too expensive", "happy with the price", "price is fine". A negator counts
 * within four written words, in the same clause. Works on stems: every form of to be is "be", "isn't" is "be not".
 */
final class Negation {
    /** Words that negate what comes after them. */
    static final Set<String> NEGATORS = Set.of(
            "not", "no", "never", "without", "nothing", "none", "nobody", "neither", "nor", "hardly", "barely", "nope");

    private static final int REACH = 4;
    /** Words that begin a clause of their own; nothing before them reaches past them. */
    private static final Set<String> BORDERS =
            Set.of("but", "however", "although", "though", "because", "since", "just", "only", "whereas", "yet");
    /** Words that begin a clause only where a subject or a verb follows: "and it is", "so we". */
    private static final Set<String> LINKS = Set.of("and", "so", "or", "as", "plus");

    private static final Set<String> SUBJECTS =
            Set.of("i", "we", "it", "they", "you", "he", "she", "this", "that", "there");
    /** What a subject of more words begins with; "hi" is the stem of "his". */
    private static final Set<String> OWNERS =
            Set.of("the", "your", "our", "my", "their", "her", "hi", "its", "these", "those", "all");

    private static final Set<String> VERBS =
            Set.of("be", "have", "do", "can", "will", "would", "could", "should", "must", "need", "want");
    /** With "with" or "about" after them these say that all is well. */
    private static final Set<String> CONTENT = Set.of(
            "happy", "fine", "ok", "okay", "satisfied", "satisfy", "please", "pleased", "comfortable", "content");

    private static final Set<String> FAVOURABLE = Set.of(
            "fine",
            "ok",
            "okay",
            "great",
            "good",
            "fair",
            "reasonable",
            "acceptable",
            "right",
            "perfect",
            "excellent",
            "alright",
            "manageable",
            "competitive",
            "justified",
            "justify");
    private static final Set<String> ADVERBS = Set.of(
            "really",
            "actually",
            "totally",
            "quite",
            "perfectly",
            "absolutely",
            "just",
            "all",
            "also",
            "still",
            "very",
            "pretty",
            "completely",
            "certainly",
            "definitely",
            "honestly",
            "so",
            "too",
            "always");

    private final List<Word> words;
    private final BitSet taken;

    /**
     * Negation in one text.
     *
     * @param taken the words inside matches, whose negators speak for those matches only
     */
    Negation(List<Word> words, BitSet taken) {
        this.words = words;
        this.taken = taken;
    }

    /** Whether something before or after a match takes back what it says. */
    boolean governs(Match match) {
        return before(match) || after(match.to());
    }

    private boolean before(Match match) {
        int from = match.from();
        boolean newSubject = false;
        for (int i = from - 1; i >= 0 && near(i, from) && !words.get(i + 1).opens(); i--) {
            String stem = stem(i);
            if (isDeniedCause(i) || isUnrelated(i)) {
                return true;
            }
            if (BORDERS.contains(stem) || (LINKS.contains(stem) && startsClause(i + 1))) {
                return false;
            }
            if (isContent(i)) {
                // "not happy with the price" is a complaint: the two cancel each other.
                return !negatedWithin(i, 3);
            }
            boolean instead = (stem.equals("than") && stem(i - 1).equals("rather"))
                    || (stem.equals("of") && stem(i - 1).equals("instead"));
            if (instead || (stem.equals("without") && !taken.get(i))) {
                // "without a discount it is too expensive": the negated part ends where a new subject begins.
                return !newSubject;
            }
            if (isNegator(i) && !isAnswerOrEmphasis(i) && !isAsked(i, match)) {
                return true;
            }
            newSubject |= SUBJECTS.contains(stem);
        }
        return false;
    }

    private boolean after(int to) {
        for (int i = to + 1; i < words.size() && near(i, to) && !words.get(i).opens(); i++) {
            String stem = stem(i);
            if (stem.equals("and") || stem.equals("which") || stem.equals("that") || BORDERS.contains(stem)) {
                return false;
            }
            if (stem.equals("be") || stem.equals("look") || stem.equals("seem") || stem.equals("have")) {
                return deniedFrom(i + 1);
            }
            if (stem.equals("do") || stem.equals("never")) {
                // "the price does not matter", "the price never bothered us"
                int verb = stem.equals("do") ? i + 2 : i + 1;
                return isNegator(verb - 1)
                        && Set.of("matter", "bother", "worry", "concern").contains(stem(verb));
            }
        }
        return false;
    }

    /** Whether what follows "the price is" takes the price back: "fine", "not the problem", but not "not fine". */
    private boolean deniedFrom(int start) {
        int i = skipAdverbs(start);
        if (i >= words.size() || words.get(i).opens()) {
            return false;
        }
        if (!NEGATORS.contains(stem(i))) {
            return FAVOURABLE.contains(stem(i));
        }
        boolean onlyOne = stem(i + 1).equals("only")
                || stem(i + 2).equals("only")
                || stem(i + 1).equals("just");
        return !onlyOne && !FAVOURABLE.contains(stem(skipAdverbs(i + 1)));
    }

    private int skipAdverbs(int i) {
        while (i < words.size() && ADVERBS.contains(stem(i))) {
            i++;
        }
        return i;
    }

    /** "It is not because of the price", which "we will not because of the price" is not. */
    private boolean isDeniedCause(int i) {
        return stem(i).equals("because")
                && isNegator(i - 1)
                && !words.get(i).opens()
                && (i < 2 || words.get(i - 1).opens() || stem(i - 2).equals("be"));
    }

    /** "Nothing to do with": the four words reach as far as one. */
    private boolean isUnrelated(int i) {
        return stem(i).equals("with")
                && stem(i - 1).equals("do")
                && stem(i - 2).equals("to")
                && (isNegator(i - 3) || isNegator(i - 4));
    }

    private boolean isContent(int i) {
        boolean content = CONTENT.contains(stem(i))
                && (stem(i + 1).equals("with") || stem(i + 1).equals("about"));
        boolean liked = (stem(i).equals("like") || stem(i).equals("love"))
                && (SUBJECTS.contains(stem(i - 1)) || ADVERBS.contains(stem(i - 1)) || isNegator(i - 1));
        return (content || liked) && !taken.get(i);
    }

    private boolean negatedWithin(int i, int count) {
        for (int k = i - 1; k >= 0 && k >= i - count && !words.get(k + 1).opens(); k--) {
            if (NEGATORS.contains(stem(k))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNegator(int i) {
        return NEGATORS.contains(stem(i)) && !taken.get(i);
    }

    /** "No it is too expensive" answers, "no doubt too expensive" and "not to mention the price" stress. */
    private boolean isAnswerOrEmphasis(int i) {
        String next = stem(i + 1);
        return (stem(i).equals("no") && (SUBJECTS.contains(next) || next.equals("doubt") || next.equals("wonder")))
                || (stem(i).equals("not")
                        && (next.equals("least") || stem(i + 2).equals("mention")));
    }

    /**
     * "Isn't it too expensive?", "why don't you lower the price": who asks so does not deny. "Isn't the price, it's the time"
     * has lost its "it", and no question is as short.
     */
    private boolean isAsked(int i, Match match) {
        boolean contracted = i > 0 && words.get(i).number() == words.get(i - 1).number() && VERBS.contains(stem(i - 1));
        boolean first = i == 1
                || (contracted && words.get(i - 1).opens())
                || BORDERS.contains(stem(i - 2))
                || LINKS.contains(stem(i - 2))
                || stem(i - 2).equals("why");
        if (!contracted || !first || stem(i + 2).equals("worry")) {
            return false;
        }
        String subject = stem(i + 1);
        if (subject.equals("that") && match.from() == i + 2) {
            // "Isn't that expensive" may be either, "isn't that too expensive" asks.
            return stem(match.from()).equals("too");
        }
        boolean goesOn = match.from() > i + 2
                || (match.to() + 1 < words.size() && !words.get(match.to() + 1).opens())
                || words.subList(match.from(), match.to()).stream().anyMatch(word -> ADVERBS.contains(word.stem()));
        return SUBJECTS.contains(subject)
                || (OWNERS.contains(subject) && (goesOn || !stem(i - 1).equals("be")));
    }

    private boolean startsClause(int i) {
        return SUBJECTS.contains(stem(i)) || VERBS.contains(stem(i));
    }

    private boolean near(int i, int j) {
        return Math.abs(words.get(i).number() - words.get(j).number()) <= REACH;
    }

    private String stem(int i) {
        return i >= 0 && i < words.size() ? words.get(i).stem() : "";
    }
}
