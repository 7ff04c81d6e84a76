package io.saveplay.text;

import java.util.List;

/** Reads texts. */
public interface Texts {
    /** What a text says. */
    Reading read(String text);

    /**
     * What may be in a text, the likeliest first and each reason once; also what is too weak to be taken for read.
     *
     * @return empty where nothing comes near any reason
     */
    List<Finding> candidates(String text);
}
