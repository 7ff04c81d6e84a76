package io.saveplay.rulebook;

import io.saveplay.drl.Problem;

/**
 * A row of a table.
 *
 * @param file the table's path inside the rules folder
 * @param line the line on which it starts, from 1; a cell in quotes may go on for several
 */
record Row<T>(String file, int line, T value) {
    /** Something else of the same row. */
    <R> Row<R> of(R other) {
        return new Row<>(file, line, other);
    }

    /** What is wrong with it. */
    Problem problem(String message) {
        return Problem.at(file, line, 0, "table", message);
    }
}
