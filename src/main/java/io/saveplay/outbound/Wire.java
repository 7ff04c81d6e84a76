package io.saveplay.outbound;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends requests to addresses that were checked, and to no others. */
final class Wire implements AutoCloseable {
    /** Not all of a host with many addresses that do not answer. */
    private static final int MOST_ADDRESSES = 3;

    private static final int CONNECTIONS = 32;
    private static final int LONGEST_HEAD = 1 << 15;

    /** Shorter than the 5 s after which many servers hang up, so that a call seldom meets one that does just then. */
    private static final int KEEP_SECONDS = 3;

    private static final Duration CLOSING = Duration.ofSeconds(5);

    /** Whoever waits is told in another way; without it, each cut connection is an error in the log. */
    private static final Handler<Throwable> QUIET = failure -> {};

    private final Limits limits;
    private final Clock clock;
    private final HttpClient client;

    /** One of our own: that of a caller may be the very thread that waits for the answer. */
    private final ContextInternal loop;

    /** A wire that trusts whom the runtime trusts, or those others. */
    Wire(Vertx vertx, Limits limits, Clock clock, @Nullable TrustOptions trust) {
        this.limits = limits;
        this.clock = clock;
        int connect = Math.toIntExact(limits.connect().toMillis());
        HttpClientOptions options = new HttpClientOptions()
                .setVerifyHost(true)
                .setConnectTimeout(connect)
                .setSslHandshakeTimeout(connect)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(KEEP_SECONDS)
                .setMaxInitialLineLength(LONGEST_HEAD)
                .setMaxHeaderSize(LONGEST_HEAD);
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        client = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .withConnectHandler(made -> made.exceptionHandler(QUIET))
                .build();
        loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Sends a request to the first of some addresses that can be connected to, and waits for the answer. */
    Ending send(Request request, Place place, List<InetAddress> addresses, Deadline deadline)
            throws InterruptedException {
        Ending ending = Ending.unreached("`" + place.host() + "` has no address");
        for (InetAddress address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
            CompletableFuture<HttpClientRequest> connected = connect(request, place, address);
            try {
                HttpClientRequest line = connected.get(deadline.left(limits.connect()), TimeUnit.NANOSECONDS);
                return ask(line, request, place, deadline);
            } catch (ExecutionException e) {
                ending = Ending.unreached("`" + place.host() + "` " + reason(e.getCause()));
            } catch (TimeoutException e) {
                ending = Ending.unreached("`" + place.host() + "` cannot be connected to in time");
            } finally {
                // What is connected only now is of no use to anybody.
                if (!connected.isDone() && !connected.cancel(false) && !connected.isCompletedExceptionally()) {
                    connected.join().reset();
                }
            }
        }
        return ending;
    }

    private CompletableFuture<HttpClientRequest> connect(Request request, Place place, InetAddress address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setServer(server(address, place.port()))
                .setHost(place.host())
                .setPort(place.port())
                .setSsl(place.tls())
                .setURI(target(request.url()))
                .setFollowRedirects(false)
                .setConnectTimeout(limits.connect().toMillis());
        request.headers().forEach(options::addHeader);
        CompletableFuture<HttpClientRequest> connected = new CompletableFuture<>();
        loop.runOnContext(go -> {
            try {
                client.request(options)
                        .onSuccess(line -> {
                            line.exceptionHandler(QUIET);
                            if (!connected.complete(line)) {
                                line.reset();
                            }
                        })
                        .onFailure(connected::completeExceptionally);
            } catch (RuntimeException e) {
                connected.completeExceptionally(e);
            }
        });
        return connected;
    }

    private Ending ask(HttpClientRequest line, Request request, Place place, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            // A connection that was open already is there without a wait in which that would have been noticed.
            loop.runOnContext(go -> line.reset());
            return Ending.dropped(false, place.host());
        }
        Reading reading = new Reading(line, place.host(), limits.mostBytes(), clock);
        loop.runOnContext(go -> reading.start(Buffer.buffer(request.body())));
        try {
            return reading.ending().get(deadline.left(limits.answer()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Ending.unanswered("`" + place.host() + "` did not answer within "
                    + limits.answer().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ending.dropped(true, place.host());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call ended in no way that is foreseen", e);
        } finally {
            if (!reading.ending().isDone()) {
                loop.runOnContext(go -> line.reset());
            }
        }
    }

    /** Without the name, so that nobody looks it up once more. */
    private static SocketAddress server(InetAddress address, int port) {
        try {
            return SocketAddress.inetSocketAddress(
                    new InetSocketAddress(InetAddress.getByAddress(address.getAddress()), port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the bytes of an address are an address", e);
        }
    }

    private static String target(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof SSLException) {
            return "has no certificate that is trusted and has this name, or speaks no TLS";
        }
        if (failure instanceof ConnectException
                && !failure.getClass().getSimpleName().contains("Timeout")) {
            return "refuses connections";
        }
        return "cannot be connected to";
    }

    @Override
    public void close() {
        try {
            client.close().toCompletionStage().toCompletableFuture().get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // What is left of it ends with the process.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
