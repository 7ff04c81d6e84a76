package io.saveplay.cli;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Verdict;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Unread;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** A decision as a page for the eye: what to do first and what to say on top, the rest below. */
final class DecisionPage {
    private static final int TOP = 6;
    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final Ansi ansi;
    private final StringBuilder page = new StringBuilder();

    private DecisionPage(Ansi ansi) {
        this.ansi = ansi;
    }

    /** The page of a decision, coloured where {@code ansi} allows. */
    static String of(Decision decision, CancellationEvent event, Ansi ansi) {
        DecisionPage page = new DecisionPage(ansi);
        page.head(decision, event);
        page.doFirst(decision.recommendations().get(0));
        page.ranking(decision.recommendations());
        page.plan(decision.plan());
        page.lines(
                "Withheld",
                decision.withheld().stream().map(DecisionPage::withheld).toList());
        page.lines(
                "Mind", decision.cautions().stream().map(Decision.Advice::title).toList());
        page.lines(
                "Ask",
                decision.askFirst().stream()
                        .map(question ->
                                question.question() + " (" + question.field() + ": " + question.because() + ")")
                        .toList());
        return page.page.toString();
    }

    private void head(Decision decision, CancellationEvent event) {
        String why = decision.diagnosis().reasons().isEmpty()
                ? "no reason is known"
                : decision.diagnosis().reasons().stream()
                        .limit(2)
                        .map(DecisionPage::reason)
                        .collect(Collectors.joining("; "));
        Integer score = decision.qualification().score();
        boolean unknown = decision.qualification().verdict() == Verdict.UNKNOWN;
        bold(who(event));
        page.append(words(decision.diagnosis().nature()))
                .append(": ")
                .append(why)
                .append('\n');
        List<Unread> unread = decision.diagnosis().unread();
        if (unread != null) {
            page.append("Not read: ").append(plain(Unread.inWords(unread))).append('\n');
        }
        page.append("Client: ")
                .append(words(decision.qualification().verdict()))
                .append(score == null || unknown ? "" : " (" + score + " of 100)")
                .append("\n\n");
    }

    private void doFirst(Decision.Recommendation first) {
        bold("Do first: " + first.title() + " (" + words(first.timing()) + ", by " + DUE.format(first.dueBy()) + ")");
        first.talkTrack()
                .say()
                .forEach(line -> page.append("  say    ").append(plain(line)).append('\n'));
        first.talkTrack().avoid().stream()
                .limit(2)
                .forEach(line -> page.append("  avoid  ").append(plain(line)).append('\n'));
        page.append('\n');
    }

    private void ranking(List<Decision.Recommendation> recommendations) {
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(ansi),
                new Column(4, 0, Overflow.TRUNCATE),
                new Column(44, 0, Overflow.WRAP),
                new Column(19, 1, Overflow.WRAP),
                new Column(7, 1, Overflow.TRUNCATE),
                new Column(52, 1, Overflow.WRAP));
        table.addRowValues("#", "play", "when", "score", "because");
        recommendations.stream()
                .limit(TOP)
                .forEach(r -> table.addRowValues(
                        Integer.toString(r.rank()),
                        r.title(),
                        words(r.timing()),
                        Integer.toString(r.score()),
                        r.because().isEmpty() ? "" : plain(r.because().get(0))));
        page.append(table);
        if (recommendations.size() > TOP) {
            page.append("    and ").append(recommendations.size() - TOP).append(" more (--json shows all)\n");
        }
        page.append('\n');
    }

    private void plan(List<Decision.Step> plan) {
        bold("Plan");
        for (Decision.Step step : plan) {
            page.append("  ")
                    .append(words(step.timing()))
                    .append(": ")
                    .append(String.join(", then ", step.plays()))
                    .append('\n');
        }
        page.append('\n');
    }

    private void lines(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            bold(title);
            lines.forEach(line -> page.append("  ").append(plain(line)).append('\n'));
            page.append('\n');
        }
    }

    private void bold(String text) {
        page.append(ansi.enabled() ? Ansi.Style.bold.on() + plain(text) + Ansi.Style.bold.off() : plain(text))
                .append('\n');
    }

    /** What came in with the event may hold control characters, and none of them is to reach the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String reason(Diagnosis.Reason reason) {
        return reason.title() + " (" + Math.round(reason.confidence() * 100) + "%)";
    }

    private static String withheld(Ranking.Withheld withheld) {
        return withheld.play() + " (" + withheld.policy() + "): " + withheld.because();
    }

    /** A constant in words. */
    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The deal and whom one talks to. */
    static String who(CancellationEvent event) {
        String deal =
                event.deal().name() == null ? event.deal().id() : event.deal().name();
        String who = event.client().contactName() != null
                ? event.client().contactName()
                : event.client().name() != null
                        ? event.client().name()
                        : event.client().id();
        return deal + ", " + who;
    }

    /** When a play is due. */
    static String due(Decision.Recommendation play) {
        return DUE.format(play.dueBy());
    }
}
