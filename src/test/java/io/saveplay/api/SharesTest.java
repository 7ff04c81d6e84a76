package io.saveplay.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
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
    void eachLineIsDecidedOnceWithOthersWhoHelp() throws Exception {
        ExecutorService others = Executors.newFixedThreadPool(4);
        try {
            assertThat(answers(others)).isEqualTo(lines());
        } finally {
            others.shutdownNow();
        }
        assertThat(decided).containsExactlyInAnyOrderElementsOf(lines());
    }

    @Test
    void theThreadOfTheBatchDecidesWhatNobodyElseComesTo() throws Exception {
        assertThat(answers(task -> {})).isEqualTo(lines());
        assertThat(decided).containsExactlyElementsOf(lines());
    }

    @Test
    void whereOthersTakeNothingAnyMoreAllIsDecided() throws Exception {
        assertThat(answers(task -> {
                    throw new RejectedExecutionException();
                }))
                .isEqualTo(lines());
    }

    @Test
    void ofAnAnswerThatFailedMidwayNothingIsLeft() {
        Shares.Answers answers = new Shares.Answers();
        answers.writeBytes("{}\n".getBytes(UTF_8));
        int before = answers.size();
        answers.writeBytes("{\"id\":".getBytes(UTF_8));
        answers.cut(before);
        answers.writeBytes("{\"line\":2}\n".getBytes(UTF_8));
        assertThat(answers.toString(UTF_8)).isEqualTo("{}\n{\"line\":2}\n");
    }

    private static List<String> lines() {
        return IntStream.range(0, LINES).mapToObj(i -> "line " + i).toList();
    }

    /** The answers to all lines, each of which says what its line says. */
    private List<String> answers(Executor others) throws Exception {
        Shares shares = new Shares(this::decide, new Hands(others));
        List<Shares.Share> begun = new ArrayList<>();
        long number = 0;
        for (String line : lines()) {
            number++;
            shares.add(number, new LineReader.Line(line.getBytes(UTF_8), false)).ifPresent(begun::add);
        }
        shares.handOut();
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        for (Shares.Share share : begun) {
            share.writeTo(answers);
        }
        return answers.toString(UTF_8).lines().toList();
    }

    private void decide(List<Shares.Line> lines, Shares.Answers out) {
        for (Shares.Line line : lines) {
            decided.add(new String(line.content().bytes(), UTF_8));
            out.writeBytes(line.content().bytes());
            out.write('\n');
        }
    }
}
