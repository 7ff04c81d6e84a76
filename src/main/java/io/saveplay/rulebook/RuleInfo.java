package io.saveplay.rulebook;

import io.saveplay.drl.Place;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of itself.
 *
 * @param name {@code subject/case}, one of its kind in all layers
 * @param guidance ids of the guidance that it encodes
 * @param owner who answers for it
 * @param line where it starts in its file, from 1
 * @param insert what it concludes
 * @param rule the rule itself
 */
public record RuleInfo(
        String name,
        Layer layer,
        String title,
        List<String> guidance,
        String owner,
        String file,
        int line,
        Insert insert,
        Rule rule) {

    /**
     * The one conclusion of a rule, as written.
     *
     * @param type the type of the fact
     * @param subject what it concludes on: a signal, reason, criterion, play, kind of plays, caution or lesson; empty
     *     when it is not written as a literal
     * @param detail the second argument when it is text, such as a policy; else empty
     */
    public record Insert(String type, String subject, String detail) {}

    /** The same with a rule that says something else. */
    RuleInfo with(Rule other) {
        return new RuleInfo(name, layer, title, guidance, owner, file, line, insert, other);
    }

    /** An error of this rule. */
    Problem problem(String code, String message, @Nullable String fix) {
        return new Problem(file, line, null, code, Problem.Severity.ERROR, name, message, fix);
    }

    /** An error at a place of this rule. */
    Problem problem(Place place, String code, String message, @Nullable String fix) {
        return new Problem(file, place.line(), place.column(), code, Problem.Severity.ERROR, name, message, fix);
    }
}
