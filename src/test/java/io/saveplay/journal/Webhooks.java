package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Events of webhooks for tests. */
final class Webhooks {
    static final Clock CLOCK = Clock.systemUTC();

    /** Looks seldom for what is due, and finds out soon who is gone. */
    static final QueueSettings SETTINGS = new QueueSettings(
            4,
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), 100));

    private Webhooks() {}

    /** An event that came in just now, to be worked on at once. */
    static Arrival event(String profile, String key) {
        return due(profile, key, CLOCK.instant());
    }

    static Arrival due(String profile, String key, Instant due) {
        return Arrival.of(
                profile,
                key,
                CLOCK.instant(),
                due,
                ("{\"said\":\"by " + key + " ü\"}").getBytes(StandardCharsets.UTF_8));
    }

    static List<Arrival> events(String profile, int many) {
        List<Arrival> events = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            events.add(event(profile, "k-" + i));
        }
        return events;
    }

    /** Takes one event, which is not known. */
    static UUID take(Journal journal, Arrival event) {
        assertThat(journal.inbox().take(List.of(event)).fresh()).containsExactly(event.id());
        return event.id();
    }

    static Delivery find(Journal journal, UUID id) {
        return journal.inbox().find(id).orElseThrow();
    }

    /** Waits until a delivery is as it should be. */
    static Delivery await(Journal journal, UUID id, Predicate<Delivery> so) {
        assertThat(Waiting.until(() -> so.test(find(journal, id)), Duration.ofSeconds(20)))
                .as(() -> find(journal, id).toString())
                .isTrue();
        return find(journal, id);
    }

    static Delivery awaitState(Journal journal, UUID id, Delivery.State state) {
        return await(journal, id, delivery -> delivery.state() == state);
    }
}
