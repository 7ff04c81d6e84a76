package io.saveplay.rulebook;

import io.saveplay.text.Example;
import io.saveplay.text.Phrase;
import io.saveplay.text.PhraseReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words of a table that are there to recognise a reason by.
 *
 * @param line from 1
 * @param reason the reason's code, or none where the words say that there is none
 * @param group the reason's code, and else the name of the table
 * @param likeness equal for two that say the same
 */
public record Saying(
        String file, int line, String text, @Nullable String reason, String group, String likeness) {

    static List<Saying> ofPhrases(List<Row<Phrase>> rows) {
        PhraseReader words = new PhraseReader(List.of());
        return rows.stream()
                .map(row -> new Saying(
                        row.file(),
                        row.line(),
                        row.value().phrase(),
                        row.value().reason(),
                        row.value().reason(),
                        String.join(" ", words.stems(row.value()))))
                .toList();
    }

    static List<Saying> ofExamples(List<Row<Example>> rows) {
        return rows.stream()
                .map(row -> new Saying(
                        row.file(),
                        row.line(),
                        row.value().text(),
                        row.value().reason(),
                        row.value().group(),
                        row.value().words()))
                .toList();
    }
}
