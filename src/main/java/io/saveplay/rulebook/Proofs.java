package io.saveplay.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saveplay.drl.Problem;
import io.saveplay.text.MeaningModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rulesets passed all checks of this very build before, and with which warnings, so that a start need not run them
 * again: nothing but the rules and the build decides how a check ends. What is not surely so counts as not proven. Only the
 * service writes here; a folder of rules never vouches for itself.
 */
public final class Proofs {
    private static final System.Logger LOG = System.getLogger("io.saveplay.rules");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();
    private static final int MOST = 8;
    private static final int MOST_BYTES = 4 << 20;

    private final Optional<String> build;
    private final List<Path> files;
    private final @Nullable Path own;

    /**
     * Proofs in files, each of which may be missing.
     *
     * @param build what this build is known by; none where nobody can tell it from another, so that nothing is proven
     * @param own the file that takes new proofs
     * @param others files that are read as well
     */
    public Proofs(Optional<String> build, Path own, List<Path> others) {
        this.build = build;
        this.own = own;
        List<Path> all = new ArrayList<>(List.of(own));
        all.addAll(others);
        this.files = List.copyOf(all);
    }

    private Proofs() {
        this.build = Optional.empty();
        this.own = null;
        this.files = List.of();
    }

    /** Proofs of nothing, which take no new ones. */
    public static Proofs none() {
        return new Proofs();
    }

    /**
     * A ruleset that passed.
     *
     * @param build by which build
     * @param reader how texts were read
     * @param version the whole version
     * @param warnings what the checks said all the same
     */
    record Proof(String build, String reader, String version, List<Problem> warnings) {
        boolean isOf(String aBuild, String aReader, String aVersion) {
            return build.equals(aBuild) && reader.equals(aReader) && version.equals(aVersion);
        }
    }

    /** Proofs beside a packaged service, for whoever packages it. */
    public static Proofs of(Build build) {
        return new Proofs(Optional.of(build.id()), build.proofs(), List.of());
    }

    /** Runs checks, notes it where a ruleset passes, and answers what they said. */
    public List<Problem> prove(Ruleset ruleset, List<Check> checks) {
        List<Problem> problems = new ArrayList<>();
        for (Check check : checks) {
            problems.addAll(check.problems(ruleset));
        }
        if (problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
            passed(ruleset, problems);
        }
        return problems;
    }

    /** What the checks say of a ruleset, if it is known that they let it pass. */
    Optional<List<Problem>> warnings(Ruleset ruleset) {
        if (build.isEmpty()) {
            return Optional.empty();
        }
        String reader = reader(ruleset);
        return files.stream()
                .flatMap(file -> read(file).stream())
                .filter(proof -> proof.isOf(build.get(), reader, ruleset.wholeVersion()))
                .map(Proof::warnings)
                .findFirst();
    }

    /** Notes that a ruleset passed all checks. A disk that does not take it makes the next start slower, and nothing else. */
    private void passed(Ruleset ruleset, List<Problem> warnings) {
        if (build.isEmpty() || own == null) {
            return;
        }
        Proof proof = new Proof(build.get(), reader(ruleset), ruleset.wholeVersion(), List.copyOf(warnings));
        List<Proof> kept = new ArrayList<>(List.of(proof));
        read(own).stream()
                .filter(old -> !old.isOf(proof.build(), proof.reader(), proof.version()))
                .limit(MOST - 1L)
                .forEach(kept::add);
        try {
            String text = JSON.writeValueAsString(kept);
            WholeFile.write(own, sum(text) + "\n" + text);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "`" + own + "` cannot be written; the next start runs all scenarios again: " + e.getMessage());
        }
    }

    /** What else decides how texts are read: the model, if there is one that works on this machine. */
    private static String reader(Ruleset ruleset) {
        return ruleset.texts()
                .model()
                .filter(model -> model.trouble().isEmpty())
                .map(MeaningModel::id)
                .orElse("");
    }

    /** The proofs of a file; none where it is damaged. */
    private static List<Proof> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return List.of();
            }
            String[] parts = Files.readString(file).split("\n", 2);
            return parts.length == 2 && parts[0].equals(sum(parts[1]))
                    ? List.of(JSON.readValue(parts[1], Proof[].class))
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String sum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
