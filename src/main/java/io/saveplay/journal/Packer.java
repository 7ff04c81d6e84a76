package io.saveplay.journal;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jdbi.v3.core.Handle;

/**
 * Makes bytes smaller before they travel to the database, which then has less to write ahead and to keep. What has a
 * dictionary names it, and is inflated with it. Safe for many threads.
 */
final class Packer {
    private static final Dictionary NONE = new Dictionary(new byte[0]);
    /** Making one costs more than what it does to a decision. */
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED));

    private final Map<String, Dictionary> ofRulesets = new ConcurrentHashMap<>();
    private final Map<Integer, Dictionary> byId = new ConcurrentHashMap<>();

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

    /** The bytes that were packed on their own. */
    static byte[] unpack(byte[] packed) {
        return unpack(packed, id -> {
            throw new IllegalStateException("what is kept on its own asks for the dictionary `" + id + "`");
        });
    }

    /**
     * The bytes that were packed.
     *
     * @param handle on which a dictionary is asked for that is not known yet. It is the one that the bytes came from:
     *     to wait for another connection while many hold one could be to wait for each other.
     */
    byte[] unpack(byte[] packed, Handle handle) {
        return unpack(packed, id -> {
            Dictionary known = byId.get(id);
            if (known == null) {
                known = kept(id, handle);
                byId.put(id, known);
            }
            return known;
        });
    }

    private static byte[] unpack(byte[] packed, IntFunction<Dictionary> dictionaries) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length * 6);
            byte[] part = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(part);
                bytes.write(part, 0, read);
                if (read == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(
                            dictionaries.apply(inflater.getAdler()).bytes());
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

    private static Dictionary kept(int id, Handle handle) {
        return handle.createQuery("select bytes from dictionary where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .findFirst()
                .map(Dictionary::new)
                .orElseThrow(
                        () -> new IllegalStateException("the dictionary `" + id + "` of what is kept is not there"));
    }
}
