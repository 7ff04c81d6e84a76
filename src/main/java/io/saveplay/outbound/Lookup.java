package io.saveplay.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks up hosts within a time, since the system itself may take minutes for it and cannot be stopped. */
final class Lookup implements AutoCloseable {
    private static final int MOST = 16;

    private final AddressRule rule;
    private final ThreadPoolExecutor threads;

    Lookup(AddressRule rule) {
        this.rule = rule;
        threads = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread made = new Thread(work, "saveplay-lookup");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * All addresses of a place.
     *
     * @throws UnknownHostException when it has none
     * @throws TimeoutException when that is not known in time
     */
    List<InetAddress> find(Place place, Deadline deadline, Duration most)
            throws UnknownHostException, TimeoutException, InterruptedException {
        if (place.address() != null) {
            return List.of(place.address());
        }
        Future<List<InetAddress>> found;
        try {
            found = threads.submit(() -> rule.resolve(place));
        } catch (RejectedExecutionException e) {
            throw new TimeoutException();
        }
        try {
            List<InetAddress> addresses = found.get(deadline.left(most), TimeUnit.NANOSECONDS);
            if (addresses.isEmpty()) {
                throw new UnknownHostException();
            }
            return addresses;
        } catch (ExecutionException e) {
            // Whatever a resolver throws, there is no address.
            throw new UnknownHostException();
        } finally {
            found.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
