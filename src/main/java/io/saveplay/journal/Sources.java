package io.saveplay.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.decision.Experience;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What decisions were made with, each version kept once: rulesets, and what was learned. */
final class Sources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Packer packer;
    private final Map<String, Integer> rulesets = new ConcurrentHashMap<>();
    private final Map<String, Integer> experiences = new ConcurrentHashMap<>();

    Sources(Database database, Packer packer) {
        this.database = database;
        this.packer = packer;
    }

    /** The number under which a ruleset is kept; it is kept when it was not. */
    int ruleset(Entry.Rules rules) {
        Integer known = rulesets.get(rules.version());
        if (known != null) {
            return known;
        }
        Dictionary dictionary = packer.dictionary(rules);
        int number = database.write(handle -> find(handle, "ruleset", rules.version())
                .orElseGet(() -> {
                    handle.createUpdate("""
                                    insert into ruleset (version, files, dictionary_id, dictionary)
                                    values (:version, :files, :id, :dictionary) on conflict (version) do nothing""")
                            .bind("version", rules.version())
                            .bind("files", packed(rules.files()))
                            .bind("id", dictionary.id())
                            .bind("dictionary", dictionary.bytes())
                            .execute();
                    return find(handle, "ruleset", rules.version()).orElseThrow();
                }));
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

    /** The number under which something learned is kept; none where nothing was learned. */
    @Nullable
    Integer experience(Experience experience) {
        if (experience.cells().isEmpty()) {
            return null;
        }
        Integer known = experiences.get(experience.version());
        if (known == null) {
            known = database.write(handle -> find(handle, "experience", experience.version())
                    .orElseGet(() -> {
                        handle.createUpdate("""
                                        insert into experience (version, cells)
                                        values (:version, :cells) on conflict (version) do nothing""")
                                .bind("version", experience.version())
                                .bind("cells", packed(experience))
                                .execute();
                        return find(handle, "experience", experience.version()).orElseThrow();
                    }));
            // A version is a moment's; it is asked for again by the next decisions, and hardly after that.
            experiences.clear();
            experiences.put(experience.version(), known);
        }
        return known;
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
