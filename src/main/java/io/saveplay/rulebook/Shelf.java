package io.saveplay.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.drl.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where versions that went live are kept, each in a folder named by its hash, beside a journal of when they were live.
 * One service writes to it. A disk that does not take them is said and stops nothing.
 */
public final class Shelf {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");
    private static final String JOURNAL = "journal.json";

    private final @Nullable Path folder;
    private final int most;

    /**
     * A shelf.
     *
     * @param state the folder of all that the service keeps; made when it is not there
     * @param most how many versions to keep, the live one among them
     */
    public Shelf(Path state, int most) {
        this.folder = state.resolve("rules");
        this.most = Math.max(1, most);
    }

    private Shelf() {
        this.folder = null;
        this.most = 1;
    }

    /** A shelf that keeps nothing. */
    public static Shelf none() {
        return new Shelf();
    }

    int most() {
        return most;
    }

    /**
     * What was live before.
     *
     * @throws IOException when the journal is there and cannot be read
     */
    Journal journal() throws IOException {
        if (folder == null || !Files.exists(folder.resolve(JOURNAL))) {
            return Journal.EMPTY;
        }
        Journal journal = JSON.readValue(Files.readAllBytes(folder.resolve(JOURNAL)), Journal.class);
        if (!journal.live().stream()
                .allMatch(past -> VERSION.matcher(past.version()).matches())) {
            throw new IOException("the journal names a version that is none");
        }
        return journal;
    }

    /** Whether a version is kept. */
    boolean holds(String version) {
        return folder != null && Files.isDirectory(folder.resolve(version));
    }

    /**
     * A version that was kept.
     *
     * @throws RejectedException when it is not there, or is no longer what was kept
     */
    RulesFolder read(String version) throws RejectedException {
        if (!holds(version) || folder == null) {
            throw new RejectedException(List.of(problem("`" + version + "` is not kept")));
        }
        RulesFolder kept = RulesFolder.glance(folder.resolve(version));
        if (!kept.version().equals(version)) {
            throw new RejectedException(
                    List.of(problem("what is kept as `" + version + "` has other content; it is not used")));
        }
        return kept;
    }

    /** Keeps a version, if there is one to keep, and the journal; what stands in the way is the answer. */
    Optional<Problem> keep(@Nullable RulesFolder files, Journal journal) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(folder);
            if (files != null) {
                keep(folder, files);
            }
            WholeFile.write(folder.resolve(JOURNAL), JSON.writeValueAsString(journal));
            tidy(folder, new HashSet<>(journal.versions()));
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(
                    problem("the live rules could not be kept on disk, so a rollback or a start with a broken"
                            + " folder cannot fall back on them; see to space and rights of the state folder"));
        }
    }

    private static Problem problem(String message) {
        return new Problem("rules", null, null, "not-kept", Problem.Severity.WARNING, null, message, null);
    }

    private void keep(Path home, RulesFolder files) throws IOException {
        String version = files.version();
        Path target = home.resolve(version);
        if (Files.exists(target)) {
            if (isWhole(target, files)) {
                return;
            }
            delete(target);
        }
        Path draft = Files.createTempDirectory(home, WholeFile.DRAFT);
        try {
            for (Map.Entry<String, String> file : files.files().entrySet()) {
                Path path = draft.resolve(file.getKey()).normalize();
                if (!path.startsWith(draft)) {
                    throw new IOException("a rule file would be kept outside of its version");
                }
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft);
        }
    }

    private static boolean isWhole(Path kept, RulesFolder files) {
        try {
            return RulesFolder.glance(kept).equals(files);
        } catch (RejectedException e) {
            return false;
        }
    }

    /** Drops versions that the journal no longer names, and drafts that a sudden end left behind. */
    private static void tidy(Path home, Set<String> wanted) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(home)) {
            entries = all.toList();
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            boolean old = VERSION.matcher(name).matches() && !wanted.contains(name);
            if (old || name.startsWith(WholeFile.DRAFT)) {
                delete(entry);
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
