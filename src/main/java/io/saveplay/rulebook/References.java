package io.saveplay.rulebook;

import static java.util.stream.Collectors.toSet;

import io.saveplay.decision.Settings;
import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.Place;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that whatever a file names is there: plays, reasons, policies, cautions, lessons, guidance. */
final class References {
    private final RulesetLoader.Content content;
    private final Settings settings;
    private final RulesFolder folder;
    private final List<Problem> problems;

    References(RulesetLoader.Content content, Settings settings, RulesFolder folder, List<Problem> problems) {
        this.content = content;
        this.settings = settings;
        this.folder = folder;
        this.problems = problems;
    }

    /** Adds a problem for every name that leads nowhere; a file that could not be read is not held against others. */
    void check() {
        Set<String> unread = problems.stream().map(Problem::file).collect(toSet());
        Set<String> guidance = content.guidanceIds();
        boolean known = !unread.contains("guidance.csv");
        for (RuleInfo rule : content.rules()) {
            for (String id : rule.guidance()) {
                if (known && !guidance.contains(id)) {
                    problems.add(rule.problem(
                            place(rule, "guidance"),
                            "unknown-guidance",
                            "`" + id + "` is not in guidance.csv",
                            Words.nearest(id, guidance)));
                }
            }
            rule(rule, unread);
        }
        content.playbook()
                .plays()
                .values()
                .forEach(play -> play.guidance().stream()
                        .filter(id -> known && !guidance.contains(id))
                        .forEach(id -> problems.add(Problem.in(
                                "playbook/" + play.id() + ".md",
                                "unknown-guidance",
                                "`" + id + "` is not in guidance.csv"))));
        reasons(content.phrases().stream().map(row -> row.of(row.value().reason())), content.taxonomy(), problems);
        reasons("reason-codes.csv", content.codes().stream().flatMap(code -> Stream.ofNullable(code.reason())));
        reasons("stories.csv", content.stories().all().stream().flatMap(story -> Stream.ofNullable(story.reason())));
        reasons("ruleset.yaml", settings.diagnosis().concerns().stream());
        content.taxonomy().entries().values().forEach(entry -> reasons("reasons", Stream.ofNullable(entry.parent())));
    }

    private void rule(RuleInfo rule, Set<String> unread) {
        String subject = rule.insert().subject();
        if (!rule.layer().allowed().concludes().contains(rule.insert().type())) {
            // Said already: the layer concludes no such fact.
            return;
        }
        switch (rule.insert().type()) {
            case "Evidence" ->
                named(rule, 0, content.taxonomy().entries().keySet(), subject, "a reason that a rule defines");
            case "Caution" -> named(rule, 0, settings.cautions().keySet(), subject, "a caution of ruleset.yaml");
            case "Lesson" -> named(rule, 0, settings.lessons().keySet(), subject, "a lesson of ruleset.yaml");
            case "Points" -> target(rule, subject, unread);
            case "Veto" -> {
                target(rule, subject, unread);
                named(rule, 1, settings.policies().keySet(), rule.insert().detail(), "a policy of ruleset.yaml");
            }
            case "Signal", "Criterion" -> {
                if (subject.isEmpty()) {
                    problems.add(rule.problem(
                            place(rule, 0), "no-name", "the first argument is a name in straight quotes", null));
                }
            }
            default -> {
                // There is no other conclusion.
            }
        }
    }

    private void target(RuleInfo rule, String subject, Set<String> unread) {
        boolean kindOrTiming = !subject.isEmpty() && subject.equals(subject.toUpperCase(java.util.Locale.ROOT));
        boolean pageIsWrong = unread.contains("playbook/" + subject.replaceFirst("/.*", "") + ".md");
        if (!kindOrTiming && !pageIsWrong && !content.playbook().knows(subject)) {
            problems.add(rule.problem(
                    place(rule, 0),
                    "unknown-play",
                    subject.isEmpty()
                            ? "the first argument is a play in straight quotes, a `PlayKind` or a `Timing`"
                            : "`" + subject + "` is not a play of the playbook",
                    Words.nearest(subject, content.playbook().plays().keySet())));
        }
    }

    private void named(RuleInfo rule, int argument, Set<String> known, String name, String what) {
        if (!known.contains(name)) {
            problems.add(rule.problem(
                    place(rule, argument),
                    "unknown-name",
                    "`" + name + "` is not " + what,
                    Words.nearest(name, known)));
        }
    }

    /** Where an argument of the conclusion stands; the whole rule when there is none. */
    private static Place place(RuleInfo rule, int argument) {
        var made = rule.rule().conclusion();
        return made == null || made.arguments().size() <= argument
                ? rule.rule().place()
                : made.arguments().get(argument).place();
    }

    /** Where an annotation stands. */
    private static Place place(RuleInfo rule, String annotation) {
        return rule.rule().annotations().stream()
                .filter(one -> one.name().equals(annotation))
                .map(one -> one.place())
                .findFirst()
                .orElse(rule.rule().place());
    }

    private void reasons(String file, Stream<String> named) {
        Taxonomy taxonomy = content.taxonomy();
        named.filter(code -> isUnknown(code, taxonomy))
                .distinct()
                .forEach(code -> problems.add(unknown(file, line(file, code), code, taxonomy)));
    }

    /** Adds a problem for every reason that rows name and no rule defines; each is told once in a table. */
    static void reasons(Stream<Row<String>> named, Taxonomy taxonomy, List<Problem> problems) {
        Set<List<String>> told = new HashSet<>();
        named.filter(row -> isUnknown(row.value(), taxonomy))
                .filter(row -> told.add(List.of(row.file(), row.value())))
                .forEach(row -> problems.add(unknown(row.file(), row.line(), row.value(), taxonomy)));
    }

    private static boolean isUnknown(String code, Taxonomy taxonomy) {
        return !taxonomy.entries().containsKey(code);
    }

    private static Problem unknown(String file, @Nullable Integer line, String code, Taxonomy taxonomy) {
        return new Problem(
                file,
                line,
                null,
                "unknown-reason",
                Problem.Severity.ERROR,
                null,
                "`" + code + "` is not a reason that a rule defines",
                Words.nearest(code, taxonomy.entries().keySet()));
    }

    /** The first line of a table with this cell, from 1; none in other files. */
    private @Nullable Integer line(String file, String cell) {
        List<String> lines = folder.files().getOrDefault(file, "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (file.endsWith(".csv")
                    && List.of(lines.get(i).split("\\s*,\\s*", -1)).contains(cell)) {
                return i + 1;
            }
        }
        return null;
    }
}
