package io.saveplay.api;

import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * A stream of events through one ruleset. No more of it is in memory than some lines and their answers. Decisions that are
 * kept are made one after the other, since one may count for the next, and some of them wait for the disk together; dry
 * runs are shared out among all processors.
 */
final class Batch {
    private static final int MOST_WAITING = 64;
    private static final int LINES_OF_A_SHARE = 16;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Ruleset ruleset;
    private final Deciding deciding;
    private final EventReader events;
    private final Deciding.Request request;
    private final Executor workers;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Share share = new Share();

    /**
     * A batch, which can run once.
     *
     * @param workers who else may decide
     */
    Batch(Ruleset ruleset, Deciding deciding, EventReader events, Deciding.Request request, Executor workers) {
        this.ruleset = ruleset;
        this.deciding = deciding;
        this.events = events;
        this.request = request;
        this.workers = workers;
    }

    /** A line whose answer has its turn later. */
    private interface Waiting {
        boolean isDone();

        byte[] json() throws InterruptedException;
    }

    /** A line whose answer may wait for the disk. */
    private record Begun(long line, CompletableFuture<Deciding.Answer> answer) implements Waiting {
        @Override
        public boolean isDone() {
            return answer.isDone();
        }

        @Override
        public byte[] json() throws InterruptedException {
            try {
                return Deciding.await(answer).json();
            } catch (RuntimeException e) {
                // The status is long sent, and the next line may be fine.
                return Json.write(new BatchError(line, problem(e)));
            }
        }
    }

    /** A line of a share. */
    private record Shared(long line, Share share, int place) implements Waiting {
        @Override
        public boolean isDone() {
            return share.once.isDone();
        }

        @Override
        public byte[] json() throws InterruptedException {
            // Where nobody came to it yet, it is for the thread that waits for it.
            share.once.run();
            try {
                return new Begun(line, share.once.get().get(place)).json();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a share of a batch could not be decided", e.getCause());
            }
        }
    }

    /** Lines that one thread decides in a row. */
    private final class Share {
        private final List<byte[]> lines = new ArrayList<>();
        private final FutureTask<List<CompletableFuture<Deciding.Answer>>> once =
                new FutureTask<>(() -> lines.stream().map(Batch.this::decided).toList());
    }

    /** Answers each line of {@code in} on {@code out}; an answer is on its way before more input is waited for. */
    void run(InputStream in, OutputStream out) throws IOException {
        LineReader lines = new LineReader(in, DecisionsResource.MOST_BYTES, () -> {
            handOut();
            answer(0, out);
            out.flush();
        });
        int most = request.dryRun() ? PROCESSORS * LINES_OF_A_SHARE : MOST_WAITING;
        long number = 0;
        Optional<LineReader.Line> line = lines.next();
        while (line.isPresent()) {
            number++;
            if (line.get().tooLong() || !isBlank(line.get().bytes())) {
                waiting.add(begin(number, line.get()));
                answer(most, out);
            }
            line = lines.next();
        }
        handOut();
        answer(0, out);
        out.flush();
    }

    /** Has the lines decided that were put together so far. */
    private void handOut() {
        if (!share.lines.isEmpty()) {
            workers.execute(share.once);
            share = new Share();
        }
    }

    /** Answers the lines that came first, as far as they are decided and until at most so many are left. */
    private void answer(int left, OutputStream out) throws IOException {
        while (waiting.size() > left || (!waiting.isEmpty() && waiting.element().isDone())) {
            try {
                out.write(waiting.remove().json());
                out.write('\n');
            } catch (InterruptedException e) {
                throw stopped();
            }
        }
    }

    private Waiting begin(long number, LineReader.Line line) throws InterruptedIOException {
        if (line.tooLong()) {
            return new Begun(number, CompletableFuture.failedFuture(new Refusal(DecisionsResource.tooLarge())));
        }
        if (request.dryRun()) {
            Waiting shared = new Shared(number, share, share.lines.size());
            share.lines.add(line.bytes());
            if (share.lines.size() == LINES_OF_A_SHARE) {
                handOut();
            }
            return shared;
        }
        Waiting begun = new Begun(number, decided(line.bytes()));
        if (Thread.currentThread().isInterrupted()) {
            throw stopped();
        }
        return begun;
    }

    private CompletableFuture<Deciding.Answer> decided(byte[] line) {
        try {
            return decide(line);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
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

    private static InterruptedIOException stopped() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("the service stops");
    }

    private static Problem problem(RuntimeException failure) {
        return failure instanceof Refusal refusal ? refusal.problem() : ProblemMappers.of(failure);
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (!Character.isWhitespace(one & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
