package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The folder as it is.
 *
 * @param files its files, or none when they cannot be read
 * @param problems why they cannot be read
 */
record Found(@Nullable RulesFolder files, List<Problem> problems) {

    static Found in(Path root) {
        try {
            return new Found(RulesFolder.read(root), List.of());
        } catch (RejectedException e) {
            return new Found(null, e.problems());
        }
    }

    /** Its files. */
    RulesFolder whole() throws RejectedException {
        if (files == null) {
            throw new RejectedException(problems);
        }
        return files;
    }

    /** What tells one content from another: the version, or what is wrong. It takes the sum of all files. */
    String mark() {
        if (files != null) {
            return files.version();
        }
        String why = problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
        return "unreadable-" + RulesFolder.of(Map.of("", why)).version();
    }
}
