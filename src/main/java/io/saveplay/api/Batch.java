package io.saveplay.api;

import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Heard;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Weighed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A stream of events through one ruleset. No more of it is in memory than some lines and their answers. Decisions that are
 * kept are made one after the other, since one may count for the next, and some of them wait for the disk together; dry
 * runs are shared out among all processors.
 */
final class Batch {
    /** How many lines wait for their turn: enough that nobody who decides has nothing to do while others are sent. */
    private static final int MOST_WAITING = Math.max(64, 2 * Hands.PROCESSORS * Shares.LINES);

    /** How many bytes of lines wait. */
    private static final long MOST_BYTES_WAITING = 8 << 20;

    private final Ruleset ruleset;
    private final Deciding deciding;
    private final EventReader events;
    private final Deciding.Request request;
    private final Shares shares;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long bytesWaiting;

    /**
     * A batch, which can run once.
     *
     * @param hands who may decide lines of dry runs
     */
    Batch(Ruleset ruleset, Deciding deciding, EventReader events, Deciding.Request request, Hands hands) {
        this.ruleset = ruleset;
        this.deciding = deciding;
        this.events = events;
        this.request = request;
        this.shares = new Shares(this::tried, hands);
    }

    /** A line whose answer has its turn later. */
    private interface Waiting {
        boolean isDone();

        byte[] json() throws InterruptedException;

        /** How long the line is. */
        int bytes();
    }

    /** A line whose answer may wait for the disk. */
    private record Begun(long line, int bytes, CompletableFuture<Deciding.Answer> answer) implements Waiting {
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

    /** A line that whoever is free decides. */
    private record Shared(long line, int bytes, Shares.Line shared) implements Waiting {
        @Override
        public boolean isDone() {
            return shared.isDone();
        }

        @Override
        public byte[] json() throws InterruptedException {
            return new Begun(line, bytes, shared.answer()).json();
        }
    }

    /** Answers each line of {@code in} on {@code out}; an answer is on its way before more input is waited for. */
    void run(InputStream in, OutputStream out) throws IOException {
        LineReader lines = new LineReader(in, DecisionsResource.MOST_BYTES, () -> {
            answerAll(out);
            shares.atWork(false);
        });
        try {
            long number = 0;
            Optional<LineReader.Line> line = lines.next();
            while (line.isPresent()) {
                shares.atWork(true);
                number++;
                if (line.get().tooLong() || !isBlank(line.get().bytes())) {
                    Waiting begun = begin(number, line.get());
                    waiting.add(begun);
                    bytesWaiting += begun.bytes();
                    answer(MOST_WAITING, out);
                }
                line = lines.next();
            }
            answerAll(out);
        } finally {
            shares.atWork(false);
        }
    }

    private void answerAll(OutputStream out) throws IOException {
        shares.handOut();
        answer(0, out);
        out.flush();
    }

    /** Answers the lines that came first, as far as they are decided and until at most so many are left. */
    private void answer(int left, OutputStream out) throws IOException {
        while (waiting.size() > left
                || bytesWaiting > MOST_BYTES_WAITING
                || (!waiting.isEmpty() && waiting.element().isDone())) {
            try {
                Waiting first = waiting.remove();
                bytesWaiting -= first.bytes();
                out.write(first.json());
                out.write('\n');
            } catch (InterruptedException e) {
                throw stopped();
            }
        }
    }

    private Waiting begin(long number, LineReader.Line line) throws InterruptedIOException {
        if (line.tooLong()) {
            return new Begun(number, 0, CompletableFuture.failedFuture(new Refusal(DecisionsResource.tooLarge())));
        }
        byte[] bytes = line.bytes();
        if (request.dryRun()) {
            return new Shared(number, bytes.length, shares.add(bytes));
        }
        Waiting begun = new Begun(number, bytes.length, decided(bytes));
        if (Thread.currentThread().isInterrupted()) {
            throw stopped();
        }
        return begun;
    }

    /**
     * The answers of lines that are only tried. They take each step together: the code and the data that it needs for the
     * one are in the processor's caches for the next.
     */
    private List<CompletableFuture<Deciding.Answer>> tried(List<byte[]> lines) {
        List<CompletableFuture<CancellationEvent>> read =
                each(lines.stream().map(CompletableFuture::completedFuture).toList(), this::valid);
        return each(Deciding.explains(request) ? each(read, this::explained) : inSteps(read), Deciding::answer);
    }

    private Decision explained(CancellationEvent event) {
        return deciding.tried(ruleset, event, request);
    }

    private List<CompletableFuture<Decision>> inSteps(List<CompletableFuture<CancellationEvent>> read) {
        List<CompletableFuture<DryRun<Heard>>> heard = each(read, event -> deciding.hear(ruleset, event, request));
        List<CompletableFuture<DryRun<Weighed>>> weighed = each(heard, one -> one.then(Heard::weighed));
        return each(weighed, one -> Deciding.decided(one.then(Weighed::decided)));
    }

    /** One step of all: where it fails for one, that one has failed and the others go on. */
    private static <A, B> List<CompletableFuture<B>> each(List<CompletableFuture<A>> all, Function<A, B> step) {
        return all.stream().map(one -> one.thenApply(step)).toList();
    }

    private CancellationEvent valid(byte[] line) {
        Reading reading = events.read(line, ruleset::faultOf);
        if (reading instanceof Reading.Valid valid) {
            return valid.event();
        }
        throw new Refusal(DecisionsResource.problem(reading));
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
