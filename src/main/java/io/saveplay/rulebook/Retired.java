package io.saveplay.rulebook;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An id that was taken out of use. Whoever stored an answer still reads its old meaning, so it may not come back with
 * another.
 *
 * @param id as it stood in answers
 * @param retiredOn the day on which it was taken out
 * @param why what became of it
 */
public record Retired(Kind kind, String id, LocalDate retiredOn, String why) {

    /** What an id can be of: everything that an answer names. */
    public enum Kind {
        PLAY,
        REASON,
        POLICY,
        CAUTION,
        LESSON,
        CRITERION,
        RULE;

        /** As {@code retired.csv} writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }
}
