package io.saveplay.crm;

import java.util.List;
import java.util.Optional;

/** A way to verify that can be followed: a {@link Check} without faults. */
sealed interface Way permits SignedWay, SharedWay {

    /** What is wrong with a secret for this way; nothing where it can be used. */
    Optional<String> faultOf(String secret);

    /**
     * Whether a call holds.
     *
     * @param secrets those that are tried; they may be unfit for this way
     */
    Verdict verify(Call call, List<String> secrets);
}
