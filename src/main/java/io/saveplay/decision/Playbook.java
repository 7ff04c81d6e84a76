package io.saveplay.decision;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every play, by id in alphabetical order. */
public final class Playbook {
    private final Map<String, Play> plays = new LinkedHashMap<>();
    private final Map<String, Ranking.Part> bases = new HashMap<>();

    private Playbook(Collection<Play> plays) {
        plays.stream().sorted(Comparator.comparing(Play::id)).forEach(play -> {
            if (this.plays.putIfAbsent(play.id(), play) == null) {
                bases.put(play.id(), new Ranking.Part(play.points(), "base points of the play", play.page()));
            }
        });
    }

    /** The playbook of these plays. */
    public static Playbook of(Collection<Play> plays) {
        return new Playbook(plays);
    }

    /** The plays by id, in alphabetical order. */
    public Map<String, Play> plays() {
        return Collections.unmodifiableMap(plays);
    }

    /** A play by its id, or none. */
    public @Nullable Play find(String id) {
        return plays.get(id);
    }

    /** The part of a score that each decision on a play of this book begins with. */
    Ranking.Part base(Play play) {
        return Objects.requireNonNull(bases.get(play.id()), "it is a play of this book");
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
