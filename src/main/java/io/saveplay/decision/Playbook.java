package io.saveplay.decision;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every play, by id in alphabetical order. */
public final class Playbook {
    private final Map<String, Play> plays = new LinkedHashMap<>();
    private final Map<String, Page> pages = new HashMap<>();

    /**
     * A play, and what each decision on it begins with.
     *
     * @param place of the play in this book, from 0
     * @param base the first part of its score
     */
    record Page(Play play, int place, Ranking.Part base) {}

    private Playbook(Collection<Play> plays) {
        plays.stream().sorted(Comparator.comparing(Play::id)).forEach(play -> {
            if (this.plays.putIfAbsent(play.id(), play) == null) {
                Ranking.Part base = new Ranking.Part(play.points(), "base points of the play", play.page());
                pages.put(play.id(), new Page(play, pages.size(), base));
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

    /** The page of a play by its id, or none. */
    @Nullable
    Page page(String id) {
        return pages.get(id);
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
