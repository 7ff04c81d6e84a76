package io.saveplay.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.journal.MovableClock;
import io.saveplay.outbound.Outcome.Answered;
import io.saveplay.outbound.Outcome.Later;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A system is not called too often, nor while it is down. */
final class SharingTest {
    private static final Far FAR = new Far();
    private static final Limits.Circuit TOUCHY = new Limits.Circuit(4, 4, 50, Duration.ofMinutes(1), 1);
    private static final Later LEFT_ALONE = new Later(
            Duration.ofMinutes(1), false, "`crm` is left alone for a while, since most of the last calls to it failed");

    @AfterAll
    static void stop() {
        FAR.close();
    }

    @BeforeEach
    void forget() {
        FAR.server.resetAll();
    }

    private static Limits limits(Map<String, Double> perSecond) {
        return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 1000, perSecond, TOUCHY);
    }

    private static void answers(int status) {
        FAR.server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private static int arrived() {
        return FAR.server.getAllServeEvents().size();
    }

    @Test
    void whatComesTooEarlyIsNotSent() {
        answers(200);
        Outbound calls = FAR.calls(limits(Map.of("crm", 2.0)), Clock.systemUTC());
        calls.call("warm", Far.get(FAR.url("/")));
        FAR.server.resetRequests();

        List<Later> early = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            if (calls.call("crm", Far.get(FAR.url("/"))) instanceof Later later) {
                early.add(later);
            }
        }
        assertThat(early).hasSizeGreaterThan(5).hasSize(10 - arrived());
        assertThat(early).allSatisfy(later -> {
            assertThat(later.after()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
            assertThat(later.maybeDone()).isFalse();
            assertThat(later.why()).isEqualTo("`crm` is called as often as it may be for the moment");
        });
        // They do not all come back at the same moment.
        assertThat(early.get(4).after()).isGreaterThan(early.get(0).after().plusSeconds(1));
        assertThat(calls.call("other", Far.get(FAR.url("/")))).isInstanceOf(Answered.class);
    }

    @Test
    void aPaceMayBeSlowerThanOneASecond() {
        answers(200);
        Outbound calls = FAR.calls(limits(Map.of("crm", 0.002)), Clock.systemUTC());
        assertThat(calls.call("crm", Far.get(FAR.url("/")))).isInstanceOf(Answered.class);
        assertThat(calls.call("crm", Far.get(FAR.url("/")))).isInstanceOf(Later.class);
        assertThat(arrived()).isOne();
    }

    @Test
    void aSystemThatIsDownIsLeftAloneUntilItIsBack() {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-03T10:00:00Z"));
        Outbound calls = FAR.calls(limits(Map.of("crm", 1000.0)), clock);
        answers(503);
        for (int call = 0; call < 4; call++) {
            assertThat(((Later) calls.call("crm", Far.get(FAR.url("/")))).maybeDone())
                    .isTrue();
        }
        assertThat(calls.call("crm", Far.get(FAR.url("/")))).isEqualTo(LEFT_ALONE);
        assertThat(arrived()).isEqualTo(4);
        answers(200);
        assertThat(calls.call("other", Far.get(FAR.url("/")))).isInstanceOf(Answered.class);

        clock.move(Duration.ofSeconds(45));
        assertThat(((Later) calls.call("crm", Far.get(FAR.url("/")))).after()).isEqualTo(Duration.ofSeconds(15));
        assertThat(arrived()).isEqualTo(5);

        clock.move(Duration.ofSeconds(16));
        for (int call = 0; call < 5; call++) {
            assertThat(calls.call("crm", Far.get(FAR.url("/")))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void aSystemThatIsStillDownIsLeftAloneAgain() {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-03T10:00:00Z"));
        Outbound calls = FAR.calls(limits(Map.of("crm", 1000.0)), clock);
        answers(500);
        for (int call = 0; call < 4; call++) {
            calls.call("crm", Far.get(FAR.url("/")));
        }
        clock.move(Duration.ofSeconds(61));
        assertThat(((Later) calls.call("crm", Far.get(FAR.url("/")))).maybeDone())
                .isTrue();
        assertThat(calls.call("crm", Far.get(FAR.url("/")))).isEqualTo(LEFT_ALONE);
        assertThat(arrived()).isEqualTo(5);
    }

    @Test
    void aSystemThatRefusesIsNotDown() {
        Outbound calls = FAR.calls(limits(Map.of("crm", 1000.0)), Clock.systemUTC());
        for (int status : List.of(404, 401, 409, 429, 408, 422, 301)) {
            answers(status);
            calls.call("crm", Far.get(FAR.url("/")));
        }
        assertThat(arrived()).isEqualTo(7);
        answers(200);
        assertThat(calls.call("crm", Far.get(FAR.url("/")))).isInstanceOf(Answered.class);
    }

    @Test
    void whatIsNotSentIsNoTrialOfASystemThatWasDown() {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-03T10:00:00Z"));
        Outbound calls = FAR.calls(limits(Map.of("crm", 1000.0)), clock);
        answers(500);
        for (int call = 0; call < 4; call++) {
            calls.call("crm", Far.get(FAR.url("/")));
        }
        clock.move(Duration.ofSeconds(61));
        answers(200);
        for (int call = 0; call < 3; call++) {
            assertThat(calls.call("crm", Far.get(FAR.tls("127.0.0.2", "/")))).isInstanceOf(Outcome.Forbidden.class);
            Thread.currentThread().interrupt();
            Outcome givenUp = calls.call("crm", Far.get(FAR.url("/")));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(givenUp)
                    .isEqualTo(new Later(Duration.ZERO, false, "the call of `127.0.0.1` was given up on our side"));
        }
        assertThat(calls.call("crm", Far.get(FAR.url("/")))).isInstanceOf(Answered.class);
    }
}
