package io.saveplay.text;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code rules/examples/}: a sentence as somebody who backs out might write it.
 *
 * @param text the sentence, or a few that belong together
 * @param reason the reason's code, or none where the sentence names no reason
 * @param kind what sort of sentence it is, where it names none: the name of its file. Sentences of one kind are alike,
 *     sentences without a reason in general are not
 */
public record Example(String text, @Nullable String reason, String kind) {

    /** Checks the row. */
    public Example {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an example is not blank");
        }
    }

    /** What examples are told apart by: the reason, or the kind where there is none. */
    String group() {
        return reason == null ? kind : reason;
    }
}
