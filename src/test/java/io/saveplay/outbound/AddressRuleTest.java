package io.saveplay.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saveplay.outbound.Outcome.Answered;
import io.saveplay.outbound.Outcome.Forbidden;
import io.saveplay.outbound.Outcome.Later;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets a call of ours to where it must not go. */
final class AddressRuleTest {
    private static final Far FAR = new Far();
    private static final Limits LIMITS = Far.limits(Duration.ofSeconds(20));
    private static final Set<String> BOTH = Set.of("https", "http");

    /** A name `a.and.b.at.example` is at the addresses `a` and `b`, with a hyphen for each colon. */
    private static final Resolver NAMES = host -> {
        if (!host.endsWith(".at.example")) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : host.replace(".at.example", "").split("\\.and\\.", -1)) {
            addresses.add(Place.address(address.contains("-") ? address.replace('-', ':') : address));
        }
        return addresses;
    };

    private static final Outbound STRICT = calls(new AddressRule(BOTH, List.of(), NAMES));

    @AfterAll
    static void stop() {
        FAR.close();
    }

    private static Outbound calls(AddressRule rule) {
        return FAR.calls(LIMITS, Clock.systemUTC(), rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "hostile-urls.csv", delimiter = '|', maxCharsPerColumn = 1000)
    void aHostileUrlIsForbiddenAndToldWhy(String url, String why) {
        Outcome outcome = STRICT.call("crm", Far.get(URI.create(url)));
        assertThat(outcome).isInstanceOf(Forbidden.class);
        assertThat(((Forbidden) outcome).why()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://8.8.8.8/",
                "https://8.8.8.8:8443/x?y",
                "HTTPS://1.1.1.1.AT.example/",
                "https://172.15.0.1.at.example/",
                "https://172.32.0.1.at.example/",
                "https://100.63.0.1.and.11.0.0.1.at.example/",
                "https://[2606:4700::1]/",
                "https://2606-4700--1.at.example/",
                "https://[64:ff9b::808:808]/",
                "https://xn--mller-kva.example:65535/",
            })
    void aPublicUrlIsAllowed(String url) throws Exception {
        Resolver names = host -> host.startsWith("xn--") || host.startsWith("2606")
                ? List.of(Place.address("2606:4700::1"))
                : NAMES.resolve(host);
        AddressRule rule = new AddressRule(Set.of("https"), List.of(), names);
        assertThat(rule.objection(URI.create(url))).isEmpty();
        Place place = rule.read(URI.create(url));
        rule.check(place, rule.resolve(place));
    }

    @Test
    void whatIsWrongIsKnownBeforeACall() {
        AddressRule rule = new AddressRule(BOTH, List.of(), host -> {
            throw new AssertionError("nothing is looked up for it");
        });
        assertThat(rule.objection(URI.create("https://169.254.169.254/latest/meta-data")))
                .contains("`169.254.169.254` is at a link-local address, which is not allowed");
        assertThat(rule.objection(URI.create("http://crm.example/")))
                .contains("`crm.example` may be called by https only, since it is not among the hosts that are allowed"
                        + " by name");
        assertThat(rule.objection(URI.create("https://crm.example/"))).isEmpty();
    }

    @Test
    void aNamedHostMayBePrivateButNotWhereCloudsKeepKeys() throws Exception {
        AddressRule rule = new AddressRule(BOTH, List.of("CRM.example", "port.example:8443", "169.254.0.1"));
        Place named = rule.read(URI.create("http://crm.example/"));
        for (String address : List.of("127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd12::1", "100.64.0.1")) {
            rule.check(named, List.of(Place.address(address)));
        }
        for (String address : List.of("169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "fd00:ec2::254")) {
            assertThatThrownBy(() -> rule.check(named, List.of(Place.address(address))))
                    .isInstanceOf(ForbiddenException.class);
        }
        assertThat(rule.objection(URI.create("http://port.example:8443/"))).isEmpty();
        assertThat(rule.objection(URI.create("http://port.example/"))).isPresent();
        assertThat(rule.objection(URI.create("http://sub.crm.example/"))).isPresent();
        assertThat(rule.objection(URI.create("http://169.254.0.1/"))).isPresent();
    }

    @Test
    void aRangeOfAddressesMayBeAllowed() {
        AddressRule rule = new AddressRule(BOTH, List.of("10.1.0.0/16", "fd12::/16", "169.254.7.7/32"));
        for (String host : List.of("10.1.255.255", "[fd12:1::1]", "169.254.7.7", "[64:ff9b::10.1.0.1]")) {
            assertThat(rule.objection(URI.create("https://" + host + "/")))
                    .as(host)
                    .isEmpty();
        }
        for (String host : List.of("10.2.0.0", "10.0.255.255", "[fd13::1]", "169.254.7.8")) {
            assertThat(rule.objection(URI.create("https://" + host + "/")))
                    .as(host)
                    .isPresent();
        }
        // Not by name.
        assertThat(rule.objection(URI.create("http://10.1.0.1/"))).isPresent();
    }

    @Test
    void httpMayBeForbiddenToAll() {
        AddressRule rule = new AddressRule(Set.of("https"), List.of("crm.example"));
        assertThat(rule.objection(URI.create("http://crm.example/")))
                .contains("`crm.example` may be called by https only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/", "/8", "crm.example/8", "*.example", "a b", "::1", "host:0"})
    void anEntryThatAllowsNothingIsRefused(String entry) {
        assertThatThrownBy(() -> new AddressRule(BOTH, List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`" + entry + "` is no ");
    }

    @Test
    void aNameThatMovesAfterItWasCheckedLeadsToWhereItWasChecked() throws Exception {
        FAR.server.resetAll();
        FAR.server.stubFor(any(anyUrl()).willReturn(aResponse()));
        InetAddress checked = Place.address("127.0.0.1");
        InetAddress keys = Place.address("169.254.169.254");
        Moving moving = new Moving(checked, keys);
        Outbound calls = calls(new AddressRule(BOTH, List.of("127.0.0.1/32"), moving));
        Request request = Far.get(FAR.tls(Far.NAME, "/"));

        assertThat(calls.call("crm", request)).isInstanceOf(Answered.class);
        assertThat(moving.asked).containsExactly(Far.NAME);
        assertThat(calls.call("crm", request)).isInstanceOf(Forbidden.class);
        assertThat(FAR.server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aPublicNameThatMovesHomeDoesNotReachHome() throws Exception {
        FAR.server.resetAll();
        // Of the public range, but given to nobody, so that there is no way to it.
        InetAddress nowhere = Place.address("2d00::1");
        Moving moving = new Moving(nowhere, Place.address("127.0.0.1"));
        Limits brief = new Limits(Duration.ofMillis(300), Duration.ofMillis(300), 1000, Map.of());
        Outbound calls = FAR.calls(brief, Clock.systemUTC(), new AddressRule(BOTH, List.of(), moving));
        Request request = Far.get(FAR.tls(Far.NAME, "/"));

        assertThat(((Later) calls.call("crm", request)).maybeDone()).isFalse();
        assertThat(moving.asked).containsExactly(Far.NAME);
        assertThat(calls.call("crm", request)).isInstanceOf(Forbidden.class);
        assertThat(FAR.server.getAllServeEvents()).isEmpty();
    }

    /** Another address each time. */
    private static final class Moving implements Resolver {
        private final List<InetAddress> addresses;
        private final List<String> asked = new ArrayList<>();

        Moving(InetAddress... addresses) {
            this.addresses = Arrays.asList(addresses);
        }

        @Override
        public List<InetAddress> resolve(String host) {
            asked.add(host);
            return List.of(addresses.get(asked.size() - 1));
        }
    }
}
