package io.saveplay.api;

import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private int linesWaiting;
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

    /** A line whose answer may wait for the disk. */
    private record Begun(long line, int bytes, CompletableFuture<Deciding.Answer> answer) implements Waiting {
        @Override
        public boolean isDone() {
            return answer.isDone();
        }

        @Override
        public int lines() {
            return 1;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException, InterruptedException {
            out.write(json());
            out.write('\n');
        }

        private byte[] json() throws InterruptedException {
            try {
                return Deciding.await(answer).json();
            } catch (RuntimeException e) {
                return failed(line, e);
            }
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
                    begin(number, line.get());
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
        while (linesWaiting > left
                || bytesWaiting > MOST_BYTES_WAITING
                || (!waiting.isEmpty() && waiting.element().isDone())) {
            try {
                Waiting first = waiting.remove();
                linesWaiting -= first.lines();
                bytesWaiting -= first.bytes();
                first.writeTo(out);
            } catch (InterruptedException e) {
                throw stopped();
            }
        }
    }

    private void begin(long number, LineReader.Line line) throws InterruptedIOException {
        if (request.dryRun()) {
            shares.add(number, line).ifPresent(waiting::add);
        } else {
            waiting.add(new Begun(number, line.bytes().length, decided(line)));
            if (Thread.currentThread().isInterrupted()) {
                throw stopped();
            }
        }
        linesWaiting++;
        bytesWaiting += line.bytes().length;
    }

    /**
     * Answers lines that are only tried. They take each step together: the code and the data that it needs for the one are
     * in the processor's caches for the next.
     */
    private void tried(List<Shares.Line> lines, Shares.Answers out) {
        List<CompletableFuture<CancellationEvent>> read = each(
                lines.stream()
                        .map(line -> CompletableFuture.completedFuture(line.content()))
                        .toList(),
                this::valid);
        List<CompletableFuture<Decision>> made =
                Deciding.explains(request) ? each(read, this::explained) : inSteps(read);
        for (int i = 0; i < lines.size(); i++) {
            int before = out.size();
            try {
                made.get(i)
                        .thenAccept(decision -> DecisionWriter.write(decision, out))
                        .join();
            } catch (CompletionException e) {
                out.cut(before);
                out.writeBytes(failed(lines.get(i).number(), Objects.requireNonNullElse(e.getCause(), e)));
            }
            out.write('\n');
        }
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

    private CancellationEvent valid(LineReader.Line line) {
        Reading reading = read(line, ruleset::faultOf);
        if (reading instanceof Reading.Valid valid) {
            return valid.event();
        }
        throw new Refusal(DecisionsResource.problem(reading));
    }

    private Reading read(LineReader.Line line, EventReader.CodeCheck codes) {
        if (line.tooLong()) {
            throw new Refusal(DecisionsResource.tooLarge());
        }
        return events.read(line.bytes(), codes);
    }

    private CompletableFuture<Deciding.Answer> decided(LineReader.Line line) {
        try {
            return decide(line);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Deciding.Answer> decide(LineReader.Line line) throws InterruptedException {
        Reading reading = read(line, ruleset::faultOf);
        if (reading instanceof Reading.Valid valid) {
            return deciding.decide(ruleset, valid.event(), request);
        }
        if (read(line, code -> Optional.empty()) instanceof Reading.Valid valid) {
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

    /** The answer to a line that could not be decided: the status is long sent, and the next line may be fine. */
    private static byte[] failed(long line, Throwable failure) {
        return Json.write(new BatchError(
                line, failure instanceof Refusal refusal ? refusal.problem() : ProblemMappers.of(failure)));
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
