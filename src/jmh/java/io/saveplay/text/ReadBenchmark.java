package io.saveplay.text;

import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.RulesetLoader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

/** What it costs to read a text that was not read before, by the shipped phrases alone and by meaning as well. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ReadBenchmark {
    private static final String[] SAID = {
        "Thanks for the time you took with us last week",
        "We liked the demo and so did the people in the warehouse",
        "After the call about the price they went rather quiet",
        "My partner thinks that it is not worth it to us",
        "Another firm offered about the same for a third less",
    };

    /** {@code off} for phrases alone, {@code on} for meaning as well. */
    @Param({"off", "on"})
    public String meaning = "off";

    /** How long the text is. */
    @Param({"1", "10"})
    public int sentences = 1;

    private TextReader reader = Texts.NOTHING_FOUND;
    private String text = "";

    @Setup
    public void load() throws RejectedException {
        reader = RulesetLoader.load(RulesFolder.read(Path.of("rules")), MeaningModel.chosen(meaning))
                .mentions()
                .texts();
        text = IntStream.range(0, sentences)
                .mapToObj(i -> SAID[(SAID.length - 1 + i) % SAID.length])
                .collect(Collectors.joining(". "));
    }

    @Benchmark
    public Reading read() {
        return reader.readAnew(text);
    }
}
