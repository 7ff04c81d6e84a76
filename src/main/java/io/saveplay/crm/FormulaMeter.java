package io.saveplay.crm;

import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what one evaluation of a formula does, and stops it where it does too much. */
final class FormulaMeter {
    /** No text that a formula makes is longer. */
    static final int LONGEST_TEXT = 256 << 10;

    private static final int MOST_STEPS = 100_000;
    private static final int DEEPEST = 120;
    private static final int MOST_ITEMS = 20_000;
    /** Items of all lists, and characters of all texts, that the steps of an evaluation give together. */
    private static final int ALL_ITEMS = 1_000_000;

    private static final int ALL_CHARACTERS = 16 << 20;
    /** Parts of one value, each as often as it is in it; some characters count as one part. */
    private static final int MOST_PARTS = 200_000;

    private static final int CHARACTERS_OF_A_PART = 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final IdentityHashMap<Object, Weight> weights = new IdentityHashMap<>();
    private int steps;
    private int depth;
    private long items;
    private long characters;

    /** A formula was stopped; the message says why, and nothing of what it works on. */
    static final class Stopped extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why);
        }
    }

    /** How many parts something has that had so many children. */
    private record Weight(int children, long parts) {}

    void watch(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((expression, input, environment) -> enter());
        frame.setEvaluateExitCallback((expression, input, environment, result) -> leave(result));
    }

    private void enter() {
        depth++;
        steps++;
        if (steps > MOST_STEPS || System.nanoTime() - end > 0) {
            throw new Stopped("it does not come to an end within " + MOST_STEPS + " steps and " + LONGEST.toSeconds()
                    + " seconds");
        }
        if (depth > DEEPEST) {
            throw new Stopped("it is too deep");
        }
    }

    private void leave(@Nullable Object result) {
        depth--;
        if (result instanceof String made) {
            bounded(made.length());
            characters += made.length();
        } else if (result instanceof List<?> made) {
            if (made.size() > MOST_ITEMS) {
                throw new Stopped("it makes a list of more than " + MOST_ITEMS + " values");
            }
            items += made.size();
        }
        if (items > ALL_ITEMS || characters > ALL_CHARACTERS || parts(result) > MOST_PARTS) {
            throw new Stopped("it makes much of little: more than is kept in memory");
        }
    }

    /** What a value comes to when it is written out, where the same may be in it many times. */
    private long parts(@Nullable Object value) {
        if (value instanceof String text) {
            return 1L + text.length() / CHARACTERS_OF_A_PART;
        }
        int children = value instanceof Map<?, ?> map ? map.size() : value instanceof List<?> list ? list.size() : 0;
        if (value == null || children == 0) {
            return 1;
        }
        Weight known = weights.get(value);
        // The engine adds to lists that it gave before.
        if (known != null && known.children() == children) {
            return known.parts();
        }
        long parts = 1;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> field : map.entrySet()) {
                parts += parts(field.getKey()) + parts(field.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                parts += parts(item);
            }
        }
        parts = Math.min(parts, 2L * MOST_PARTS);
        weights.put(value, new Weight(children, parts));
        return parts;
    }

    static void bounded(long length) {
        if (length > LONGEST_TEXT) {
            throw new Stopped("it makes a text of more than " + LONGEST_TEXT + " characters");
        }
    }
}
