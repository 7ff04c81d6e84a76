package io.saveplay.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reasons that the rules know, by code in alphabetical order. */
public record Taxonomy(Map<String, Entry> entries) {

    /**
     * A reason, as the rule that defines it describes it.
     *
     * @param code such as {@code BUDGET} or, for a child, {@code BUDGET.PRICE}
     * @param concern how to name it in a question to the client, such as "the price"
     */
    public record Entry(String code, String title, Nature nature, String concern) {

        /** The family's code, or none for a family. */
        public @Nullable String parent() {
            int dot = code.indexOf('.');
            return dot < 0 ? null : code.substring(0, dot);
        }
    }

    /** The taxonomy of these entries. */
    public static Taxonomy of(Collection<Entry> entries) {
        return new Taxonomy(entries.stream()
                .sorted(Comparator.comparing(Entry::code))
                .collect(Collectors.toMap(Entry::code, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
    }

    /**
     * The entry of a code.
     *
     * @throws IllegalArgumentException when no rule defines the code
     */
    public Entry entry(String code) {
        Entry entry = entries.get(code);
        if (entry == null) {
            throw new IllegalArgumentException("no rule defines the reason `" + code + "`");
        }
        return entry;
    }
}
