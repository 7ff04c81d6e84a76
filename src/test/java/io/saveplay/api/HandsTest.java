package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A worker helps a batch for as long as a processor is free for it. */
final class HandsTest {

    @Test
    void nobodyHelpsWhileBatchesNeedAllProcessors() {
        List<Runnable> helping = new ArrayList<>();
        Hands hands = new Hands(helping::add);
        for (int i = 0; i < Hands.PROCESSORS; i++) {
            hands.begin();
        }
        hands.help(() -> false);
        assertThat(helping).isEmpty();
        hands.end();
        hands.help(() -> false);
        assertThat(helping).hasSize(1);
    }

    @Test
    void whoHelpsGoesOnUntilNothingIsLeftAndIsThenFreeAgain() {
        Hands hands = new Hands(Runnable::run);
        AtomicInteger left = new AtomicInteger();
        for (int time = 0; time < 2 * Hands.PROCESSORS; time++) {
            left.set(3);
            hands.help(() -> left.getAndDecrement() > 0);
            assertThat(left).hasValue(-1);
        }
    }

    @Test
    void whoHelpsLeavesWhenBatchesNeedTheProcessor() {
        Hands hands = new Hands(Runnable::run);
        AtomicInteger done = new AtomicInteger();
        hands.help(() -> {
            for (int i = 0; i < Hands.PROCESSORS; i++) {
                hands.begin();
            }
            return done.incrementAndGet() < 5;
        });
        assertThat(done).hasValue(1);
    }
}
