package io.saveplay.journal;

import io.saveplay.decision.Scorecard;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cases in which a play was made for a family of reasons and a segment of clients.
 *
 * @param n how many were tried, each weighed by its age
 * @param s how many of them worked, weighed likewise
 * @param points the scores by the rules of those tried, weighed likewise and summed
 * @param saved how many worked
 * @param tried how many were tried
 */
record Cases(
        String play, String family, @Nullable String segment, double n, double s, double points, int saved, int tried) {

    /**
     * The cases of a count.
     *
     * @param base the play's base points
     * @param weight of each case, by its age
     */
    static Cases of(Learning.Count count, int base, double weight) {
        return new Cases(
                count.play(),
                count.family(),
                count.segment(),
                weight * count.tried(),
                weight * count.saved(),
                weight * ((double) base * count.tried() + count.ruled()),
                count.saved(),
                count.tried());
    }

    /** Whether these are cases of the same play, family and segment. */
    boolean isLike(Cases other) {
        return play.equals(other.play) && family.equals(other.family) && Objects.equals(segment, other.segment);
    }

    /** These cases and more of the same kind. */
    Cases plus(Cases more) {
        return new Cases(
                play,
                family,
                segment,
                n + more.n,
                s + more.s,
                points + more.points,
                saved + more.saved,
                tried + more.tried);
    }

    /** What the points of these cases stand for on average, as the logarithm of odds. */
    double offset() {
        return Scorecard.logOdds(points / n);
    }
}
