package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import io.saveplay.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * The phrases of a rules folder. Each is cut into stems, which is a good part of what a start has to do.
 *
 * @param rows those that could be read
 * @param problems what is wrong with the others
 */
record Phrases(List<Row<Phrase>> rows, List<Problem> problems) {

    /** Reads them. */
    static Phrases read(RulesFolder folder) {
        List<Problem> problems = new ArrayList<>();
        return new Phrases(List.copyOf(new Tables(folder, problems).phrases()), problems);
    }
}
