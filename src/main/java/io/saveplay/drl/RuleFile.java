package io.saveplay.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule file as it was read.
 *
 * @param path inside the rules folder
 * @param text all of it
 * @param header the comment that it starts with, without its marks, or none
 * @param packageName what follows {@code package}; empty when there is none
 * @param packagePlace where that stands
 * @param whole whether all of it could be read
 */
public record RuleFile(
        String path,
        String text,
        @Nullable String header,
        String packageName,
        Place packagePlace,
        List<Rule> rules,
        boolean whole) {

    public RuleFile {
        rules = List.copyOf(rules);
    }
}
