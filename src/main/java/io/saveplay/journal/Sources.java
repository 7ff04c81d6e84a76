package io.saveplay.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.decision.Experience;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What decisions were made with, each version kept once: rulesets, and what was learned. */
final class Sources {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration NOTED_FOR = Duration.ofHours(12);

    private final Database database;
    private final Packer packer;
    private volatile @Nullable Object opening;
    private final Map<String, Integer> rulesets = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Latest latest = new Latest("", 0, Instant.EPOCH);

    /** What decisions of the last hours were made with; replaced whole. */
    private record Latest(String version, int number, Instant noted) {}

    Sources(Database database, Packer packer, Clock clock) {
        this.database = database;
        this.packer = packer;
        this.clock = clock;
    }

    /** What comes back may be another server, which never got the last of what the one before it had. */
    private void forgetAfterAnOutage() {
        Object now = database.opening();
        if (now != opening) {
            rulesets.clear();
            latest = new Latest("", 0, Instant.EPOCH);
            opening = now;
        }
    }

    /** The number under which a ruleset is kept; it is kept when it was not. */
    int ruleset(Entry.Rules rules) {
        forgetAfterAnOutage();
        Integer known = rulesets.get(rules.version());
        if (known != null) {
            return known;
        }
        Dictionary dictionary = packer.dictionary(rules);
        int number = database.write(handle -> {
            handle.createUpdate("insert into dictionary (id, bytes) values (:id, :bytes) on conflict do nothing")
                    .bind("id", dictionary.id())
                    .bind("bytes", dictionary.bytes())
                    .execute();
            return find(handle, "ruleset", rules.version()).orElseGet(() -> {
                handle.createUpdate("""
                                insert into ruleset (version, files) values (:version, :files)
                                on conflict (version) do nothing""")
                        .bind("version", rules.version())
                        .bind("files", packed(rules.files()))
                        .execute();
                return find(handle, "ruleset", rules.version()).orElseThrow();
            });
        });
        rulesets.put(rules.version(), number);
        return number;
    }

    /** The files of a ruleset that was kept, by path. */
    Map<String, String> files(String version) {
        byte[] packed = database.read(handle -> handle.createQuery("select files from ruleset where version = :version")
                .bind("version", version)
                .mapTo(byte[].class)
                .one());
        try {
            return JSON.readValue(Packer.unpack(packed), new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            throw new IllegalStateException("a kept ruleset could not be read", e);
        }
    }

    /**
     * The number under which something learned is kept; none where nothing was learned. That it is in use is noted now
     * and then, so that it is kept for as long as the decisions that were made with it.
     */
    @Nullable
    Integer experience(Experience experience) {
        forgetAfterAnOutage();
        if (experience.cells().isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        Latest known = latest;
        if (!known.version().equals(experience.version()) || known.noted().isBefore(now.minus(NOTED_FOR))) {
            int number = database.write(handle -> handle.createQuery("""
                            insert into experience (version, cells, used_at) values (:version, :cells, :now)
                            on conflict (version) do update set used_at = greatest(experience.used_at, excluded.used_at)
                            returning id""")
                    .bind("version", experience.version())
                    .bind("cells", packed(experience))
                    .bind("now", now)
                    .mapTo(Integer.class)
                    .one());
            known = new Latest(experience.version(), number, now);
            latest = known;
        }
        return known.number();
    }

    Experience experience(byte @Nullable [] packed) {
        if (packed == null) {
            return Experience.NONE;
        }
        try {
            return JSON.readValue(Packer.unpack(packed), Experience.class);
        } catch (IOException e) {
            throw new IllegalStateException("what was learned could not be read", e);
        }
    }

    private static byte[] packed(Object source) {
        try {
            return Packer.pack(JSON.writeValueAsBytes(source));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what decided could not be written as json", e);
        }
    }

    private static Optional<Integer> find(Handle handle, String table, String version) {
        return handle.createQuery("select id from " + table + " where version = :version")
                .bind("version", version)
                .mapTo(Integer.class)
                .findOne();
    }
}
