package io.saveplay.bench.peers;

import java.lang.management.ManagementFactory;

/** A peer in this virtual machine. */
abstract class InProcess implements Peer {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BETWEEN_LOOKS = 16;

    private final String name;
    private final String does;
    private final int events;
    private int next;
    private int sink;

    InProcess(String name, String does, int events) {
        this.name = name;
        this.does = does;
        this.events = events;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String does() {
        return does;
    }

    /** Decides an event by its number. */
    abstract Object decide(int event);

    @Override
    public final Round round(int millis) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long end = start + millis * 1_000_000L;
        long decided = 0;
        do {
            for (int i = 0; i < BETWEEN_LOOKS; i++) {
                next = next + 1 == events ? 0 : next + 1;
                // The answer is used, so that no compiler can leave its making out.
                sink += System.identityHashCode(decide(next)) & 1;
            }
            decided += BETWEEN_LOOKS;
        } while (System.nanoTime() < end);
        double micros = (System.nanoTime() - start) / 1000.0 / decided;
        double busy = (THREADS.getCurrentThreadCpuTime() - cpu) / 1000.0 / decided;
        return new Round(micros, busy, (THREADS.getCurrentThreadAllocatedBytes() - before) / decided);
    }

    /** Something that depends on all answers. */
    final int sink() {
        return sink;
    }
}
