package io.saveplay.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A phrase at a place in the words of a text.
 *
 * @param from the first word's index
 * @param to the last word's index, inclusive
 * @param wild how many of the phrase's words were arbitrary
 */
record Match(int from, int to, int wild, String reason, double weight) {
    // Total over all that tells two matches apart, so that the order of the phrases never shows.
    private static final Comparator<Match> LONGEST_FIRST = Comparator.comparingInt(Match::length)
            .reversed()
            .thenComparingInt(Match::from)
            .thenComparingInt(Match::wild)
            .thenComparing(Comparator.comparingDouble(Match::weight).reversed())
            .thenComparing(Match::reason);

    private static final Comparator<Match> IN_TEXT =
            Comparator.comparingInt(Match::from).thenComparingInt(Match::to).thenComparing(Match::reason);

    /**
     * Settles overlaps: for one reason the longer match wins, for different reasons a match gives way only to one that
     * contains it.
     *
     * @param all matches in the order of their first words
     * @return what is left, in the order of the text
     */
    static List<Match> settle(List<Match> all) {
        List<Match> settled = new ArrayList<>();
        List<Match> touching = new ArrayList<>();
        int end = -1;
        // Matches that touch no other need no comparing, which keeps a long text linear.
        for (Match match : all) {
            if (match.from > end) {
                settled.addAll(longest(touching));
                touching.clear();
            }
            touching.add(match);
            end = Math.max(end, match.to);
        }
        settled.addAll(longest(touching));
        return settled;
    }

    private static List<Match> longest(List<Match> touching) {
        if (touching.size() < 2) {
            return List.copyOf(touching);
        }
        List<Match> longestFirst = new ArrayList<>(touching);
        longestFirst.sort(LONGEST_FIRST);
        List<Match> kept = new ArrayList<>();
        for (Match match : longestFirst) {
            if (!match.yieldsToOneOf(kept)) {
                kept.add(match);
            }
        }
        kept.sort(IN_TEXT);
        return kept;
    }

    private boolean yieldsToOneOf(List<Match> longer) {
        for (Match other : longer) {
            if (yieldsTo(other)) {
                return true;
            }
        }
        return false;
    }

    private boolean yieldsTo(Match longer) {
        return reason.equals(longer.reason)
                ? from <= longer.to && longer.from <= to
                : longer.from <= from && to <= longer.to;
    }

    private int length() {
        return to - from + 1;
    }
}
