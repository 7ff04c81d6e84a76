package io.saveplay.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.saveplay.decision.Counterfactual;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Met;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Verdict;
import io.saveplay.decision.WhyNot;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Unread;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Meaning;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** An explanation as a page for someone who does not program. */
final class ExplanationPage {
    /** How many recommended plays are told with their points. */
    private static final int TOP = 3;
    /** How many plays that nearly came up are told. */
    private static final int NEAREST = 5;

    private final Ruleset ruleset;
    private final Decision decision;
    private final Decision.Explanation how;
    private final Lines lines;

    private ExplanationPage(Ruleset ruleset, Decision decision, Ansi ansi) {
        this.ruleset = ruleset;
        this.decision = decision;
        this.how = Objects.requireNonNull(decision.explanation());
        this.lines = new Lines(ansi);
    }

    /**
     * The page of an explained decision.
     *
     * @param why the play that was asked for, or none
     */
    static String of(Ruleset ruleset, Decision decision, CancellationEvent event, @Nullable String why, Ansi ansi) {
        ExplanationPage page = new ExplanationPage(ruleset, decision, ansi);
        page.decided(event);
        if (why != null) {
            page.how.whyNot().forEach(page::asked);
        } else {
            page.reasons();
            page.client();
            page.plays();
            page.against();
            page.withheld();
            page.nearest();
        }
        if (page.how.whatIf() != null) {
            page.whatIf(page.how.whatIf());
        }
        return page.lines.toString();
    }

    private void decided(CancellationEvent event) {
        lines.title(DecisionPage.who(event));
        Decision.Recommendation first = decision.recommendations().get(0);
        lines.text(
                0,
                "Do first: " + named(first.title(), first.play()) + ", " + DecisionPage.words(first.timing()) + ", by "
                        + DecisionPage.due(first) + ".");
        List<String> then = decision.recommendations().stream()
                .skip(1)
                .limit(TOP)
                .map(Decision.Recommendation::title)
                .toList();
        if (!then.isEmpty()) {
            int more = decision.recommendations().size() - 1 - then.size();
            lines.text(0, "After it: " + String.join("; ", then) + (more > 0 ? "; and " + more + " more" : "") + ".");
        }
        lines.gap();
    }

    private void reasons() {
        lines.title("Why they back out: " + Meaning.of(decision.diagnosis().nature()));
        if (decision.diagnosis().reasons().isEmpty()) {
            lines.text(1, "Nothing points to a reason.");
        }
        for (Diagnosis.Reason reason : decision.diagnosis().reasons()) {
            lines.text(
                    1, named(reason.title(), reason.code()) + ": " + Math.round(reason.confidence() * 100) + "% sure");
            reason.evidence().forEach(entry -> lines.points(entry.points(), entry.because()));
        }
        List<Unread> unread = decision.diagnosis().unread();
        if (unread != null) {
            lines.text(1, "Not read: " + Unread.inWords(unread) + ".");
        }
        lines.gap();
    }

    private void client() {
        Fit fit = decision.qualification();
        Settings.Qualifying wanted = ruleset.settings().qualification();
        lines.title("Whether the client is worth it: " + Meaning.of(fit.verdict()));
        if (fit.verdict() == Verdict.UNKNOWN) {
            lines.text(1, "Too little is known of them, or something that is required is not known.");
        } else if (fit.score() != null) {
            lines.text(
                    1,
                    "The score is " + fit.score() + " of 100, counted over what is known. From " + wanted.pursue()
                            + " a client is worth pursuing, if what is required is met; below " + wanted.release()
                            + " they do not fit.");
        }
        criteria("Speaks for them", Met.YES);
        criteria("Speaks against them", Met.NO);
        criteria("Not known", Met.UNKNOWN);
        lines.gap();
    }

    private void criteria(String label, Met met) {
        List<String> told = decision.qualification().criteria().stream()
                .filter(judged -> judged.met() == met)
                .map(judged -> judged.because()
                        + (ruleset.settings().qualification().required().contains(judged.name()) ? " (required)" : ""))
                .toList();
        if (!told.isEmpty()) {
            lines.text(1, label + ": " + String.join("; ", told) + ".");
        }
    }

    private void plays() {
        lines.title("Why these plays");
        for (Decision.Recommendation play :
                decision.recommendations().stream().limit(TOP).toList()) {
            lines.text(
                    1,
                    play.rank() + ". " + named(play.title(), play.play()) + ": " + play.score() + " points"
                            + (play.kind() == PlayKind.COMPLY ? "; it is owed, so it comes before all others" : ""));
            play.receipt().forEach(part -> lines.points(part.points(), part.because()));
        }
        lines.gap();
    }

