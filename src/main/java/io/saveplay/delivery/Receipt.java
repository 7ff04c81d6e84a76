package io.saveplay.delivery;

import io.saveplay.crm.Profile;
import org.jspecify.annotations.Nullable;

/** What became of a webhook, for whoever answers it. */
public sealed interface Receipt {

    /**
     * It was taken in, or ignored.
     *
     * @param taken how many of its events are kept and worked on
     * @param again how many were known already
     * @param ignored how many are no cancellations
     * @param failed how many the profile does not get along with; they are kept, too
     * @param reply the decision, where the sender waits for it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Accepted(Profile.Answer answer, int taken, int again, int ignored, int failed, byte @Nullable [] reply)
            implements Receipt {}

    /** It is not from whom it says, as far as that can be known. */
    record Refused(Profile.Answer answer) implements Receipt {}

    /** It is from whom it says, but cannot be read; the reason in words. */
    record Unreadable(String why) implements Receipt {}

    /** It cannot be kept at the moment, and is to be sent again. */
    record Busy(Profile.Answer answer, String why) implements Receipt {}

    /** No profile has this name. */
    record Unknown() implements Receipt {}

    /** No rules are live, so that nobody can tell who may send what. */
    record NoRules() implements Receipt {}
}
