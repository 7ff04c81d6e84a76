package io.saveplay.outbound;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The other side: a real server of HTTP and HTTPS on the loopback address, and calls to it. */
final class Far implements AutoCloseable {
    /** The one name that its certificate is for. */
    static final String NAME = "crm.example";

    private static final String PASSWORD = "password";
    private static final Path KEYS = keys();

    final WireMockServer server;
    final Vertx vertx = Vertx.vertx();
    private final List<Outbound> opened = new ArrayList<>();

    Far() {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(KEYS.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
    }

    /** A certificate for {@link #NAME} that nobody has signed. */
    private static Path keys() {
        try {
            Path file = Files.createTempDirectory("saveplay-far").resolve("keys.p12");
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "far", "-keyalg", "EC"));
            command.addAll(List.of("-dname", "CN=" + NAME, "-ext", "san=dns:" + NAME, "-validity", "2"));
            command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()));
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new AssertionError("keytool made no keys");
            }
            return file;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    URI tls(String host, String path) {
        return URI.create("https://" + host + ":" + server.httpsPort() + path);
    }

    /** Calls that may go to this server, with time enough. */
    Outbound calls() {
        return calls(limits(Duration.ofSeconds(20)), Clock.systemUTC());
    }

    Outbound calls(Limits limits, Clock clock) {
        return calls(limits, clock, new AddressRule(Set.of("https", "http"), List.of("127.0.0.1")));
    }

    /** Calls that trust this server's certificate. */
    Outbound calls(Limits limits, Clock clock, AddressRule rule) {
        PfxOptions trusted = new PfxOptions().setPath(KEYS.toString()).setPassword(PASSWORD);
        return opened(new Outbound(vertx, limits, rule, clock, trusted));
    }

    Outbound opened(Outbound calls) {
        opened.add(calls);
        return calls;
    }

    /** Limits that no test runs into but by the time to answer. */
    static Limits limits(Duration answer) {
        Limits.Circuit never = new Limits.Circuit(1000, 1000, 100, Duration.ofHours(1), 1);
        return new Limits(Duration.ofSeconds(10), answer, 1000, Map.of("crm", 10_000.0), never);
    }

    static Request get(URI url) {
        return new Request("GET", url, Map.of(), new byte[0]);
    }

    static Request post(URI url, String body) {
        return new Request(
                "POST",
                url,
                Map.of("authorization", "Bearer opensesame", "content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        opened.forEach(Outbound::close);
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
