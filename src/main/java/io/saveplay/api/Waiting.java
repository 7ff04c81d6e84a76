package io.saveplay.api;

import java.io.IOException;
import java.io.OutputStream;

/** Some lines of a batch whose answers have their turn later. */
interface Waiting {
    /** Whether there is nothing more to wait for. */
    boolean isDone();

    /** How many lines there are by now. */
    int lines();

    /** How long they are together. */
    int bytes();

    /** Writes their answers, one a line. Once, and whoever does it waits for them. */
    void writeTo(OutputStream out) throws IOException, InterruptedException;
}
