package io.saveplay.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.outbound.Outcome.Answered;
import io.saveplay.outbound.Outcome.Later;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who answers is who the URL names. */
final class TlsTest {
    private static final Far FAR = new Far();
    private static final Limits LIMITS = Far.limits(Duration.ofSeconds(20));
    private static final AddressRule RULE = new AddressRule(
            Set.of("https"),
            List.of(Far.NAME, "other.example", "127.0.0.1"),
            host -> List.of(Place.address("127.0.0.1")));

    static {
        FAR.server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    @AfterAll
    static void stop() {
        FAR.close();
    }

    private static Later nobody(String host) {
        return new Later(
                Duration.ZERO,
                false,
                "`" + host + "` has no certificate that is trusted and has this name, or speaks no TLS");
    }

    @Test
    void theCertificateMustBeForTheHostOfTheUrl() {
        Outbound calls = FAR.calls(LIMITS, Clock.systemUTC(), RULE);
        assertThat(calls.call("crm", Far.post(FAR.tls(Far.NAME, "/"), "{}"))).isInstanceOf(Answered.class);
        FAR.server.resetRequests();
        for (String host : List.of("other.example", "127.0.0.1")) {
            assertThat(calls.call("crm", Far.post(FAR.tls(host, "/"), "{}"))).isEqualTo(nobody(host));
        }
        assertThat(FAR.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void theCertificateMustBeTrusted() {
        Outbound calls = FAR.opened(new Outbound(FAR.vertx, LIMITS, RULE, Clock.systemUTC()));
        FAR.server.resetRequests();
        assertThat(calls.call("crm", Far.post(FAR.tls(Far.NAME, "/"), "{}"))).isEqualTo(nobody(Far.NAME));
        assertThat(FAR.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void whatSpeaksNoTlsGetsNothing() {
        Outbound calls = FAR.calls(LIMITS, Clock.systemUTC(), RULE);
        URI url = URI.create("https://" + Far.NAME + ":" + FAR.server.port() + "/");
        assertThat(calls.call("crm", Far.post(url, "{}"))).isEqualTo(nobody(Far.NAME));
    }
}
