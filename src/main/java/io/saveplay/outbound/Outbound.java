package io.saveplay.outbound;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls others over HTTP. A call goes to the very address that was checked; there are no redirects, no proxies, no cookies
 * and no second tries.
 */
public final class Outbound implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.saveplay.outbound");

    private final Limits limits;
    private final AddressRule rule;
    private final Clock clock;
    private final Lookup lookup;
    private final Wire wire;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** Calls that trust the certificates that the runtime trusts. */
    public Outbound(Vertx vertx, Limits limits, AddressRule addresses, Clock clock) {
        this(vertx, limits, addresses, clock, null);
    }

    Outbound(Vertx vertx, Limits limits, AddressRule addresses, Clock clock, @Nullable TrustOptions trust) {
        this.limits = limits;
        this.rule = addresses;
        this.clock = clock;
        this.lookup = new Lookup(addresses);
        this.wire = new Wire(vertx, limits, clock, trust);
    }

    /**
     * Makes a call and waits for its end, so long as {@link Limits#answer()} says at most.
     *
     * @param system the account at a CRM whose pace and failures count together, such as {@code hubspot}; there are few
     * @throws IllegalStateException in an event loop, where nobody may wait
     */
    public Outcome call(String system, Request request) {
        return call(system, limits.pace(system), false, request);
    }

    /**
     * The same at a pace of its own.
     *
     * @param perSecond calls a second to the system, at most
     * @param patient waits up to ten seconds for its turn, as whoever should who has made calls that would be in vain
     */
    public Outcome call(String system, double perSecond, boolean patient, Request request) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a call waits, which nobody may in an event loop");
        }
        Place place;
        try {
            place = rule.read(request.url());
        } catch (ForbiddenException e) {
            return logged(system, "-", Ending.forbidden(e));
        }
        Lane lane = lanes.compute(
                system,
                (name, known) ->
                        known != null && known.goes(perSecond) ? known : new Lane(name, perSecond, limits, clock));
        try {
            Optional<Outcome.Later> turned = lane.enter(patient);
            if (turned.isPresent()) {
                return logged(system, place.host(), new Ending(turned.get(), 0, false));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return logged(system, place.host(), Ending.dropped(false, place.host()));
        }
        return logged(system, place.host(), travel(lane, request, place, Deadline.in(limits.answer())));
    }

    /** Goes down a lane that was entered, and leaves it in any case. */
    private Ending travel(Lane lane, Request request, Place place, Deadline deadline) {
        long start = System.nanoTime();
        boolean counts = false;
        try {
            Ending ending = exchange(request, place, deadline);
            counts = !(ending.outcome() instanceof Outcome.Forbidden)
                    && !Thread.currentThread().isInterrupted();
            if (counts) {
                lane.leave(ending, Duration.ofNanos(System.nanoTime() - start));
            }
            return ending;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ending.dropped(false, place.host());
        } finally {
            if (!counts) {
                lane.turnBack();
            }
        }
    }

    private Ending exchange(Request request, Place place, Deadline deadline) throws InterruptedException {
        try {
            List<InetAddress> addresses = lookup.find(place, deadline, limits.connect());
            rule.check(place, addresses);
            return wire.send(request, place, addresses, deadline);
        } catch (ForbiddenException e) {
            return Ending.forbidden(e);
        } catch (UnknownHostException e) {
            return Ending.unreached("`" + place.host() + "` is not known by this name");
        } catch (TimeoutException e) {
            return Ending.unreached("the address of `" + place.host() + "` is not found in time");
        }
    }

    private static Outcome logged(String system, String host, Ending ending) {
        if (!(ending.outcome() instanceof Outcome.Answered)) {
            String status = ending.status() == 0 ? "no answer" : Integer.toString(ending.status());
            LOG.log(System.Logger.Level.DEBUG, "a call failed: {0}, `{1}`, {2}", system, host, status);
        }
        return ending.outcome();
    }

    /** Ends all calls that are under way. */
    @Override
    public void close() {
        lookup.close();
        wire.close();
    }
}
