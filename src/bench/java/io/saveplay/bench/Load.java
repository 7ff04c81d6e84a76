package io.saveplay.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Drives a service over some connections of HTTP 1.1, on one thread, either as fast as it answers or at a constant rate.
 * At a constant rate there is a time at which each request is to be sent, and how long its answer takes counts from
 * there: what waits because the service is slow, or because no connection is free, has waited.
 */
final class Load implements AutoCloseable {
    private static final double ALLOWANCE = 0.02;

    private final Service service;
    private final EventLoopGroup loop;
    private final List<Lane> lanes = new ArrayList<>();

    Load(Service service, int connections) throws InterruptedException {
        this.service = service;
        // With epoll, timers are finer than a millisecond.
        boolean fine = Epoll.isAvailable();
        this.loop = fine ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        for (int i = 0; i < connections; i++) {
            Lane lane = new Lane();
            new Bootstrap()
                    .group(loop)
                    .channel(fine ? EpollSocketChannel.class : NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new HttpResponseDecoder(), lane);
                        }
                    })
                    .connect("127.0.0.1", service.port())
                    .sync();
            lanes.add(lane);
        }
    }

    /** Of the service that this is sent to. */
    ProcessHandle process() {
        return service.process();
    }

    /** Sends the next request on a connection as soon as the one before is answered. */
    Tally flatOut(Requests requests, Duration howLong) throws InterruptedException {
        return measure(new FlatOut(lanes, requests, howLong.toNanos()));
    }

    /** Sends so many requests a second, whether or not the service keeps up, and waits until all are answered. */
    Tally at(double perSecond, Requests requests, Duration howLong) throws InterruptedException {
        return measure(new Constant(lanes, requests, perSecond, howLong.toNanos()));
    }

    /**
     * The highest constant rate that the service keeps up with; it is not more than a fiftieth too high, and not more than
     * a fiftieth of the most too low.
     *
     * @param most a rate that it does not keep up with
     * @param each for how long a rate is tried
     */
    double sustained(double most, Requests requests, Duration each) throws InterruptedException {
        double kept = 0;
        double lost = most;
        while (lost - kept > most * ALLOWANCE) {
            double rate = (kept + lost) / 2;
            if (keepsUp(rate, requests, each)) {
                kept = rate;
            } else {
                lost = rate;
            }
        }
        return kept;
    }

    /** Whether of so many requests a second none is refused, and the last is answered at most a fiftieth of the time late. */
    boolean keepsUp(double perSecond, Requests requests, Duration howLong) throws InterruptedException {
        Tally tally = at(perSecond, requests, howLong);
        return tally.errors() == 0 && tally.seconds() <= howLong.toNanos() / 1e9 * (1 + ALLOWANCE);
    }

    private Tally measure(Run run) throws InterruptedException {
        Duration service0 = service.processorTime();
        Duration database0 = service.processorTimeOfDatabase();
        Duration load0 = Service.used(ProcessHandle.current());
        long start = System.nanoTime();
        loop.execute(() -> {
            run.lanes.forEach(lane -> lane.join(run));
            run.begin();
        });
        try {
            run.done().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run ended early", e.getCause());
        }
        Tally tally = run.tally((System.nanoTime() - start) / 1e9);
        return new Tally(
                tally.answered(),
                tally.errors(),
                tally.error(),
                tally.seconds(),
                tally.nanos(),
                micros(service0, service.processorTime()),
                micros(database0, service.processorTimeOfDatabase()),
                micros(load0, Service.used(ProcessHandle.current())));
    }

    private static double micros(Duration before, Duration after) {
        return after.minus(before).toNanos() / 1e3;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class FlatOut extends Run {
        private final long howLong;
        private long end;
        private int busy;

        FlatOut(List<Lane> lanes, Requests requests, long howLong) {
            super(lanes, requests);
            this.howLong = howLong;
        }

        @Override
        void begin() {
            end = System.nanoTime() + howLong;
            busy = lanes.size();
            lanes.forEach(lane -> send(lane, System.nanoTime()));
        }

        @Override
        void free(Lane lane) {
            long now = System.nanoTime();
            if (now < end) {
                send(lane, now);
            } else if (--busy == 0) {
                finish();
            }
        }
    }

    private final class Constant extends Run {
        private final double between;
        private final long count;
        private final Deque<Lane> idle;
        private long start;
        private long due;
        private long sent;
        private long left;

        Constant(List<Lane> lanes, Requests requests, double perSecond, long howLong) {
            super(lanes, requests);
            this.between = 1e9 / perSecond;
            this.count = Math.max(1, (long) (howLong / between));
            this.left = count;
            this.idle = new ArrayDeque<>(lanes);
        }

        @Override
        void begin() {
            start = System.nanoTime();
            tick();
        }

        private void tick() {
            due = Math.min(count, (long) ((System.nanoTime() - start) / between) + 1);
            sendWhatIsDue();
            if (due < count) {
                long wait = start + (long) (due * between) - System.nanoTime();
                var unused = loop.schedule(this::tick, Math.max(0, wait), TimeUnit.NANOSECONDS);
            }
        }

        private void sendWhatIsDue() {
            while (sent < due && !idle.isEmpty()) {
                send(idle.remove(), start + (long) (sent * between));
                sent++;
            }
        }

        @Override
        void free(Lane lane) {
            left--;
            idle.add(lane);
            sendWhatIsDue();
            if (left == 0) {
                finish();
            }
        }
    }
}
