package io.saveplay.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sells.
 *
 * @param pipelineShare this deal's part of the open pipeline, 0 to 1
 * @param workingCapitalMonths how many months the seller's working capital lasts
 * @param values what the seller's business stands for
 */
public record Seller(
        @Nullable String id,
        @Nullable String name,
        @Nullable Double pipelineShare,
        @Nullable Double workingCapitalMonths,
        @Nullable List<String> values) {

    /** A seller of whom nothing is known. */
    public static final Seller UNKNOWN = new Seller(null, null, null, null, null);

    public Seller {
        values = values == null ? null : List.copyOf(values);
    }
}
