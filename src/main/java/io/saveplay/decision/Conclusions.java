package io.saveplay.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules concluded of one event; each list is free of duplicates and in an order that does not depend on
 * the order of files, rules or facts.
 *
 * @param story the verified story that suits the client, if there is one
 */
public record Conclusions(
        Diagnosis diagnosis,
        Fit fit,
        @Nullable Story story,
        List<Concluded<Points>> points,
        List<Concluded<Veto>> vetoes,
        List<Concluded<Caution>> cautions,
        List<Concluded<Lesson>> lessons) {

    /** Whether plays rank as they do by other conclusions on a client of the same segment. */
    public boolean rankLike(Conclusions other) {
        return points.equals(other.points)
                && vetoes.equals(other.vetoes)
                && fit.verdict() == other.fit.verdict()
                && diagnosis.family().equals(other.diagnosis.family());
    }
}
