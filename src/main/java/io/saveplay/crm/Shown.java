package io.saveplay.crm;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a caller shows at some place of the call, or why it cannot be taken.
 *
 * @param value empty where it cannot be taken
 */
record Shown(String value, Verdict.@Nullable Refused refusal) {
    /** What callers choose is looked at up to this many characters. */
    static final int LONGEST = 8 * 1024;

    /**
     * What is at a place, unless it is not there or too long to be looked at.
     *
     * @param place in words, without an article
     */
    static Shown at(String place, Optional<String> value) {
        if (value.isEmpty() || value.get().isEmpty()) {
            return new Shown("", new Verdict.Refused(Verdict.Why.NO_SIGNATURE, "there is no " + place));
        }
        return value.get().length() > LONGEST
                ? malformed("the " + place + " is longer than 8 KiB")
                : new Shown(value.get(), null);
    }

    static Shown malformed(String detail) {
        return new Shown("", new Verdict.Refused(Verdict.Why.MALFORMED_SIGNATURE, detail));
    }

    /** What is made of it, if it was taken. */
    Shown then(Function<String, Shown> next) {
        return refusal == null ? next.apply(value) : this;
    }
}
