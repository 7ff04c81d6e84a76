package io.saveplay.rulebook;

import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.Problem;
import io.saveplay.text.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The examples of a rules folder, of all languages, by file. They are the greater part of its rows, and only whoever
 * compares texts by their meaning needs them.
 *
 * @param rows those that could be read; none when there are too many
 * @param problems what is wrong with the others
 */
record Examples(List<Row<Example>> rows, List<Problem> problems) {
    /** The folder that they lie in, one folder for each language. */
    private static final String FOLDER = "examples/";
    /** The only language that there is a reader for. */
    private static final String ENGLISH = FOLDER + "en/";

    /** Reads them, and holds the reasons that they name against those that rules define. */
    static Examples read(RulesFolder folder, Taxonomy taxonomy) {
        List<Problem> problems = new ArrayList<>();
        Tables tables = new Tables(folder, problems);
        List<Row<Example>> rows = new ArrayList<>();
        for (String file : folder.matching(FOLDER, ".csv").keySet()) {
            String[] path = file.substring(0, file.length() - ".csv".length()).split("/", 3);
            if (path.length < 3) {
                problems.add(Problem.in(
                        file,
                        "table",
                        "examples lie in the folder of their language, those in English in `" + ENGLISH + "`"));
            } else {
                rows.addAll(tables.examples(file, path[2]));
            }
        }
        References.reasons(
                rows.stream()
                        .flatMap(row -> Stream.ofNullable(row.value().reason()).map(row::of)),
                taxonomy,
                problems);
        return new Examples(Bounds.hold(rows.size(), problems) ? List.copyOf(rows) : List.of(), List.copyOf(problems));
    }

    /** What texts are compared with, in the order of files and rows; other languages have no reader yet. */
    List<Example> comparable() {
        return rows.stream()
                .filter(row -> row.file().startsWith(ENGLISH))
                .map(Row::value)
                .toList();
    }
}
