package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Tables;
import io.saveplay.scenario.Scenario;
import io.saveplay.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code GET /v1/rules/{subject}/{case}} answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleTextPage(
        String name,
        String layer,
        String title,
        List<Tables.Guidance> guidance,
        @Nullable String owner,
        String file,
        int line,
        int endLine,
        String source,
        List<RuleScenario> scenarios) {

    record RuleScenario(String file, String name, boolean fires) {}

    static RuleTextPage of(Ruleset ruleset, RuleInfo rule) {
        List<String> source = source(ruleset, rule);
        return new RuleTextPage(
                rule.name(),
                rule.layer().folder(),
                rule.title(),
                ruleset.guidance().stream()
                        .filter(item -> rule.guidance().contains(item.id()))
                        .toList(),
                rule.owner().isBlank() ? null : rule.owner(),
                rule.file(),
                rule.line(),
                rule.line() + source.size() - 1,
                String.join("\n", source) + "\n",
                scenarios(ruleset, rule.name()));
    }

    /** From the rule's line to its `end`. */
    private static List<String> source(Ruleset ruleset, RuleInfo rule) {
        List<String> source = new ArrayList<>();
        List<String> lines = ruleset.folder()
                .files()
                .getOrDefault(rule.file(), "")
                .lines()
                .skip(rule.line() - 1L)
                .toList();
        for (String line : lines) {
            source.add(line);
            if (line.strip().equals("end")) {
                break;
            }
        }
        return source;
    }

    private static List<RuleScenario> scenarios(Ruleset ruleset, String rule) {
        // Only the files that name it are worth reading.
        Map<String, String> files = ruleset.folder().matching("", ScenarioFile.ENDING).entrySet().stream()
                .filter(file -> file.getValue().contains(rule))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return ScenarioFile.readAll(RulesFolder.of(files), new ArrayList<>()).stream()
                .flatMap(file -> file.scenarios().stream().flatMap(scenario -> of(file.file(), scenario, rule)))
                .toList();
    }

    private static Stream<RuleScenario> of(String file, Scenario scenario, String rule) {
        boolean fires =
                scenario.then().because() != null && scenario.then().because().contains(rule);
        boolean quiet =
                scenario.then().quiet() != null && scenario.then().quiet().contains(rule);
        return fires || quiet ? Stream.of(new RuleScenario(file, scenario.name(), fires)) : Stream.empty();
    }
}
