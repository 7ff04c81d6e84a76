package io.saveplay.rulebook;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of files in a rules folder, with forward slashes. */
final class RulePath {
    private static final List<String> KINDS = List.of(".drl", ".yaml", ".csv", ".md");
    private static final int LONGEST = 200;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private RulePath() {}

    /** A path relative to the folder as a name. */
    static String of(Path relative) {
        return String.join(
                "/",
                Stream.iterate(0, i -> i < relative.getNameCount(), i -> i + 1)
                        .map(i -> relative.getName(i).toString())
                        .toList());
    }

    /** Whether a part of the name starts with a dot. */
    static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    /** Whether a file of this name is read. The pages at the top of the folder explain it; they decide nothing. */
    static boolean isRuleFile(String name) {
        boolean page = name.endsWith(".md") && name.indexOf('/') < 0;
        return !page && !isHidden(name) && KINDS.stream().anyMatch(name::endsWith);
    }

    /** Why a name that came from outside cannot be that of a file in the folder; nothing when it can. */
    static Optional<String> objection(String name) {
        List<String> parts = List.of(name.split("/", -1));
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.of("a path has 1 to " + LONGEST + " characters");
        }
        if (CONTROL.matcher(name).find()) {
            return Optional.of("a path has no control characters");
        }
        if (name.contains("\\")) {
            return Optional.of("a path has forward slashes only");
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            return Optional.of("a path starts inside the rules folder, not at a root or a drive");
        }
        if (parts.contains("..") || parts.contains(".") || parts.contains("")) {
            return Optional.of("a path has no empty part, no `.` and no `..`");
        }
        return Optional.empty();
    }
}
