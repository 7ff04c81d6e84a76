package io.saveplay.bench;

import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import io.saveplay.rulebook.SizedRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a decision costs as rules become more. In process: a service takes no rules whose signals nobody sets, as the small
 * folders have them.
 */
final class RulesPart implements Part {
    private static final List<Integer> COUNTS = List.of(10, 100, 1000);

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        Map<String, InProcess> all = new LinkedHashMap<>();
        for (int count : COUNTS) {
            all.put(count + " rules", InProcess.ofEvents(Shipped.load(SizedRules.folder(count)), 1));
        }
        Ruleset shipped = Shipped.ruleset();
        all.put(
                "the shipped " + shipped.rules().size() + " rules, phrases and stories",
                InProcess.ofEvents(shipped, 1));
        Map<String, List<InProcess.Rate>> rates = new LinkedHashMap<>();
        for (InProcess one : all.values()) {
            one.run(settings.warmUp());
        }
        for (int i = 0; i < settings.rounds(); i++) {
            for (Map.Entry<String, InProcess> one : all.entrySet()) {
                rates.computeIfAbsent(one.getKey(), name -> new ArrayList<>())
                        .add(one.getValue().run(settings.round()));
            }
        }
        all.values().forEach(InProcess::close);
        return List.of(new Table(
                "growth-rules",
                "a decision in process on one thread, without questions, in turns; every second text is never the same"
                        + " twice",
                rates.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue()))
                        .toList(),
                List.of("micros")));
    }

    private static Row row(String name, List<InProcess.Rate> rates) {
        return Row.of(name)
                .with(
                        "micros",
                        Median.of(rates.stream()
                                .map(rate -> 1e6 / rate.perSecond())
                                .toList()))
                .with(
                        "allocatedKb",
                        Median.of(rates.stream()
                                .map(rate -> rate.bytesEach() / 1024)
                                .toList()));
    }
}
