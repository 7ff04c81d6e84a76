package io.saveplay.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * What it costs to read an event, the short way and by way of a tree. With {@code -prof gc} ({@code
 * -Dbench.args="ParseBenchmark -prof gc"}) it tells what is allocated as well.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ParseBenchmark {
    private static final int EVENTS = 256;
    private static final EventReader.CodeCheck ANY = code -> Optional.empty();

    /** {@code ascii} for events as they are, {@code notes} for long notes with letters beyond ASCII. */
    @Param({"ascii", "notes"})
    public String kind = "ascii";

    private EventReader reader = new EventReader(Contract.load());
    private List<byte[]> events = List.of();
    private int next;

    @Setup
    public void load() {
        EventGenerator generator = new EventGenerator(1);
        events = Stream.generate(generator::next)
                .limit(EVENTS)
                .map(event -> kind.equals("notes")
                        ? event.put("notes", "It’s the price – they said. ".repeat(100))
                                .toString()
                        : event.toString())
                .map(event -> event.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Benchmark
    public Reading read() {
        return reader.read(event(), ANY);
    }

    @Benchmark
    public Reading readAndTell() {
        return reader.readAndTell(event(), ANY, Map.of());
    }

    private byte[] event() {
        next = (next + 1) % EVENTS;
        return events.get(next);
    }
}
