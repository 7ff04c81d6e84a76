package io.saveplay.rulebook;

import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import io.saveplay.intake.EventGenerator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** What the shipped rules cost by themselves, and what ranking costs, on events that say little and events that say much. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class EvaluateBenchmark {
    private static final int GENERATED = 1024;
    private static final int EVENTS = 64;

    /** Those of a thousand events that say least, or most. */
    @Param({"few", "many"})
    public String facts = "few";

    private final List<Case> cases = new ArrayList<>();
    private Ruleset ruleset;
    private int next;

    private record Case(CancellationEvent event, List<Object> facts, Conclusions conclusions) {}

    @Setup
    public void load() {
        ruleset = Shipped.ruleset();
        EventGenerator generator = new EventGenerator(1);
        Comparator<String> least = Comparator.comparing(String::length);
        Stream.generate(() -> generator.next())
                .limit(GENERATED)
                .sorted(Comparator.comparing(Object::toString, facts.equals("few") ? least : least.reversed()))
                .limit(EVENTS)
                .map(Shipped::event)
                .forEach(event -> {
                    CancellationEvent canonical = ruleset.mentions().canonical(event);
                    List<Object> of = Facts.of(
                            canonical,
                            ruleset.mentions()
                                    .read(event, ruleset.mentions().words(event).mentions()),
                            ruleset.settings().zone());
                    cases.add(new Case(
                            event,
                            of,
                            Evaluation.of(ruleset, event.client(), of, null).conclusions()));
                });
    }

    @Benchmark
    public Conclusions evaluate() {
        Case one = next();
        return Evaluation.of(ruleset, one.event().client(), one.facts(), null).conclusions();
    }

    @Benchmark
    public Ranking rank() {
        Case one = next();
        return Ranking.of(
                ruleset.playbook(), one.conclusions(), one.event().client().segment(), Recall.NOTHING);
    }

    private Case next() {
        next = (next + 1) % cases.size();
        return cases.get(next);
    }
}
