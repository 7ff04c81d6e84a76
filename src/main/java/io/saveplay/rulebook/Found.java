package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder as it is.
 *
 * @param files its files, or none when they cannot be read
 * @param mark tells one content from another: the version, or what is wrong
 */
record Found(@Nullable RulesFolder files, String mark, List<Problem> problems) {

    static Found in(Path root) {
        try {
            RulesFolder files = RulesFolder.read(root);
            return new Found(files, files.version(), List.of());
        } catch (RejectedException e) {
            String mark =
                    RulesFolder.of(Map.of("", String.valueOf(e.getMessage()))).version();
            return new Found(null, "unreadable-" + mark, e.problems());
        }
    }
}
