package io.saveplay.text;

import java.util.List;

/** A file of labelled texts that cannot be scored. */
public final class MislabelledException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    /** What is wrong, one line each; of very many the first. */
    MislabelledException(List<String> faults) {
        super(String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size())))
                + (faults.size() > SHOWN ? "\nand " + (faults.size() - SHOWN) + " more like these" : ""));
    }
}
