package io.saveplay.explain;

import io.saveplay.decision.Nature;
import io.saveplay.decision.Verdict;

/** What the words of a decision mean to someone who does not know them. */
public final class Meaning {
    private Meaning() {}

    /** What a verdict means. */
    public static String of(Verdict verdict) {
        return switch (verdict) {
            case PURSUE -> "worth pursuing";
            case NURTURE -> "may fit, or not now";
            case RELEASE -> "does not fit";
            case UNKNOWN -> "not qualified yet";
        };
    }

    /** What the nature of a back-out means. */
    public static String of(Nature nature) {
        return switch (nature) {
            case LEGITIMATE -> "a reason that stands on its own";
            case FEAR -> "cold feet";
            case UNCLEAR -> "the true reason is not clear";
        };
    }
}
