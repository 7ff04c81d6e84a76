package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes of rule files that come from outside, to be laid over a folder. */
public final class RulesOverlay {
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Changes a file. A path that no rule file can have is a problem of the result. */
    public void put(String path, @Nullable String text) {
        if (texts.containsKey(path) || deleted.contains(path)) {
            problems.add(Problem.in(shown(path), "duplicate", "the file is there twice"));
        } else if (RulePath.objection(path).isPresent()) {
            problems.add(
                    Problem.in(shown(path), "path", RulePath.objection(path).get()));
        } else if (!RulePath.isRuleFile(path)) {
            problems.add(Problem.in(
                    path, "path", "is not the name of a rule file; rule files end in .drl, .yaml, .csv or .md"));
        } else if (text == null) {
            deleted.add(path);
        } else if (text.getBytes(StandardCharsets.UTF_8).length > RulesFolder.MOST_BYTES) {
            problems.add(Problem.in(path, "too-large", "the file is larger than 1 MiB"));
        } else {
            texts.put(path, text);
        }
    }

    /**
     * A folder with the changes.
     *
     * @throws RejectedException when a change cannot be made
     */
    public RulesFolder over(RulesFolder folder) throws RejectedException {
        List<Problem> all = new ArrayList<>(problems);
        deleted.stream()
                .filter(path -> !folder.files().containsKey(path))
                .sorted()
                .forEach(path -> all.add(Problem.in(path, "path", "is not there, so it cannot be deleted")));
        if (!all.isEmpty()) {
            throw new RejectedException(all);
        }
        SortedMap<String, String> files = new TreeMap<>(folder.files());
        files.keySet().removeAll(deleted);
        files.putAll(texts);
        return new RulesFolder(files);
    }

    /** A path that may be anything, as the place of a problem. */
    static String shown(String path) {
        String line = path.replaceAll("\\p{Cntrl}", " ").strip();
        if (line.isEmpty()) {
            return "rules";
        }
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
