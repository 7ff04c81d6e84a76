package io.saveplay.journal;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes bytes smaller before they travel to the database, which then has less to write ahead and to keep. What has a
 * dictionary names it, and is inflated with it. Safe for many threads.
 */
final class Packer {
    private static final Dictionary NONE = new Dictionary(new byte[0]);
    /** Making one costs more than what it does to a decision. */
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED));

    private final Database database;
    private final Map<String, Dictionary> ofRulesets = new ConcurrentHashMap<>();
    private final Map<Integer, Dictionary> byId = new ConcurrentHashMap<>();

    Packer(Database database) {
        this.database = database;
    }

    /** The dictionary of a ruleset. */
    Dictionary dictionary(Entry.Rules rules) {
        return ofRulesets.computeIfAbsent(rules.version(), version -> {
            Dictionary made = Dictionary.of(rules.files());
            byId.put(made.id(), made);
            return made;
        });
    }

    /** Packs bytes on their own. */
    static byte[] pack(byte[] bytes) {
        return pack(bytes, NONE);
    }

    /** Packs bytes with what they have in common with others. */
    static byte[] pack(byte[] bytes, Dictionary dictionary) {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        if (dictionary.bytes().length > 0) {
            deflater.setDictionary(dictionary.bytes());
        }
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        byte[] part = new byte[4096];
        while (!deflater.finished()) {
            packed.write(part, 0, deflater.deflate(part));
        }
        return packed.toByteArray();
    }

    /** The bytes that were packed. */
    byte[] unpack(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length * 6);
            byte[] part = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(part);
                bytes.write(part, 0, read);
                if (read == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(byId.computeIfAbsent(inflater.getAdler(), this::kept)
                            .bytes());
                } else if (read == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("what is kept ends too soon");
                }
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("what is kept cannot be read", e);
        } finally {
            inflater.end();
        }
    }

    private Dictionary kept(int id) {
        Optional<byte[]> bytes = database.read(
                handle -> handle.createQuery("select dictionary from ruleset where dictionary_id = :id limit 1")
                        .bind("id", id)
                        .mapTo(byte[].class)
                        .findFirst());
        return new Dictionary(bytes.orElseThrow(
                () -> new IllegalStateException("the dictionary `" + id + "` of what is kept is not there")));
    }
}
