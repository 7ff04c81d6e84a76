package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), 7);

    @Test
    void waitsLieAnywhereUpToALimitThatDoublesAndIsBounded() {
        List<Integer> limits = List.of(2, 4, 8, 16, 32, 60, 60, 60);
        for (int attempt = 1; attempt <= limits.size(); attempt++) {
            int of = attempt;
            Duration limit = Duration.ofSeconds(limits.get(attempt - 1));
            SplittableRandom random = new SplittableRandom(7);
            List<Duration> waits = new ArrayList<>(
                    Stream.generate(() -> BACKOFF.next(of, random)).limit(1000).toList());
            assertThat(waits).allMatch(wait -> !wait.isNegative() && wait.compareTo(limit) <= 0);
            assertThat(waits)
                    .anyMatch(wait -> wait.compareTo(limit.multipliedBy(9).dividedBy(10)) > 0);
            assertThat(waits).anyMatch(wait -> wait.compareTo(limit.dividedBy(10)) < 0);
        }
        assertThat(BACKOFF.next(Integer.MAX_VALUE, new SplittableRandom(1))).isLessThanOrEqualTo(BACKOFF.longest());
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertThat(BACKOFF.isLast(6)).isFalse();
        assertThat(BACKOFF.isLast(7)).isTrue();
        assertThat(BACKOFF.isLast(8)).isTrue();
    }
}
