package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads a zip of a rules folder that comes from outside. Nothing of it touches the disk, what it unpacks to is counted
 * while it unpacks, and whatever a rules folder cannot hold is a problem.
 */
public final class RulesZip {
    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_RATIO = 100;
    private static final int SMALL = 64 << 10;

    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private final Set<String> folded = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private long unpacked;

    private RulesZip() {}

    /**
     * The rules folder of a zip. A single folder around it is looked through, and what macOS adds is passed over.
     *
     * @throws RejectedException with every problem, when there is any
     */
    public static RulesFolder read(byte[] zip) throws RejectedException {
        RulesZip reader = new RulesZip();
        reader.unpack(zip);
        if (reader.problems.isEmpty()) {
            SortedMap<String, String> files = reader.texts();
            if (reader.problems.isEmpty()) {
                return new RulesFolder(files);
            }
        }
        throw new RejectedException(reader.problems);
    }

    private void unpack(byte[] bytes) {
        // Reading the directory of a zip takes memory for each entry, so they are counted first.
        if (entries(bytes) > MOST_ENTRIES) {
            refuse("zip", "too-many", "the zip has more than " + MOST_ENTRIES + " entries");
            return;
        }
        try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel(bytes);
                ZipFile zip = ZipFile.builder()
                        .setSeekableByteChannel(channel)
                        .setIgnoreLocalFileHeader(true)
                        .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (!take(zip, entry)) {
                    return;
                }
            }
            if (contents.isEmpty() && problems.isEmpty()) {
                refuse("zip", "empty", "the zip holds no files");
            }
        } catch (IOException | RuntimeException e) {
            // The library meets broken zips with either.
            refuse("zip", "zip", "the body is not a zip that can be read");
        }
    }

    /** How many entries the directory has at most: so often is its signature there. */
    private static int entries(byte[] zip) {
        int count = 0;
        for (int i = 0; i + 3 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                count++;
            }
        }
        return count;
    }

    /** Takes an entry; false when there is no going on. */
    private boolean take(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String name = entry.getName();
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        Optional<String> objection =
                new String(entry.getRawName(), java.nio.charset.StandardCharsets.ISO_8859_1).contains("\\")
                        ? Optional.of("a path has forward slashes only")
                        : RulePath.objection(path);
        if (objection.isPresent()) {
            refuse(path, "path", objection.get());
            return true;
        }
        if (isJunk(path)) {
            return true;
        }
        int kind = entry.getUnixMode() & 0170000;
        if (entry.isUnixSymlink() || (kind != 0 && kind != 0100000 && kind != 0040000)) {
            refuse(path, "link", "is a link or a special file; a zip of rules holds plain files only");
            return true;
        }
        if (entry.isDirectory()) {
            return true;
        }
        if (!zip.canReadEntryData(entry)) {
            refuse(path, "zip", "is encrypted, or packed in a way that is not read here");
            return true;
        }
        if (!folded.add(path.toLowerCase(Locale.ROOT))) {
            refuse(path, "duplicate", "the file is there twice");
            return true;
        }
        return unpack(zip, entry, path);
    }

    private boolean unpack(ZipFile zip, ZipArchiveEntry entry, String path) throws IOException {
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes(RulesFolder.MOST_BYTES + 1);
        }
        unpacked += content.length;
        if (content.length > SMALL && content.length / MOST_RATIO > entry.getCompressedSize()) {
            refuse(path, "zip-bomb", "unpacks to more than " + MOST_RATIO + " times its size");
            return false;
        }
        if (unpacked > RulesFolder.MOST_BYTES_IN_ALL) {
            refuse("zip", "too-large", "the zip unpacks to more than 32 MiB");
            return false;
        }
        if (content.length > RulesFolder.MOST_BYTES) {
            refuse(path, "too-large", "the file is larger than 1 MiB");
            return true;
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        if (sum.getValue() != entry.getCrc()) {
            refuse(path, "zip", "is damaged");
            return true;
        }
        contents.put(path, content);
        return true;
    }

    private SortedMap<String, String> texts() {
        String around = around();
        SortedMap<String, String> files = new TreeMap<>();
        contents.forEach((path, content) -> {
            String name = path.substring(around.length());
            if (RulePath.isRuleFile(name)) {
                try {
                    files.put(name, RulesFolder.text(name, content));
                } catch (RejectedException e) {
                    problems.addAll(e.problems());
                }
            }
        });
        return files;
    }

    /** The one folder that everything lies in, with its slash; empty when the zip is the rules folder itself. */
    private String around() {
        String first = contents.firstKey();
        String folder = first.substring(0, first.indexOf('/') + 1);
        boolean inOne = !folder.isEmpty() && contents.keySet().stream().allMatch(path -> path.startsWith(folder));
        return inOne && contents.containsKey(folder + "ruleset.yaml") ? folder : "";
    }

    private static boolean isJunk(String path) {
        return path.equals("__MACOSX") || path.startsWith("__MACOSX/") || RulePath.isHidden(path);
    }

    private void refuse(String path, String code, String message) {
        problems.add(Problem.in(RulesOverlay.shown(path), code, message));
    }
}
