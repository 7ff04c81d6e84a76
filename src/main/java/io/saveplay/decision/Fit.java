package io.saveplay.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the client is worth pursuing. Between layers 3 and 4: made in Java from the criteria, matched by rules.
 *
 * @param score 0 to 100: the met share of the weight that is known; none while nothing is known
 */
public record Fit(Verdict verdict, @Nullable Integer score, List<Judged> criteria) {

    /**
     * A criterion as it counted.
     *
     * @param rule the rule that concluded it
     */
    public record Judged(String name, Met met, int weight, String because, String rule) {}
}
