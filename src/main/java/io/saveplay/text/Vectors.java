package io.saveplay.text;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of example sentences, each a byte a number, so that thousands fit in little memory. Those of the examples
 * that come with the distribution are read from a file beside this class; others are made when they are first asked for,
 * and kept, so that a change of the rules embeds only what is new. Safe for use by many threads.
 */
final class Vectors {
    private static final String SHIPPED = "examples.vectors";
    private static final int FORMAT = 1;
    private static final double MOST = 127;

    private final Embedding embedding;
    private final Map<Long, byte[]> known = new ConcurrentHashMap<>();
    private final Set<Long> shipped;

    /** Vectors by this model, with those that come with the distribution if they were made by it. */
    Vectors(Embedding embedding) {
        this(embedding, Vectors.class.getResourceAsStream(SHIPPED));
    }

    /** Vectors by this model, with those of a file that {@link #write} wrote if they were made by it. */
    Vectors(Embedding embedding, @Nullable InputStream file) {
        this.embedding = embedding;
        try (file) {
            if (file != null) {
                read(new DataInputStream(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the vectors of the examples cannot be read", e);
        }
        this.shipped = Set.copyOf(known.keySet());
    }

    /**
     * Adds the vectors of a file that {@link #keep} wrote, if it is there and was made by the same model.
     *
     * @throws IOException when it cannot be read or ends too soon; what stands before that is added
     */
    void add(Path file) throws IOException {
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                read(in);
            }
        }
    }

    /**
     * Writes those of some sentences that did not come with the distribution to a file, at once or not at all.
     *
     * @throws IOException when it cannot be written
     */
    void keep(Collection<String> sentences, Path file) throws IOException {
        List<String> own = sentences.stream()
                .filter(sentence -> !shipped.contains(key(sentence)))
                .toList();
        if (own.isEmpty() && !Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
            write(own, out);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The vector of a sentence; its length is 1. */
    float[] of(String sentence) {
        return wide(known.computeIfAbsent(key(sentence), key -> narrow(embedding.of(sentence))));
    }

    /** Whether the vector of a sentence need not be made. */
    boolean has(String sentence) {
        return known.containsKey(key(sentence));
    }

    /** Writes the vectors of some sentences in the form of the file that comes with the distribution. */
    void write(Collection<String> sentences, OutputStream out) throws IOException {
        Map<Long, byte[]> chosen = new TreeMap<>();
        for (String sentence : sentences) {
            of(sentence);
            chosen.put(key(sentence), known.get(key(sentence)));
        }
        DataOutputStream file = new DataOutputStream(out);
        file.writeInt(FORMAT);
        file.writeUTF(embedding.id());
        file.writeInt(chosen.size());
        for (Map.Entry<Long, byte[]> one : chosen.entrySet()) {
            file.writeLong(one.getKey());
            file.write(one.getValue());
        }
        file.flush();
    }

    private void read(DataInputStream file) throws IOException {
        if (file.readInt() != FORMAT || !file.readUTF().equals(embedding.id())) {
            return;
        }
        int count = file.readInt();
        for (int i = 0; i < count; i++) {
            long key = file.readLong();
            byte[] vector = new byte[embedding.size()];
            file.readFully(vector);
            known.put(key, vector);
        }
    }

    private static long key(String sentence) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sentence.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] narrow(float[] vector) {
        double most = 0;
        for (float number : vector) {
            most = Math.max(most, Math.abs(number));
        }
        byte[] narrow = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            narrow[i] = (byte) Math.round(vector[i] / most * MOST);
        }
        return narrow;
    }

    private static float[] wide(byte[] narrow) {
        double square = 0;
        for (byte number : narrow) {
            square += number * number;
        }
        float length = (float) Math.sqrt(square);
        float[] wide = new float[narrow.length];
        for (int i = 0; i < narrow.length; i++) {
            wide[i] = narrow[i] / length;
        }
        return wide;
    }
}
