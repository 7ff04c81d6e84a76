package io.saveplay.lint;

import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an id that was retired has come back. */
final class Retirement implements Inspection {
    @Override
    public void inspect(Book book, Found found) {
        Ruleset ruleset = book.ruleset();
        ruleset.retired().forEach(one -> {
            if (live(ruleset, one.kind().word()).contains(one.id())) {
                found.in(
                        "retired.csv",
                        Finding.RETIRED_ID,
                        "choose another id, or delete the line here if the meaning is the same again",
                        one.kind().word(),
                        one.id(),
                        one.retiredOn(),
                        one.why());
            }
        });
    }

    private static Set<String> live(Ruleset ruleset, String kind) {
        return switch (kind) {
            case "play" -> ruleset.playbook().plays().keySet();
            case "reason" -> ruleset.taxonomy().entries().keySet();
            case "policy" -> ruleset.settings().policies().keySet();
            case "caution" -> ruleset.settings().cautions().keySet();
            case "lesson" -> ruleset.settings().lessons().keySet();
            case "criterion" ->
                ruleset.rules().stream()
                        .filter(rule -> rule.insert().type().equals("Criterion"))
                        .map(rule -> rule.insert().subject())
                        .collect(Collectors.toSet());
            default -> ruleset.rules().stream().map(RuleInfo::name).collect(Collectors.toSet());
        };
    }
}
