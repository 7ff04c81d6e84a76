package io.saveplay.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a call comes from who it says. */
public sealed interface Verdict {

    /**
     * The call comes from somebody who has a secret of ours.
     *
     * @param scheme how that was shown: the word of {@link Check#scheme}
     * @param secret which of our secrets it was, from 1
     * @param signedAt when the sender says that it signed, where it says so
     */
    record Verified(String scheme, int secret, @Nullable Instant signedAt) implements Verdict {}

    /**
     * The call may come from anybody.
     *
     * @param detail what was looked for and what is wrong, for whoever sets a webhook up; it never holds a secret, a value
     *     that the caller sent, or the signature that would have been right
     */
    record Refused(Why why, String detail) implements Verdict {}

    /** Why a call is refused: the later, the more of it was right, but for the last. */
    enum Why {
        /** No secret is set, or none that the way to verify can use. */
        NO_SECRET,
        /** What should show who calls is not there. */
        NO_SIGNATURE,
        /** It is there, but cannot be read. */
        MALFORMED_SIGNATURE,
        /** It can be read, but no secret of ours made it. */
        WRONG_SIGNATURE,
        /** It is right, but was made too long ago. */
        TOO_OLD,
        /** It is right, but was made too long after now. */
        FROM_THE_FUTURE,
        /** No way to verify is for calls such as this one. */
        NO_WAY_APPLIES
    }
}
