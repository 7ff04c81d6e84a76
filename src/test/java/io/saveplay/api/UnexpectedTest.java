package io.saveplay.api;

import static io.saveplay.api.Calls.decide;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnexpectedTest.StoppedClock.class)
final class UnexpectedTest {

    /** A service whose clock breaks once the rules are live. */
    public static final class StoppedClock implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Broken.class);
        }
    }

    @Alternative
    @Singleton
    static final class Broken {
        @Produces
        @Alternative
        @Singleton
        Clock clock() {
            return new BrokenClock();
        }
    }

    static final class BrokenClock extends Clock {
        private static volatile boolean broken;
        private static volatile String thread = "";

        static void forget() {
            thread = "";
        }

        /** The name of the thread that last asked for the time. */
        static String thread() {
            return thread;
        }

        @Override
        public Instant instant() {
            // Those of the service that look at the clock by themselves have names of their own.
            String name = Thread.currentThread().getName();
            if (name.contains("eventloop") || name.contains("executor")) {
                thread = name;
            }
            if (broken) {
                throw new IllegalStateException("words of the client");
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Kept extends Handler {
        private final CopyOnWriteArrayList<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeAll
    static void breakTheClock() {
        BrokenClock.broken = true;
    }

    @AfterAll
    static void mendTheClock() {
        BrokenClock.broken = false;
    }

    @Test
    void aFaultOfTheServiceTellsNothingOfItsInsides() {
        Kept kept = new Kept();
        Logger logger = Logger.getLogger("io.saveplay.api");
        logger.addHandler(kept);
        String answer = decide(Calls.MINIMAL)
                .then()
                .statusCode(500)
                .body("type", equalTo(type("unexpected")))
                .body("detail", equalTo("the log of the service says more"))
                .extract()
                .asString();
        logger.removeHandler(kept);

        assertThat(answer).doesNotContain("IllegalState", "java.", "words of the client");
        assertThat(kept.records).hasSize(1);
        Throwable logged = kept.records.get(0).getThrown();
        assertThat(logged).hasMessage("java.lang.IllegalStateException");
        assertThat(logged.getStackTrace()[0].getMethodName()).isEqualTo("instant");
    }

    @Test
    void inABatchTheLineSaysSo() {
        String answer = post("/v1/decisions/batch", Calls.NDJSON, Calls.MINIMAL + "\n" + Calls.MINIMAL)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer.lines().toList()).hasSize(2).allMatch(line -> line.contains(type("unexpected")));
    }
}
