package io.saveplay.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a batch, some of them a share, and each share decided by who comes to it first: a worker who helps, or the
 * thread of the batch rather than wait. All but {@link #decideNext} is for the thread of the batch.
 */
final class Shares {
    /** How many lines one thread decides in a row, so that handing them over costs little. */
    static final int LINES = 16;

    private static final int BYTES = 1 << 16;

    /** So much memory for answers is used again, which is enough for those of {@link #LINES} that are not explained. */
    private static final int MOST_KEPT = 1 << 18;

    private final BiConsumer<List<Line>, Answers> decide;
    private final Hands hands;
    private final Queue<Share> left = new ConcurrentLinkedQueue<>();
    private final Deque<Answers> unused = new ArrayDeque<>();
    private @Nullable Share next;
    private boolean atWork;

    /**
     * Of no line yet.
     *
     * @param decide writes the answers of some lines, each with a line feed, in their order
     */
    Shares(BiConsumer<List<Line>, Answers> decide, Hands hands) {
        this.decide = decide;
        this.hands = hands;
    }

    /**
     * A line.
     *
     * @param number which one it is of the batch, from 1
     */
    record Line(long number, LineReader.Line content) {}

    /** What was answered to some lines. */
    static final class Answers extends ByteArrayOutputStream {
        /** Takes back what was written after so many bytes. */
        void cut(int size) {
            count = size;
        }
    }

    /** Lines that one thread decides in a row; to be handed out before somebody waits for them. */
    final class Share implements Waiting {
        private final List<Line> lines = new ArrayList<>(LINES);
        private final Answers answers = Objects.requireNonNullElseGet(unused.poll(), Answers::new);
        private final FutureTask<Answers> once = new FutureTask<>(() -> decide.accept(lines, answers), answers);
        private int bytes;

        @Override
        public boolean isDone() {
            return once.isDone();
        }

        @Override
        public int lines() {
            return lines.size();
        }

        @Override
        public int bytes() {
            return bytes;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException, InterruptedException {
            while (!isDone() && decideNext()) {
                // Until this one is decided, or others are at it.
            }
            try {
                once.get().writeTo(out);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a share of a batch could not be decided", e.getCause());
            }
            if (answers.size() <= MOST_KEPT) {
                answers.reset();
                unused.add(answers);
            }
        }
    }

    /** Says whether the thread of the batch is at work, or waits for lines or has no more. */
    void atWork(boolean is) {
        if (is && !atWork) {
            hands.begin();
        } else if (!is && atWork) {
            hands.end();
        }
        atWork = is;
    }

    /**
     * Adds a line, which others may decide as soon as enough are there.
     *
     * @return its share, where it is the first one of it
     */
    Optional<Share> add(long number, LineReader.Line line) {
        Share begun = next;
        Share share = begun == null ? new Share() : begun;
        share.lines.add(new Line(number, line));
        share.bytes += line.bytes().length;
        next = share;
        if (share.lines.size() == LINES || share.bytes >= BYTES) {
            handOut();
        }
        return begun == null ? Optional.of(share) : Optional.empty();
    }

    /** Has the lines decided that were added so far. */
    void handOut() {
        if (next == null) {
            return;
        }
        // A single share is soon decided by the thread of the batch.
        boolean helps = !left.isEmpty();
        left.add(next);
        next = null;
        if (helps) {
            hands.help(this::decideNext);
        }
    }

    private boolean decideNext() {
        Share share = left.poll();
        if (share == null) {
            return false;
        }
        share.once.run();
        return true;
    }
}
