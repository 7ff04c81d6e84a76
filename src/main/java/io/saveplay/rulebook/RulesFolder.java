package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a rules folder at one moment, by path with forward slashes. Two with the same files are equal. */
public final class RulesFolder {
    /** How many bytes a file may have. */
    static final int MOST_BYTES = 1 << 20;

    /** How many bytes all files may have together. */
    static final int MOST_BYTES_IN_ALL = 32 << 20;

    private static final int MOST_TRIES = 5;

    private final SortedMap<String, String> files;
    private volatile @Nullable String version;

    /**
     * These files.
     *
     * @param files path to text
     */
    public RulesFolder(SortedMap<String, String> files) {
        SortedMap<String, String> texts = new TreeMap<>(files);
        // Some editors put a byte order mark at the start of a file; it is no part of the text.
        texts.replaceAll((path, text) -> text.startsWith("\ufeff") ? text.substring(1) : text);
        this.files = Collections.unmodifiableSortedMap(texts);
    }

    /** The files given as a map. */
    public static RulesFolder of(Map<String, String> files) {
        return new RulesFolder(new TreeMap<>(files));
    }

    /**
     * Reads every rule file under a folder, all as they are at one moment; hidden files and other kinds of files are
     * passed over.
     *
     * @throws RejectedException when the folder or a file cannot be read, is too large or is not UTF-8
     */
    public static RulesFolder read(Path root) throws RejectedException {
        if (!Files.isDirectory(root)) {
            throw new RejectedException(
                    List.of(Problem.in(RulesLook.named(root), "no-folder", "there is no rules folder here")));
        }
        RulesLook before = RulesLook.at(root);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Found found = seen(before, root);
            RulesLook after = RulesLook.at(root);
            // Files of two moments together are a ruleset that nobody wrote.
            if (after.stamps().equals(before.stamps())) {
                return found.whole();
            }
            before = after;
        }
        throw new RejectedException(
                List.of(Problem.in(RulesLook.named(root), "changing", "the folder changes while it is read")));
    }

    /** The same, though of more than one moment where files change meanwhile: for whoever compares it with a whole one. */
    static RulesFolder glance(Path root) throws RejectedException {
        return seen(RulesLook.at(root), root).whole();
    }

    private static Found seen(RulesLook look, Path root) {
        SortedMap<String, String> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>(look.problems());
        read(look, RulesLook.named(root), files, problems);
        return new Found(problems.isEmpty() ? new RulesFolder(files) : null, problems);
    }

    private static void read(RulesLook look, String folder, Map<String, String> files, List<Problem> problems) {
        long bytes = 0;
        for (Map.Entry<String, Path> file : look.files().entrySet()) {
            try (InputStream in = Files.newInputStream(file.getValue())) {
                byte[] content = in.readNBytes(MOST_BYTES + 1);
                bytes += content.length;
                if (bytes > MOST_BYTES_IN_ALL) {
                    problems.add(Problem.in(folder, "too-large", "the files together are larger than 32 MiB"));
                    return;
                }
                files.put(file.getKey(), text(file.getKey(), content));
            } catch (RejectedException e) {
                problems.addAll(e.problems());
            } catch (IOException e) {
                problems.add(Problem.in(file.getKey(), "not-readable", "cannot be read"));
            }
        }
    }

    /** The text of a file. */
    static String text(String name, byte[] content) throws RejectedException {
        if (content.length > MOST_BYTES) {
            throw new RejectedException(List.of(Problem.in(name, "too-large", "the file is larger than 1 MiB")));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RejectedException(
                    List.of(Problem.in(name, "not-utf-8", "the file is not UTF-8 text; save it as UTF-8")));
        }
    }

    /** Path to text. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** The version: the SHA-256 of every path and text, in hex. */
    public String version() {
        String known = version;
        if (known == null) {
            known = sum();
            version = known;
        }
        return known;
    }

    private String sum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The short version, as decisions carry it: the first 12 digits of {@link #version}. */
    public String shortVersion() {
        return shortened(version());
    }

    static String shortened(String version) {
        return version.substring(0, 12);
    }

    /** The files whose path starts and ends so, by path. */
    public SortedMap<String, String> matching(String start, String end) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(start) && file.getKey().endsWith(end))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RulesFolder folder && folder.files.equals(files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }
}
