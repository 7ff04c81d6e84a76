package io.saveplay.rulebook;

import io.saveplay.decision.Experience;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up what was learned, for the plays that are shipped. */
public final class Experiences {
    private static final int MOST_POINTS = 90;
    private static final int MOST_CASES = 60;
    private static final List<String> FAMILIES = List.of("FEAR", "BUDGET", "COMPETITOR", "TRUST", "UNSTATED");
    private static final List<String> SEGMENTS = List.of("smb", "enterprise", "consumer");

    private Experiences() {}

    /** Something of every play, and of some families and segments; points go beyond what is allowed. */
    public static Experience random(Random random) {
        List<Experience.Cell> cells = new ArrayList<>();
        for (String play : Shipped.ruleset().playbook().plays().keySet()) {
            cells.add(cell(random, play, null, null));
            for (String family : FAMILIES) {
                if (random.nextBoolean()) {
                    cells.add(cell(random, play, family, null));
                    cells.add(cell(random, play, family, SEGMENTS.get(random.nextInt(SEGMENTS.size()))));
                }
            }
        }
        return Experience.of(cells);
    }

    private static Experience.Cell cell(Random random, String play, @Nullable String family, @Nullable String segment) {
        int tried = 1 + random.nextInt(MOST_CASES);
        return new Experience.Cell(
                play,
                family,
                segment,
                random.nextInt(2 * MOST_POINTS + 1) - MOST_POINTS,
                random.nextInt(tried + 1),
                tried);
    }
}
