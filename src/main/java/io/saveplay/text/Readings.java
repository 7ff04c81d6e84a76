package io.saveplay.text;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The readings of the last texts, by what they say: at most 500 texts and a million chars of them, in memory only. Those
 * that did not come for the longest time go first, so that a reason which is picked from a list again and again stays
 * among notes that come once. A reading is forgotten with the next text that comes ten minutes after it came last, or
 * more, so that what a client said stays no longer than the work on it takes. Safe for use by many threads; two that ask
 * for the same text at once may both read it.
 */
final class Readings {
    static final int MOST_TEXTS = 500;
    static final long MOST_CHARS = 1_000_000;
    static final Duration KEPT = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    /** The one that did not come for the longest time first. */
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long chars;

    /**
     * No readings yet.
     *
     * @param nanos the time in nanoseconds, from any moment on
     */
    Readings(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The reading of a text, made by the reader unless it is known. */
    Reading get(String text, Function<String, Reading> reader) {
        long now = nanos.getAsLong();
        synchronized (kept) {
            forget(now);
            Kept known = kept.get(text);
            if (known != null) {
                known.last = now;
                return known.reading;
            }
        }
        Reading reading = reader.apply(text);
        if (text.length() <= MOST_CHARS) {
            synchronized (kept) {
                if (kept.putIfAbsent(text, new Kept(reading, now)) == null) {
                    chars += text.length();
                    forget(now);
                }
            }
        }
        return reading;
    }

    /** How many texts are remembered now. */
    int size() {
        synchronized (kept) {
            return kept.size();
        }
    }

    private void forget(long now) {
        Iterator<Map.Entry<String, Kept>> oldest = kept.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Kept> entry = oldest.next();
            boolean old = now - entry.getValue().last >= KEPT.toNanos();
            if (!old && kept.size() <= MOST_TEXTS && chars <= MOST_CHARS) {
                return;
            }
            chars -= entry.getKey().length();
            oldest.remove();
        }
    }

    private static final class Kept {
        private final Reading reading;
        /** When its text came last. */
        private long last;

        private Kept(Reading reading, long last) {
            this.reading = reading;
            this.last = last;
        }
    }
}
