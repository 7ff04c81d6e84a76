package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PiecesTest {
    private static final long HOUR = 3_600_000;

    /** Whether a decision is counted in a piece: those of whole hours only as far as they are counted. */
    private static int times(Pieces pieces, UUID counted, long millis) {
        UUID id = new UUID((millis << 16) | 0x7abcL, 0x8123456789abcdefL);
        Instant hour = Instant.ofEpochMilli(millis / HOUR * HOUR);
        boolean tallied = Pieces.compare(id, counted) < 0
                && !hour.isBefore(pieces.firstHour())
                && hour.isBefore(pieces.endHour());
        return (tallied ? 1 : 0) + in(id, pieces.head(), pieces.headEnd()) + in(id, pieces.tail(), pieces.tailEnd());
    }

    private static int in(UUID id, UUID first, UUID end) {
        return Pieces.compare(id, first) >= 0 && Pieces.compare(id, end) < 0 ? 1 : 0;
    }

    @Test
    void everyDecisionOfARangeIsCountedOnceAndNoOtherIs() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            long from = moment(random);
            long to = from + (random.nextInt(3) == 0 ? random.nextInt(5_000) : Math.max(0, moment(random) - from));
            long upTo = moment(random);
            UUID counted = random.nextBoolean()
                    ? DecisionFilter.lowestIdAt(Instant.ofEpochMilli(upTo))
                    : new UUID((upTo << 16) | 0x7abdL, 0);
            Period period = new Period(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
            long at = random.nextInt(4) == 0 ? (random.nextBoolean() ? from : to) - random.nextInt(2) : moment(random);
            Pieces pieces = Pieces.of(period, counted);
            assertThat(times(pieces, counted, at))
                    .as("%s of %s, counted up to %s", at, period, counted)
                    .isEqualTo(at >= from && at < to ? 1 : 0);
        }
    }

    /** Within ten hours, often at the very beginning of one. */
    private static long moment(Random random) {
        return 1_700_002_800_000L
                + random.nextInt(10) * HOUR
                + (random.nextInt(3) == 0 ? 0 : random.nextInt((int) HOUR));
    }

    @Test
    void idsOfAnyTimeAreInTheOrderOfTheDatabase() {
        assertThat(Pieces.compare(new UUID(-1, 0), new UUID(1, 0))).isPositive();
        assertThat(Pieces.compare(new UUID(1, -1), new UUID(1, 1))).isPositive();
        assertThat(Pieces.compare(new UUID(1, 1), new UUID(1, 1))).isZero();
    }
}
