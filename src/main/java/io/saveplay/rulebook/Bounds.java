package io.saveplay.rulebook;

import io.saveplay.decision.Settings;
import io.saveplay.decision.Timing;
import io.saveplay.drl.Guard;
import io.saveplay.drl.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much a rules folder may hold, and how far its settings may go. Whoever writes rules also writes
 * {@code ruleset.yaml}, so what limits the rules is itself limited here.
 */
final class Bounds {
    /** Files of all kinds. */
    static final int MOST_FILES = 4000;
    /** Characters of all files together. */
    static final int MOST_CHARACTERS = 16 << 20;
    /** Characters of a rule file or a page of the playbook. */
    static final int MOST_OF_A_PAGE = 256 << 10;
    /** Characters of all rule files together. */
    static final int MOST_OF_RULES = 2 << 20;
    /** Rules of all layers. */
    static final int MOST_RULES = 2000;
    /** Facts that all rules look at, once every {@code or} is written out: what the engine's network is made of. */
    static final int MOST_PATTERNS = 24_000;

    /** Examples of all languages: as many are embedded in a minute or two. */
    static final int MOST_EXAMPLES = 10_000;

    private static final int MOST_FIRINGS = 100_000;
    private static final int MOST_WHAT_IFS = 1000;
    private static final int MOST_WORKDAYS = 366;
    private static final Duration LONGEST_EVALUATION = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);
    private static final String SETTINGS = "ruleset.yaml";

    private Bounds() {}

    /** Whether the files are few and small enough to be read at all; if not, it is said why. */
    static boolean hold(RulesFolder folder, List<Problem> problems) {
        if (folder.files().size() > MOST_FILES) {
            problems.add(Problem.in("rules", "too-large", "there are more than " + MOST_FILES + " files"));
        }
        long all = 0;
        long rules = 0;
        for (Map.Entry<String, String> file : folder.files().entrySet()) {
            int length = file.getValue().length();
            all += length;
            rules += file.getKey().endsWith(".drl") ? length : 0;
            boolean page = file.getKey().endsWith(".drl") || file.getKey().endsWith(".md");
            if (page && length > MOST_OF_A_PAGE) {
                problems.add(new Problem(
                        file.getKey(),
                        null,
                        null,
                        "too-large",
                        Problem.Severity.ERROR,
                        null,
                        "the file is larger than 256 KiB",
                        "make several files of it"));
            }
        }
        if (all > MOST_CHARACTERS) {
            problems.add(Problem.in("rules", "too-large", "the files together are larger than 16 MiB"));
        }
        if (rules > MOST_OF_RULES) {
            problems.add(Problem.in("rules", "too-large", "the rule files together are larger than 2 MiB"));
        }
        return problems.isEmpty();
    }

    /** Adds a problem when the rules are more than the engine's network is made for. */
    static void check(List<RuleInfo> rules, List<Problem> problems) {
        if (rules.size() > MOST_RULES) {
            problems.add(Problem.in("rules", "too-large", "there are more than " + MOST_RULES + " rules"));
        }
        long patterns =
                rules.stream().mapToLong(rule -> Guard.patterns(rule.rule())).sum();
        if (patterns > MOST_PATTERNS) {
            problems.add(Problem.in(
                    "rules",
                    "too-large",
                    "with every `or` written out the rules look at " + patterns + " facts, and at most " + MOST_PATTERNS
                            + " are allowed"));
        }
    }

    /** Whether there are no more examples than texts can be compared with; if there are, it is said. */
    static boolean hold(int examples, List<Problem> problems) {
        if (examples > MOST_EXAMPLES) {
            problems.add(Problem.in("examples", "too-large", "there are more than " + MOST_EXAMPLES + " examples"));
            return false;
        }
        return true;
    }

    /** Adds a problem for each setting that would undo a limit, or that no due time can be told by. */
    static void check(Settings settings, List<Problem> problems) {
        Settings.Limits limits = settings.limits();
        within("firings", limits.firings(), 1, MOST_FIRINGS, problems);
        within("whatIfs", limits.whatIfs(), 0, MOST_WHAT_IFS, problems);
        if (outside(limits.deadline(), LONGEST_EVALUATION)) {
            wrong("`deadline` is from `PT0S` to `PT10S`", problems);
        }
        within("likely", settings.diagnosis().likely(), 0, 1, problems);
        within("known", settings.qualification().known(), 0, 1, problems);
        settings.dueAfter().forEach((timing, wait) -> {
            if (outside(wait, LONGEST_WAIT)) {
                wrong("`dueAfter` of `" + timing + "` is at most 366 days, such as `PT4H` or `P2D`", problems);
            }
        });
        settings.dueOn()
                .forEach((timing, due) ->
                        within("dueOn: " + timing + ": workdays", due.workdays(), 0, MOST_WORKDAYS, problems));
        for (Timing timing : Timing.values()) {
            if (!settings.dueAfter().containsKey(timing) && !settings.dueOn().containsKey(timing)) {
                wrong("`" + timing + "` has no due time under `dueAfter` or `dueOn`", problems);
            }
        }
    }

    private static boolean outside(Duration duration, Duration most) {
        return duration.isNegative() || duration.compareTo(most) > 0;
    }

    private static void within(String name, double value, double least, double most, List<Problem> problems) {
        if (!(value >= least && value <= most)) {
            wrong("`" + name + "` is from " + shown(least) + " to " + shown(most) + ", not " + shown(value), problems);
        }
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static void wrong(String message, List<Problem> problems) {
        problems.add(Problem.in(SETTINGS, "setting", message));
    }
}
