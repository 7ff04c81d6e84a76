package io.saveplay.text;

import io.saveplay.text.Sentences.Sentence;
import java.util.List;
import java.util.Locale;

/**
 * How much of a text is read at most, since what a text costs should not be for its author to say.
 *
 * @param sentences so many
 * @param chars so many in these sentences together
 */
record Limit(int sentences, int chars) {

    /** How many of the sentences it takes in, the first ones. */
    int of(List<Sentence> all) {
        int sum = 0;
        int count = 0;
        while (count < Math.min(all.size(), sentences)) {
            sum += all.get(count).end() - all.get(count).start();
            if (sum > chars) {
                break;
            }
            count++;
        }
        return count;
    }

    /** Where the others stand, in words, when it took in so many. */
    String beyond(int taken) {
        return taken < sentences
                ? String.format(Locale.ROOT, "beyond the first %,d characters", chars)
                : "beyond the first " + sentences + " sentences";
    }
}
