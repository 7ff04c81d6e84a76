package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** What it costs to take up a change of the shipped rules, without the scenarios, and what the guard alone costs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class LoadBenchmark {
    private RulesFolder folder = RulesFolder.of(Map.of());

    @Setup
    public void read() {
        folder = Shipped.read();
    }

    /** All of it: files to a ruleset that decides. */
    @Benchmark
    public Ruleset load() {
        return Shipped.load(folder);
    }

    /** Rules read, and held to what they may say. */
    @Benchmark
    public List<Problem> guard() {
        List<Problem> problems = new ArrayList<>();
        folder.matching("", ".drl").forEach(new RuleReader(problems)::read);
        return problems;
    }
}
