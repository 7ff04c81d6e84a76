package io.saveplay.text;

import java.util.ArrayList;
import java.util.List;

/** Takes every "not" out of a sentence, to see what it would say without. */
final class Denials {
    private Denials() {}

    /**
     * A plain sentence without its negators; itself if it has none. Contractions that hold one are written out: "isn't" is
     * "is".
     *
     * @param plain as {@link Plain} gives it
     */
    static String without(String plain) {
        List<String> left = new ArrayList<>();
        for (String word : plain.split(" ", -1)) {
            List<String> parts = ContractionFilter.parts(word);
            if (parts.stream().noneMatch(Negation.NEGATORS::contains)) {
                left.add(word);
            } else {
                parts.stream().filter(part -> !Negation.NEGATORS.contains(part)).forEach(left::add);
            }
        }
        return String.join(" ", left);
    }
}
