package io.saveplay.rulebook;

import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        ruleset = rules.equals(SHIPPED) ? Shipped.ruleset() : Shipped.load(sized(Integer.parseInt(rules)));
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

    /**
     * A rules folder with so many rules: every n-th of the shipped ones, or all of them and copies that hold for one
     * segment each, as rules grow in practice. The rules that define reasons stay, since tables refer to them.
     */
    private static RulesFolder sized(int count) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        List<String[]> rules = new ArrayList<>();
        Shipped.read().matching("", ".drl").forEach((path, text) -> {
            String layer = path.substring(0, path.indexOf('/'));
            files.remove(path);
            String[] parts = text.split("(?m)(?=^rule \")", -1);
            for (int i = 1; i < parts.length; i++) {
                rules.add(new String[] {layer, parts[i]});
            }
        });
        files.put("phrases.csv", "phrase,reason,weight,comment\n");
        files.put("reason-codes.csv", "system,value,reason\n");
        files.put("stories.csv", "id,who,segment,industry,reason,verified,text\n");
        files.computeIfPresent("ruleset.yaml", (path, text) -> text.replaceAll("concerns: \\[.*]", "concerns: []"));
        List<String[]> chosen = new ArrayList<>();
        List<String[]> plain = rules.stream()
                .filter(rule -> count > rules.size() || (!rule[0].equals("reasons") && !rule[1].contains("likely")))
                .toList();
        for (int i = 0; i < count; i++) {
            int copy = i / plain.size();
            String[] rule = count <= plain.size()
                    ? plain.get((int) ((long) i * plain.size() / count))
                    : plain.get(i % plain.size());
            chosen.add(copy == 0 ? rule : copy(rule, copy));
        }
        for (int i = 0; i < chosen.size(); i++) {
            files.put(chosen.get(i)[0] + "/" + i + ".drl", "package " + chosen.get(i)[0] + ";\n" + chosen.get(i)[1]);
        }
        return RulesFolder.of(files);
    }

    private static String[] copy(String[] rule, int copy) {
        String text = rule[1].replaceFirst("rule \"([^\"]*)\"", "rule \"$1-" + copy + "\"")
                .replaceAll("(?m)^  @(reason|nature|topic)\\(.*\\)\\R", "")
                .replaceFirst("(?m)^when\\R", "when\n  Client( segment == \"segment-" + copy + "\" )\n");
        return new String[] {rule[0], text};
    }
}
