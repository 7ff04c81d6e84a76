package io.saveplay.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions were live, and whether the latest is pinned.
 *
 * @param live latest first
 * @param pinnedOver the content of the folder that somebody went back from, by its mark; none when nothing is pinned
 */
record Journal(
        @JsonProperty(required = true) List<Past> live,
        @Nullable String pinnedOver) {
    private static final int MOST_ENTRIES = 1_000;

    static final Journal EMPTY = new Journal(List.of(), null);

    Journal {
        live = List.copyOf(live);
    }

    /** The journal after a version went live; one that was live already stays so. */
    Journal with(String version, Instant now, Origin origin, @Nullable String pinnedOver, int mostVersions) {
        List<Past> next = new ArrayList<>(live);
        if (next.isEmpty() || !next.get(0).version().equals(version)) {
            if (!next.isEmpty()) {
                Past before = next.get(0);
                next.set(0, new Past(before.version(), before.since(), now, before.origin()));
            }
            next.add(0, new Past(version, now, null, origin));
        }
        return new Journal(bounded(next, mostVersions), pinnedOver);
    }

    /** The same journal, pinned or not. */
    Journal pinnedOver(@Nullable String mark) {
        return new Journal(live, mark);
    }

    /** The versions, latest first. */
    List<String> versions() {
        return live.stream().map(Past::version).distinct().toList();
    }

    private static List<Past> bounded(List<Past> entries, int mostVersions) {
        Set<String> versions = new HashSet<>();
        List<Past> kept = new ArrayList<>();
        for (Past entry : entries) {
            versions.add(entry.version());
            if (versions.size() > mostVersions || kept.size() == MOST_ENTRIES) {
                break;
            }
            kept.add(entry);
        }
        return kept;
    }
}