    private void against() {
        Map<String, List<String>> against = new LinkedHashMap<>();
        for (Decision.Recommendation play : decision.recommendations()) {
            play.receipt().stream()
                    .filter(part -> part.points() < 0)
                    .forEach(part -> against.computeIfAbsent(
                                    part.because() + ": " + part.points() + " points for ", none -> new ArrayList<>())
                            .add(play.title()));
        }
        List<WhyNot> outweighed = of(WhyNot.Outcome.OUTWEIGHED);
        if (against.isEmpty() && outweighed.isEmpty()) {
            return;
        }
        lines.title("What spoke against");
        against.forEach((what, plays) -> lines.text(1, Lines.sentence(what + String.join("; ", plays))));
        outweighed.forEach(play -> lines.text(1, named(play.title(), play.play()) + ": " + play.because()));
        lines.gap();
    }

    private void withheld() {
        if (decision.withheld().isEmpty()) {
            return;
        }
        lines.title("What was withheld");
        Map<String, List<Ranking.Withheld>> byPolicy =
                decision.withheld().stream().collect(groupingBy(Ranking.Withheld::policy, TreeMap::new, toList()));
        byPolicy.forEach((policy, same) -> {
            lines.text(1, ruleset.settings().policies().getOrDefault(policy, policy) + " (`" + policy + "`)");
            Map<String, String> reasons = same.stream()
                    .collect(groupingBy(
                            Ranking.Withheld::play,
                            LinkedHashMap::new,
                            mapping(Ranking.Withheld::because, joining("; "))));
            Map<String, List<String>> plays = reasons.entrySet().stream()
                    .collect(groupingBy(
                            Map.Entry::getValue, LinkedHashMap::new, mapping(one -> play(one.getKey()), toList())));
            plays.forEach((because, those) -> lines.text(2, String.join("; ", those) + ": " + because));
        });
        lines.gap();
    }

    private void nearest() {
        List<WhyNot> missed = of(WhyNot.Outcome.NO_RULE_FIRED).stream()
                .filter(play -> !play.nearest().isEmpty())
                .filter(play -> Objects.requireNonNull(ruleset.playbook().find(play.play()))
                                .kind()
                        == PlayKind.SAVE)
                .sorted(Comparator.comparingInt(play -> depth(play.nearest().get(0))))
                .limit(NEAREST)
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        lines.title("Save plays that nearly came up, and what stood in the way");
        for (WhyNot play : missed) {
            lines.text(1, named(play.title(), play.play()));
            miss(play.nearest().get(0), 2, false);
        }
        lines.gap();
    }

    private static int depth(WhyNot.Miss miss) {
        return miss.failed().stream()
                .mapToInt(check -> check.under() == null ? 1 : depth(check.under()))
                .sum();
    }

    private void asked(WhyNot play) {
        lines.title("Why not: " + named(play.title(), play.play()));
        lines.text(1, Lines.sentence(play.because()));
        lines.gap();
        if (!play.nearest().isEmpty()) {
            lines.title("Rules that would speak for it and did not, the closest first");
            play.nearest().forEach(miss -> {
                lines.text(1, named(miss.title(), miss.rule()));
                miss(miss, 2, true);
            });
            lines.gap();
        }
    }

    /** What a rule lacked, and under it what the rule lacked that would have brought it about. */
    private void miss(WhyNot.Miss miss, int indent, boolean held) {
        if (held && !miss.held().isEmpty()) {
            lines.text(indent, "What is so:");
            miss.held().forEach(one -> lines.text(indent, "- " + one));
            lines.text(indent, "What stands in the way:");
        }
        miss.failed().forEach(check -> missing(check, indent, "- "));
    }

    private void missing(WhyNot.Check check, int indent, String label) {
        lines.text(indent, label + check.text());
        WhyNot.Miss under = check.under();
        if (under == null) {
            return;
        }
        if (!check.text().contains("\"" + under.title() + "\"")
                || under.failed().size() > 1) {
            lines.text(indent + 1, "the closest to it was \"" + under.title() + "\" (`" + under.rule() + "`):");
        }
        under.failed().forEach(one -> missing(one, indent + 1, "since "));
    }

    private void whatIf(Counterfactual whatIf) {
        String wanted = whatIf.wanted();
        lines.title(
                wanted.equals(Ask.ANYTHING)
                        ? "What would change the answer"
                        : "What would bring about "
                                + (ruleset.playbook().find(wanted) == null
                                        ? "the verdict `" + wanted + "`"
                                        : play(wanted) + " in first place"));
        lines.text(1, Lines.sentence(whatIf.because()) + (whatIf.found().isEmpty() ? "." : ":"));
        whatIf.found().forEach(found -> lines.text(1, "- " + found.text()));
    }

    private List<WhyNot> of(WhyNot.Outcome outcome) {
        return how.whyNot().stream().filter(play -> play.outcome() == outcome).toList();
    }

    private String play(String id) {
        String option = id.indexOf('/') < 0 ? "" : id.substring(id.indexOf('/') + 1);
        var known = ruleset.playbook().find(id.replaceFirst("/.*", ""));
        return known == null
                ? "`" + id + "`"
                : known.title() + (option.isEmpty() ? "" : ", the part " + option) + " (`" + id + "`)";
    }

    private static String named(String title, String code) {
        return title + " (`" + code + "`)";
    }
}
