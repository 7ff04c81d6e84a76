package io.saveplay.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who decides the lines of a batch, and that each line is decided once by somebody. */
@Timeout(30)
class SharesTest {
    private static final int LINES = 1_000;

    private final ConcurrentLinkedQueue<String> decided = new ConcurrentLinkedQueue<>();

    @Test
    void eachLineIsDecidedOnceWithOthersWhoHelp() throws InterruptedException {
        ExecutorService others = Executors.newFixedThreadPool(4);
        try {
            assertThat(answers(others)).isEqualTo(lines());
        } finally {
            others.shutdownNow();
        }
        assertThat(decided).containsExactlyInAnyOrderElementsOf(lines());
    }

    @Test
    void theThreadOfTheBatchDecidesWhatNobodyElseComesTo() throws InterruptedException {
        assertThat(answers(task -> {})).isEqualTo(lines());
        assertThat(decided).containsExactlyElementsOf(lines());
    }

    @Test
    void whereOthersTakeNothingAnyMoreAllIsDecided() throws InterruptedException {
        assertThat(answers(task -> {
                    throw new RejectedExecutionException();
                }))
                .isEqualTo(lines());
    }

    private static List<String> lines() {
        return IntStream.range(0, LINES).mapToObj(i -> "line " + i).toList();
    }

    /** The answers to all lines, each of which says what its line says. */
    private List<String> answers(Executor others) throws InterruptedException {
        Shares shares = new Shares(this::decide, new Hands(others));
        List<Shares.Line> begun = new ArrayList<>();
        for (String line : lines()) {
            begun.add(shares.add(line.getBytes(UTF_8)));
        }
        shares.handOut();
        List<String> answers = new ArrayList<>();
        for (Shares.Line line : begun) {
            answers.add(new String(line.answer().join().json(), UTF_8));
        }
        return answers;
    }

    private List<CompletableFuture<Deciding.Answer>> decide(List<byte[]> lines) {
        lines.forEach(line -> decided.add(new String(line, UTF_8)));
        return lines.stream()
                .map(line -> CompletableFuture.completedFuture(new Deciding.Answer(line, false)))
                .toList();
    }
}
