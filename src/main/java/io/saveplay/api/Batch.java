package io.saveplay.api;

import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A stream of events through one ruleset. Some decisions wait for the disk together, and no more than that is in
 * memory.
 */
final class Batch {
    private static final int MOST_WAITING = 64;

    private final Ruleset ruleset;
    private final Deciding deciding;
    private final EventReader events;
    private final Deciding.Request request;

    Batch(Ruleset ruleset, Deciding deciding, EventReader events, Deciding.Request request) {
        this.ruleset = ruleset;
        this.deciding = deciding;
        this.events = events;
        this.request = request;
    }

    /** An answer to a line, which may have to wait for the disk. */
    private interface Waiting {
        byte[] json() throws InterruptedException;
    }

    /** Answers each line of {@code in} on {@code out}; an answer is on its way before more input is waited for. */
    void run(InputStream in, OutputStream out) throws IOException {
        Deque<Waiting> waiting = new ArrayDeque<>();
        LineReader lines = new LineReader(in, DecisionsResource.MOST_BYTES, () -> {
            answer(waiting, 0, out);
            out.flush();
        });
        long number = 0;
        Optional<LineReader.Line> line = lines.next();
        while (line.isPresent()) {
            number++;
            if (line.get().tooLong() || !isBlank(line.get().bytes())) {
                waiting.add(begin(number, line.get()));
                answer(waiting, MOST_WAITING, out);
            }
            line = lines.next();
        }
        answer(waiting, 0, out);
        out.flush();
    }

    /** Answers the lines that came first, until so many are left. */
    private static void answer(Deque<Waiting> waiting, int left, OutputStream out) throws IOException {
        while (waiting.size() > left) {
            try {
                out.write(waiting.remove().json());
                out.write('\n');
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the service stops");
            }
        }
    }

    private Waiting begin(long number, LineReader.Line line) {
        if (line.tooLong()) {
            return error(number, DecisionsResource.tooLarge());
        }
        try {
            CompletableFuture<Deciding.Answer> answer = decide(line.bytes());
            return () -> {
                try {
                    return Deciding.await(answer).json();
                } catch (RuntimeException e) {
                    return error(number, problem(e)).json();
                }
            };
        } catch (RuntimeException e) {
            // The status is long sent, and the next line may be fine.
            return error(number, problem(e));
        } catch (InterruptedException e) {
            return () -> {
                throw e;
            };
        }
    }

    private CompletableFuture<Deciding.Answer> decide(byte[] line) throws InterruptedException {
        Reading reading = events.read(line, ruleset::faultOf);
        if (reading instanceof Reading.Valid valid) {
            return deciding.decide(ruleset, valid.event(), request);
        }
        if (events.read(line, code -> Optional.empty()) instanceof Reading.Valid valid) {
            Optional<Deciding.Answer> before = deciding.before(valid.event(), request);
            if (before.isPresent()) {
                return CompletableFuture.completedFuture(before.get());
            }
        }
        throw new Refusal(DecisionsResource.problem(reading));
    }

    private static Problem problem(RuntimeException failure) {
        return failure instanceof Refusal refusal ? refusal.problem() : ProblemMappers.of(failure);
    }

    private static Waiting error(long number, Problem problem) {
        byte[] json = Json.write(new BatchError(number, problem));
        return () -> json;
    }

    private static boolean isBlank(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).isBlank();
    }
}
