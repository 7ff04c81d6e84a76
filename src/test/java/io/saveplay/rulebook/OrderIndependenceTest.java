package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of files, of rules in a file and of facts never changes an answer, nor its explanation. */
final class OrderIndependenceTest {
    private static final int SHUFFLES = 100;
    private static final int EVENTS = 40;
    private static final long SEED = 4711;
    private static final Decider.Wish EXPLAINED = new Decider.Wish(true, false);

    @Test
    void noShuffleChangesAnAnswer() {
        EventGenerator generator = new EventGenerator(SEED);
        List<CancellationEvent> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> Shipped.event(generator.next()))
                .toList();
        Decider inOrder = new Decider(Clock.systemUTC());
        List<ObjectNode> expected = events.stream()
                .map(event -> Answers.content(inOrder.decide(Shipped.ruleset(), event, EXPLAINED)))
                .toList();
        Random random = new Random(SEED);
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            Ruleset shuffled = Shipped.load(shuffled(Shipped.read(), random));
            Decider anyOrder = new Decider(Clock.systemUTC(), facts -> {
                List<Object> mixed = new ArrayList<>(facts);
                Collections.shuffle(mixed, random);
                return mixed;
            });
            for (int i = 0; i < EVENTS; i++) {
                assertThat(Answers.content(anyOrder.decide(shuffled, events.get(i), EXPLAINED)))
                        .as("shuffle %d of seed %d, event %d", shuffle, SEED, i)
                        .isEqualTo(expected.get(i));
            }
        }
    }

    /** The same rules in files of other names, so that files come in another order, and in another order in each. */
    private static RulesFolder shuffled(RulesFolder folder, Random random) {
        Map<String, String> files = new HashMap<>();
        folder.files().forEach((path, text) -> {
            if (path.endsWith(".drl")) {
                String layer = path.substring(0, path.indexOf('/'));
                files.put(layer + "/" + random.nextInt(Integer.MAX_VALUE) + ".drl", shuffled(text, random));
            } else {
                files.put(path, text);
            }
        });
        return RulesFolder.of(files);
    }

    private static String shuffled(String text, Random random) {
        String[] parts = text.split("(?m)(?=^rule \")", -1);
        List<String> rules = new ArrayList<>(Arrays.asList(parts).subList(1, parts.length));
        Collections.shuffle(rules, random);
        return parts[0] + String.join("\n", rules);
    }
}
