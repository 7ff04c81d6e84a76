package io.saveplay.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * The lines of a batch, some of them a share, and each share decided by who comes to it first: a worker who helps, or the
 * thread of the batch rather than wait. All but {@link #decideNext} is for the thread of the batch.
 */
final class Shares {
    /** How many lines one thread decides in a row, so that handing them over costs little. */
    static final int LINES = 16;

    private static final int BYTES = 1 << 16;

    private final Function<List<byte[]>, List<CompletableFuture<Deciding.Answer>>> decide;
    private final Hands hands;
    private final Queue<Share> left = new ConcurrentLinkedQueue<>();
    private Share next = new Share();
    private boolean atWork;

    /**
     * Of no line yet.
     *
     * @param decide gives the answers of some lines, in their order
     */
    Shares(Function<List<byte[]>, List<CompletableFuture<Deciding.Answer>>> decide, Hands hands) {
        this.decide = decide;
        this.hands = hands;
    }

    private final class Share {
        private final List<byte[]> lines = new ArrayList<>(LINES);
        private final FutureTask<List<CompletableFuture<Deciding.Answer>>> once =
                new FutureTask<>(() -> decide.apply(lines));
        private int bytes;
    }

    /** A line among those of its share. */
    final class Line {
        private final Share share;
        private final int place;

        private Line(Share share, int place) {
            this.share = share;
            this.place = place;
        }

        boolean isDone() {
            return share.once.isDone();
        }

        /** What the line came to; the share of the line has to be handed out. */
        CompletableFuture<Deciding.Answer> answer() throws InterruptedException {
            while (!isDone() && decideNext()) {
                // Until this one is decided, or others are at it.
            }
            try {
                return share.once.get().get(place);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a share of a batch could not be decided", e.getCause());
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

    /** Adds a line, which others may decide as soon as enough are there. */
    Line add(byte[] line) {
        Share share = next;
        share.lines.add(line);
        share.bytes += line.length;
        Line added = new Line(share, share.lines.size() - 1);
        if (share.lines.size() == LINES || share.bytes >= BYTES) {
            handOut();
        }
        return added;
    }

    /** Has the lines decided that were added so far. */
    void handOut() {
        if (next.lines.isEmpty()) {
            return;
        }
        // A single share is soon decided by the thread of the batch.
        boolean helps = !left.isEmpty();
        left.add(next);
        next = new Share();
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
