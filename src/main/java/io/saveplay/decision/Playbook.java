package io.saveplay.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every play, by id in alphabetical order. */
public record Playbook(Map<String, Play> plays) {

    /** The playbook of these plays. */
    public static Playbook of(Collection<Play> plays) {
        return new Playbook(plays.stream()
                .sorted(Comparator.comparing(Play::id))
                .collect(Collectors.toMap(Play::id, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
    }

    /** A play by its id, or none. */
    public @Nullable Play find(String id) {
        return plays.get(id);
    }

    /** Whether this names a play or, as {@code play/option}, an option of one. */
    public boolean knows(String target) {
        int slash = target.indexOf('/');
        if (slash < 0) {
            return plays.containsKey(target);
        }
        Play play = plays.get(target.substring(0, slash));
        return play != null && play.options().containsKey(target.substring(slash + 1));
    }
}
