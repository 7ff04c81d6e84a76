package io.saveplay.decision;

import org.jspecify.annotations.Nullable;

/**
 * What was learned that bears on one case. Whether to pursue a client and what is owed are questions of policy, so
 * learning speaks of how to save, to qualify and to nurture, and only where a client may be pursued.
 */
final class Learned {
    private static final Learned NOTHING = new Learned(Experience.NONE, Diagnosis.UNSTATED, null);

    private final Experience experience;
    private final String family;
    private final @Nullable String segment;

    private Learned(Experience experience, String family, @Nullable String segment) {
        this.experience = experience;
        this.family = family;
        this.segment = segment;
    }

    /**
     * What bears on a case.
     *
     * @param segment the client's, as the event gives it
     */
    static Learned of(Experience experience, Conclusions conclusions, @Nullable String segment) {
        return switch (conclusions.fit().verdict()) {
            case PURSUE, UNKNOWN ->
                new Learned(experience, conclusions.diagnosis().family(), Experience.segment(segment));
            case NURTURE, RELEASE -> NOTHING;
        };
    }

    /**
     * The part that was learned of a play's score; none where it is zero. It never takes the play out: who is a
     * candidate is for the rules to say, so at least one point is left.
     *
     * @param score by the rules, positive
     */
    Ranking.@Nullable Part part(Play play, int score) {
        Experience.Cell cell = switch (play.kind()) {
            case SAVE, QUALIFY, NURTURE -> experience.find(play.id(), family, segment);
            case RELEASE, COMPLY -> null;
        };
        if (cell == null) {
            return null;
        }
        int capped = Math.max(-Experience.MOST_POINTS, Math.min(Experience.MOST_POINTS, cell.points()));
        int points = Math.max(capped, 1 - score);
        return points == 0 ? null : new Ranking.Part(points, cell.because(), Ranking.LEARNED);
    }
}
