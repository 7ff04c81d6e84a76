package io.saveplay.decision;

import io.saveplay.intake.EventGenerator;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Shipped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to write a decision of the shipped rules as JSON. With {@code -prof gc} ({@code
 * -Dbench.args="SerialiseBenchmark -prof gc"}) it tells what is allocated as well.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class SerialiseBenchmark {
    private static final int DECISIONS = 64;

    private List<Decision> decisions = List.of();
    private int next;

    @Setup
    public void load() {
        Decider decider = new Decider(Clock.systemUTC());
        EventGenerator generator = new EventGenerator(1);
        decisions = Stream.generate(generator::next)
                .limit(DECISIONS)
                .map(event -> decider.decide(Shipped.ruleset(), Shipped.event(event), new Decider.Wish(false, false)))
                .toList();
    }

    @Benchmark
    public byte[] write() {
        next = (next + 1) % DECISIONS;
        return DecisionWriter.write(decisions.get(next));
    }
}
