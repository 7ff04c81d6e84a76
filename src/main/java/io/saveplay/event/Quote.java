package io.saveplay.event;

import org.jspecify.annotations.Nullable;

/**
 * Words or a code of an event that speak for a reason, and where they stand.
 *
 * @param field the path of the field: {@code statedReason}, {@code notes}, {@code concerns[1].text}, {@code reasonCode}
 * @param text as the field has it
 * @param start where it starts in the field's text, in UTF-16 code units from 0; none of a code
 * @param end where it ends, exclusive; none of a code
 * @param example the example sentence that it is most like, where its meaning spoke; none where a phrase or a code did
 */
public record Quote(
        String field,
        String text,
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable String example) {

    /** A code, which speaks as a whole. */
    public static Quote ofCode(String field, String code) {
        return new Quote(field, code, null, null, null);
    }
}
