package io.saveplay.lint;

import io.saveplay.decision.Settings;
import io.saveplay.drl.Words;
import io.saveplay.rulebook.RuleInfo;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what the playbook and the settings name is ever concluded. */
final class Titles implements Inspection {
    private static final String FILE = "ruleset.yaml";

    @Override
    public void inspect(Book book, Found found) {
        Settings settings = book.ruleset().settings();
        Set<String> named = book.ruleset().rules().stream()
                .filter(rule -> rule.insert().type().equals("Points") && Conclusions.points(rule) > 0)
                .map(rule -> rule.insert().subject())
                .collect(Collectors.toSet());
        book.ruleset().playbook().plays().keySet().stream()
                .filter(play -> !named.contains(play))
                .forEach(play -> found.in(
                        "playbook/" + play + ".md",
                        Finding.PLAY_NOT_RECOMMENDED,
                        "write a rule in `plays/" + play + ".drl`",
                        play));
        Set<String> criteria = book.concluded("Criterion").collect(Collectors.toSet());
        settings.qualification().required().stream()
                .filter(name -> !criteria.contains(name))
                .forEach(name -> found.in(FILE, Finding.UNKNOWN_CRITERION, Words.nearest(name, criteria), name));
        unused(
                "caution",
                settings.cautions().keySet(),
                book.concluded("Caution").collect(Collectors.toSet()),
                found);
        unused("lesson", settings.lessons().keySet(), book.concluded("Lesson").collect(Collectors.toSet()), found);
        Set<String> policies = book.ruleset().rules().stream()
                .map(RuleInfo::insert)
                .filter(insert -> insert.type().equals("Veto"))
                .map(RuleInfo.Insert::detail)
                .collect(Collectors.toSet());
        unused("policy", settings.policies().keySet(), policies, found);
    }

    private static void unused(String what, Set<String> titles, Set<String> concluded, Found found) {
        titles.stream()
                .filter(id -> !concluded.contains(id))
                .forEach(id -> found.in(FILE, Finding.NEVER_CONCLUDED, "conclude it or delete its line", what, id));
    }
}
