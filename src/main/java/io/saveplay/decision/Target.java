package io.saveplay.decision;

/** Which plays a conclusion speaks of. */
public sealed interface Target {

    /** Whether it speaks of this play. */
    boolean covers(Play play);

    /**
     * One play by its id, or one of its options as {@code play/option}.
     *
     * @param play the id, spelled as in the playbook
     */
    record OfPlay(String play) implements Target {
        @Override
        public boolean covers(Play candidate) {
            return candidate.id().equals(play);
        }
    }

    /** Every play of a kind. */
    record OfKind(PlayKind kind) implements Target {
        @Override
        public boolean covers(Play candidate) {
            return candidate.kind() == kind;
        }
    }

    /**
     * Every play that contacts the client at or before {@code latest}. What is owed ({@link PlayKind#COMPLY}) is not
     * contact in this sense.
     */
    record OfContact(Timing latest) implements Target {
        @Override
        public boolean covers(Play candidate) {
            return candidate.contacts()
                    && candidate.kind() != PlayKind.COMPLY
                    && candidate.timing().compareTo(latest) <= 0;
        }
    }
}
