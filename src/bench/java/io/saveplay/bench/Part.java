package io.saveplay.bench;

import java.util.List;

/** A part of the benchmark, which measures something on its own and leaves nothing running. */
interface Part {

    /** Its name, as {@code -Dparts} takes it. */
    String name();

    /**
     * Measures, for as long as it takes.
     *
     * @throws Exception where something cannot be measured; the other parts go on
     */
    List<Table> measure(Settings settings) throws Exception;
}
