package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Vocabulary;
import io.saveplay.event.Client;
import io.saveplay.event.CommonGround;
import io.saveplay.event.Concern;
import io.saveplay.event.Conversation;
import io.saveplay.event.Deal;
import io.saveplay.event.Mention;
import io.saveplay.event.Seller;
import io.saveplay.event.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The analysts' page names every field of every fact that rules can look at. */
final class VocabularyTest {
    private static final List<Class<?>> FACTS = List.of(
            Conversation.class,
            Deal.class,
            Client.class,
            Seller.class,
            Timeline.class,
            CommonGround.class,
            Concern.class,
            Mention.class);

    @Test
    void theReadmeNamesEveryFieldOfEveryFact() throws IOException {
        List<String> rows = Files.readAllLines(Shipped.FOLDER.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        for (Class<?> fact : FACTS) {
            String row = rows.stream()
                    .filter(line -> line.startsWith("| `" + fact.getSimpleName() + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + fact.getSimpleName()));
            Vocabulary.fact(fact.getSimpleName())
                    .orElseThrow()
                    .fields()
                    .keySet()
                    .forEach(field -> assertThat(row).contains("`" + field));
        }
    }
}
