package io.saveplay.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The reason codes and what the pick-list values of other systems mean in them. Case makes no difference, and blanks,
 * underscores and hyphens are the same: {@code "Too Expensive"} is {@code too_expensive}. Immutable and thread-safe.
 */
public final class ReasonCodes {
    private static final int SUGGESTIONS = 3;
    private static final int LONGEST = 60;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");

    private final Map<String, Resolved> known = new HashMap<>();
    /** As they are spelled in the tables, which is how nearly all events spell them. */
    private final Map<String, Resolved> asSpelled = new HashMap<>();
    /** Every spelling that may be suggested, to its rank: our codes come before other systems' values. */
    private final Map<String, Integer> spellings = new TreeMap<>();

    /**
     * The codes of one ruleset.
     *
     * @param ours our reason codes as they are spelled
     * @param others values of other systems, to one of our codes or to an empty string where the value says nothing
     * @throws IllegalArgumentException if a value means a code that is not ours, or two things at once
     */
    public ReasonCodes(Set<String> ours, Map<String, String> others) {
        // In a fixed order, so that an error names the same value every time.
        for (String code : new TreeSet<>(ours)) {
            add(code, new Known(code));
            spellings.put(code, 0);
        }
        new TreeMap<>(others).forEach((value, code) -> {
            if (!code.isEmpty() && !ours.contains(code)) {
                throw new IllegalArgumentException("'" + value + "' means '" + code + "', which is no reason code");
            }
            add(value, code.isEmpty() ? new Silent() : new Known(code));
            spellings.putIfAbsent(value, 1);
        });
    }

    /** What a code or a pick-list value says. */
    public Resolved resolve(String code) {
        Resolved spelled = asSpelled.get(code);
        return spelled == null ? known.getOrDefault(normal(code), new Unknown()) : spelled;
    }

    /**
     * What the writer of an unknown code may have meant: codes and values that differ in few letters, the nearest
     * first, at most 3.
     */
    public List<String> nearest(String code) {
        String wanted = normal(code);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        int allowed = Math.max(1, wanted.length() / 3);
        List<Near> near = new ArrayList<>();
        spellings.forEach((spelling, rank) -> {
            String whole = normal(spelling);
            // "PRICE" may well mean BUDGET.PRICE.
            String child = whole.substring(whole.lastIndexOf('.') + 1);
            int distance = Math.min(distance(wanted, whole), distance(wanted, child));
            if (distance <= allowed) {
                near.add(new Near(spelling, distance, rank));
            }
        });
        near.sort(Comparator.comparingInt(Near::distance)
                .thenComparingInt(Near::rank)
                .thenComparing(Near::spelling));
        return near.stream().limit(SUGGESTIONS).map(Near::spelling).toList();
    }

    private void add(String spelling, Resolved meaning) {
        asSpelled.put(spelling, meaning);
        Resolved before = known.putIfAbsent(normal(spelling), meaning);
        if (before != null && !before.equals(meaning)) {
            throw new IllegalArgumentException(
                    "'" + spelling + "' means two things: " + words(before) + " and " + words(meaning));
        }
    }

    private static String words(Resolved meaning) {
        return meaning.code().orElse("nothing");
    }

    private static String normal(String code) {
        return BETWEEN_WORDS.matcher(code).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, taken out or changed to make one word of the other. */
    private static int distance(String one, String two) {
        int[] above = new int[two.length() + 1];
        for (int j = 0; j <= two.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[two.length() + 1];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(row[j - 1], above[j]));
            }
            above = row;
        }
        return above[two.length()];
    }

    /** What a code or a pick-list value turned out to say. */
    public sealed interface Resolved permits Known, Silent, Unknown {
        /** Our code, if the value stands for one. */
        default Optional<String> code() {
            return Optional.empty();
        }
    }

    /** The value stands for one of our reasons. */
    public record Known(String reason) implements Resolved {
        @Override
        public Optional<String> code() {
            return Optional.of(reason);
        }
    }

    /** The value is on a pick list but says nothing of the reason, as "other" does. */
    public record Silent() implements Resolved {}

    /** Nobody knows the value. */
    public record Unknown() implements Resolved {}

    private record Near(String spelling, int distance, int rank) {}
}
