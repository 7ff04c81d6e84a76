package io.saveplay.rulebook;

import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs in process, with few rules, the shipped ones, and many. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class DecideBenchmark {
    private static final int EVENTS = 256;
    private static final String SHIPPED = "shipped";

    /** How many rules; {@code shipped} is the rules folder as it is. */
    @Param({"10", "100", SHIPPED, "1000"})
    public String rules = SHIPPED;

    private final Decider decider = new Decider(Clock.systemUTC());
    private final List<CancellationEvent> events = new ArrayList<>();
    private Ruleset ruleset;
    private int next;

    @Setup
    public void load() {
        EventGenerator generator = new EventGenerator(1);
        IntStream.range(0, EVENTS).forEach(i -> events.add(Shipped.event(generator.next())));
        ruleset = rules.equals(SHIPPED) ? Shipped.ruleset() : Shipped.load(SizedRules.folder(Integer.parseInt(rules)));
    }

    @Benchmark
    public Decision decide() {
        return decider.decide(ruleset, event(), new Decider.Wish(false, false));
    }

    @Benchmark
    public Decision decideAndAskFirst() {
        return decider.decide(ruleset, event(), new Decider.Wish(false, true));
    }

    private CancellationEvent event() {
        next = (next + 1) % EVENTS;
        return events.get(next);
    }
}
