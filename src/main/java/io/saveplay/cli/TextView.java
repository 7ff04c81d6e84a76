package io.saveplay.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.saveplay.decision.Taxonomy;
import io.saveplay.text.Finding;
import io.saveplay.text.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read in a text, as {@code saveplay text --json} writes it. Places are chars of the text from 0, ends
 * exclusive; lines are from 1; weights are probabilities.
 *
 * @param rules the short version of the rules
 * @param sentences what was read, in the order of the text
 * @param unread what was not, in the order of the text
 * @param reasons the reasons of the whole text, the strongest first, each family once
 */
record TextView(String rules, List<Sentence> sentences, List<Unread> unread, List<Reason> reasons) {

    /** A sentence and what it says, which may be nothing. */
    record Sentence(int line, int start, int end, String text, List<Said> findings) {}

    /**
     * Words that speak for a reason.
     *
     * @param by {@code phrase}, or {@code meaning} where they are much like an example
     */
    @JsonInclude(Include.NON_NULL)
    record Said(
            String reason,
            String title,
            double weight,
            String quote,
            int start,
            int end,
            String by,
            @Nullable String example) {}

    /** A part that was not read, and why. */
    record Unread(int line, int lastLine, int start, int end, String text, String because) {}

    /** A reason of the whole text. */
    record Reason(String family, String familyTitle, String reason, String title, double weight, List<String> quotes) {}

    /** The view of what was read in a text. */
    static TextView of(String text, Reading reading, Taxonomy taxonomy, String rules) {
        return new TextView(
                rules,
                reading.passages().stream()
                        .map(passage -> new Sentence(
                                line(text, passage.start(), passage.end()),
                                passage.start(),
                                passage.end(),
                                text.substring(passage.start(), passage.end()),
                                passage.findings().stream()
                                        .map(found -> said(found, taxonomy))
                                        .toList()))
                        .toList(),
                reading.unread().stream()
                        .map(part -> new Unread(
                                line(text, part.start(), part.end()),
                                lastLine(text, part.start(), part.end()),
                                part.start(),
                                part.end(),
                                text.substring(part.start(), part.end()),
                                part.because()))
                        .toList(),
                reading.reasons().stream()
                        .map(reason -> new Reason(
                                reason.family(),
                                title(reason.family(), taxonomy),
                                reason.reason(),
                                title(reason.reason(), taxonomy),
                                reason.weight(),
                                reason.findings().stream().map(Finding::quote).toList()))
                        .toList());
    }

    private static Said said(Finding found, Taxonomy taxonomy) {
        return new Said(
                found.reason(),
                title(found.reason(), taxonomy),
                found.weight(),
                found.quote(),
                found.start(),
                found.end(),
                found.example() == null ? "phrase" : "meaning",
                found.example());
    }

    private static String title(String code, Taxonomy taxonomy) {
        Taxonomy.Entry entry = taxonomy.entries().get(code);
        return entry == null ? code : entry.title();
    }

    /** The line of the first char that is not blank. */
    private static int line(String text, int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return lineOf(text, at);
    }

    private static int lastLine(String text, int start, int end) {
        int at = end;
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return lineOf(text, at);
    }

    private static int lineOf(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
