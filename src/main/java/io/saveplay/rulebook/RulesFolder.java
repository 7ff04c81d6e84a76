package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
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
import java.util.stream.Stream;

/**
 * The files of a rules folder at one moment, by path with forward slashes.
 *
 * @param files path to text
 */
public record RulesFolder(SortedMap<String, String> files) {
    private static final long MOST_BYTES = 1 << 20;
    private static final String[] KINDS = {".drl", ".yaml", ".csv", ".md"};

    public RulesFolder {
        SortedMap<String, String> texts = new TreeMap<>(files);
        // Some editors put a byte order mark at the start of a file; it is no part of the text.
        texts.replaceAll((path, text) -> text.startsWith("\ufeff") ? text.substring(1) : text);
        files = Collections.unmodifiableSortedMap(texts);
    }

    /** The files given as a map. */
    public static RulesFolder of(Map<String, String> files) {
        return new RulesFolder(new TreeMap<>(files));
    }

    /**
     * Reads every rule file under a folder; hidden files and other kinds of files are passed over.
     *
     * @throws RejectedException when the folder or a file cannot be read, is too large or is not UTF-8
     */
    public static RulesFolder read(Path root) throws RejectedException {
        SortedMap<String, String> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            throw new RejectedException(List.of(Problem.in(named(root), "no-folder", "there is no rules folder here")));
        }
        try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.filter(p -> isRuleFile(root, p)).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                if (Files.size(path) > MOST_BYTES) {
                    problems.add(Problem.in(name, "too-large", "the file is larger than 1 MiB"));
                } else {
                    read(path, name, files, problems);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            problems.add(Problem.in(named(root), "not-readable", "the folder cannot be read"));
        }
        if (!problems.isEmpty()) {
            throw new RejectedException(problems);
        }
        return new RulesFolder(files);
    }

    private static void read(Path path, String name, Map<String, String> files, List<Problem> problems)
            throws IOException {
        try {
            files.put(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                            .toString());
        } catch (CharacterCodingException e) {
            problems.add(Problem.in(name, "not-utf-8", "the file is not UTF-8 text; save it as UTF-8"));
        }
    }

    /** The folder without the path to it, which is nobody else's matter. */
    private static String named(Path root) {
        return root.getFileName() == null ? "rules" : root.getFileName().toString();
    }

    private static boolean isRuleFile(Path root, Path path) {
        Path relative = root.relativize(path);
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = relative.toString();
        // README.md and CATALOG.md at the top of the folder explain it; they decide nothing.
        if (relative.getNameCount() == 1 && name.endsWith(".md")) {
            return false;
        }
        return Stream.of(KINDS).anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    /** The version: the SHA-256 of every path and text, in hex. */
    public String version() {
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

    /** The files whose path starts and ends so, by path. */
    public SortedMap<String, String> matching(String start, String end) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(start) && file.getKey().endsWith(end))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }
}
