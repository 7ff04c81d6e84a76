package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pooled sessions carry nothing from one event, or one caller, to the next. */
final class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final int EVENTS = 200;
    private static final Decider.Wish EXPLAINED = new Decider.Wish(true, false);

    @Test
    void manyCallersAtOnceGetTheAnswersOfOneAlone() throws Exception {
        EventGenerator generator = new EventGenerator(99);
        List<CancellationEvent> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> Shipped.event(generator.next()))
                .toList();
        Decider decider = new Decider(Clock.systemUTC());
        List<ObjectNode> alone = answers(decider, events);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<ObjectNode>>> together = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                together.add(threads.submit(() -> answers(decider, events)));
            }
            for (Future<List<ObjectNode>> answers : together) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<ObjectNode> answers(Decider decider, List<CancellationEvent> events) {
        return events.stream()
                .map(event -> Answers.content(decider.decide(Shipped.ruleset(), event, EXPLAINED)))
                .toList();
    }
}
