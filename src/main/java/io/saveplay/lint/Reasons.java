package io.saveplay.lint;

import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.Words;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the reasons and answers that rules ask for exist, and whether each reason has its plays. */
final class Reasons implements Inspection {
    private static final Pattern ANSWER = Pattern.compile("answers\\[\"(.*)\"\\]");

    @Override
    public void inspect(Book book, Found found) {
        Taxonomy taxonomy = book.ruleset().taxonomy();
        Set<String> codes = taxonomy.entries().keySet();
        Set<String> asked = book.ruleset().askedFields();
        List<String> questions = asked.stream()
                .filter(field -> field.startsWith("client.answers."))
                .map(field -> field.substring("client.answers.".length()))
                .toList();
        for (Studied rule : book.rules()) {
            for (Compared compared : Compared.in(rule.info().rule())) {
                if (isReason(compared) && !codes.contains(compared.text())) {
                    found.at(
                            rule.info(),
                            compared.place(),
                            Finding.UNKNOWN_REASON,
                            Words.nearest(compared.text(), codes),
                            compared.text());
                }
                Matcher answer = ANSWER.matcher(compared.field());
                if (answer.matches() && !questions.contains(answer.group(1))) {
                    found.at(
                            rule.info(),
                            compared.place(),
                            Finding.UNKNOWN_ANSWER,
                            Words.nearest(answer.group(1), questions),
                            answer.group(1));
                }
            }
        }
        for (Taxonomy.Entry reason : taxonomy.entries().values()) {
            if (book.of(Layer.PLAYS).stream().noneMatch(rule -> answers(rule, reason))) {
                found.of(
                        defining(book, reason.code()),
                        Finding.REASON_NOT_ANSWERED,
                        "ask for it in the rule of a play: `Diagnosis( likely contains \"" + reason.code() + "\" )`",
                        reason.code());
            }
        }
    }

    private static boolean isReason(Compared compared) {
        return compared.value() instanceof String
                && (compared.isOf("Mention", "reason")
                        || compared.isOf("Concern", "reason")
                        || compared.isOf("Story", "reason")
                        || compared.isOf("Diagnosis", "main", "likely", "possible"));
    }

    private static RuleInfo defining(Book book, String code) {
        return book.ruleset().rules().stream()
                .filter(rule -> rule.rule().said("reason").filter(code::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Whether a rule speaks for a play when a reason is there: by its code, its family or its nature. */
    private static boolean answers(Studied rule, Taxonomy.Entry reason) {
        boolean speaks = rule.info().insert().type().equals("Points") && Conclusions.points(rule.info()) > 0;
        return speaks
                && (!rule.isKnown()
                        || rule.written().stream()
                                .flatMap(branch -> branch.there().stream())
                                .filter(fact -> fact.type().equals("Diagnosis"))
                                .anyMatch(diagnosis -> answers(diagnosis, reason)));
    }

    private static boolean answers(Fact diagnosis, Taxonomy.Entry reason) {
        String parent = reason.parent();
        List<String> codes = parent == null ? List.of(reason.code()) : List.of(reason.code(), parent);
        if (codes.stream().anyMatch(code -> holds(diagnosis, code, false))) {
            return false;
        }
        boolean byCode = codes.stream().anyMatch(code -> holds(diagnosis, code, true));
        // What asks for other reasons, or for no reason at all, does not answer this one.
        Body main = diagnosis.term("main").body();
        boolean forOthers = main instanceof Body.None
                || (main instanceof Among among && !among.except())
                || diagnosis.terms().entrySet().stream()
                        .anyMatch(term -> term.getKey().contains(" contains ")
                                && term.getValue().equals(Possible.truth(true)));
        Possible nature = diagnosis.term("nature");
        boolean byNature = nature.body() instanceof Among among
                && among.values().contains(reason.nature().name());
        return byCode || (byNature && !forOthers);
    }

    private static boolean holds(Fact diagnosis, String code, boolean held) {
        boolean listed = Stream.of("likely", "possible")
                .anyMatch(list -> diagnosis.term(World.holds(list, code)).equals(Possible.truth(held)));
        boolean main = held
                && diagnosis.term("main").body() instanceof Among among
                && !among.except()
                && among.values().contains(code);
        return listed || main;
    }
}
