package io.saveplay.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules folders of a size of one's choice, made of the shipped rules. */
public final class SizedRules {
    private SizedRules() {}

    /**
     * A rules folder with so many rules: every n-th of the shipped ones, or all of them and copies that hold for one
     * segment each, as rules grow in practice. The rules that define reasons stay, since tables refer to them.
     */
    public static RulesFolder folder(int count) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        List<String[]> rules = new ArrayList<>();
        Shipped.read().matching("", ".drl").forEach((path, text) -> {
            String layer = path.substring(0, path.indexOf('/'));
            files.remove(path);
            String[] parts = text.split("(?m)(?=^rule \")", -1);
            for (int i = 1; i < parts.length; i++) {
                rules.add(new String[] {layer, parts[i]});
            }
        });
        files.keySet().removeIf(path -> path.startsWith("examples/"));
        files.put("phrases.csv", "phrase,reason,weight,comment\n");
        files.put("reason-codes.csv", "system,value,reason\n");
        files.put("stories.csv", "id,who,segment,industry,reason,verified,text\n");
        files.computeIfPresent("ruleset.yaml", (path, text) -> text.replaceAll("concerns: \\[.*]", "concerns: []"));
        List<String[]> chosen = new ArrayList<>();
        List<String[]> plain = rules.stream()
                .filter(rule -> count > rules.size() || (!rule[0].equals("reasons") && !rule[1].contains("likely")))
                .toList();
        for (int i = 0; i < count; i++) {
            int copy = i / plain.size();
            String[] rule = count <= plain.size()
                    ? plain.get((int) ((long) i * plain.size() / count))
                    : plain.get(i % plain.size());
            chosen.add(copy == 0 ? rule : copy(rule, copy));
        }
        for (int i = 0; i < chosen.size(); i++) {
            files.put(chosen.get(i)[0] + "/" + i + ".drl", "package " + chosen.get(i)[0] + ";\n" + chosen.get(i)[1]);
        }
        return RulesFolder.of(files);
    }

    private static String[] copy(String[] rule, int copy) {
        String text = rule[1].replaceFirst("rule \"([^\"]*)\"", "rule \"$1-" + copy + "\"")
                .replaceAll("(?m)^  @(reason|nature|topic)\\(.*\\)\\R", "")
                .replaceFirst("(?m)^when\\R", "when\n  Client( segment == \"segment-" + copy + "\" )\n");
        return new String[] {rule[0], text};
    }
}
