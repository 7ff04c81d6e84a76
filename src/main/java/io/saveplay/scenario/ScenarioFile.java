package io.saveplay.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saveplay.decision.Met;
import io.saveplay.decision.Story;
import io.saveplay.drl.Problem;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios of one file.
 *
 * @param file path inside the rules folder, such as {@code plays/call-or-meet.scenarios.yaml}
 */
public record ScenarioFile(String file, List<Scenario> scenarios) {
    /** How the name of a scenario file ends. */
    public static final String ENDING = ".scenarios.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(Met.class, new MetReader()))
            .build();

    /**
     * Reads every scenario file of a rules folder.
     *
     * @param problems is given what is wrong with a file
     */
    public static List<ScenarioFile> readAll(RulesFolder folder, List<Problem> problems) {
        List<ScenarioFile> files = new ArrayList<>();
        folder.matching("", ENDING).forEach((file, text) -> {
            List<Scenario> scenarios = read(file, text, problems);
            if (scenarios != null) {
                files.add(new ScenarioFile(file, List.copyOf(scenarios)));
            }
        });
        return List.copyOf(files);
    }

    private static @Nullable List<Scenario> read(String file, String text, List<Problem> problems) {
        List<Scenario> scenarios = new ArrayList<>();
        int line = 1;
        try (JsonParser parser = YAML.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                problems.add(Problem.at(
                        file, 1, 1, "scenario", "the file is not a list of scenarios, each starting with `- name:`"));
                return null;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                line = parser.currentTokenLocation().getLineNr();
                scenarios.add(YAML.readValue(parser, Written.class).at(line));
            }
            return scenarios;
        } catch (UnrecognizedPropertyException e) {
            problems.add(at(text, line, e.getPropertyName(), Unreadable.problem(file, "scenario", e)));
        } catch (JacksonException e) {
            problems.add(Unreadable.problem(file, "scenario", e));
        } catch (IOException e) {
            problems.add(Problem.in(file, "scenario", "the file cannot be read"));
        }
        return null;
    }

    /** The reader tells of an unknown word only at the end of what holds it; here it is, in its scenario or after. */
    private static Problem at(String text, int from, String word, Problem problem) {
        Pattern key = Pattern.compile("(?:^|[\\s{,\"'])" + Pattern.quote(word) + "[\"']?\\s*:");
        List<String> lines = text.lines().toList();
        for (int line = from; line <= lines.size(); line++) {
            Matcher place = key.matcher(lines.get(line - 1));
            if (place.find()) {
                int column = lines.get(line - 1).indexOf(word, place.start()) + 1;
                return new Problem(
                        problem.file(),
                        line,
                        column,
                        problem.code(),
                        problem.severity(),
                        problem.rule(),
                        problem.message(),
                        problem.fix());
            }
        }
        return problem;
    }

    /** A scenario as it stands in its file. */
    private record Written(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) JsonNode given,
            @Nullable List<Story> stories,
            @JsonProperty(required = true) Scenario.Then then) {

        private Scenario at(int line) {
            return new Scenario(line, name, given, stories, then);
        }
    }

    /** In YAML a bare {@code NO} is a truth value, and an analyst means the word. */
    private static final class MetReader extends JsonDeserializer<Met> {
        @Override
        public Met deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String word = parser.getText();
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> Met.YES;
                case VALUE_FALSE -> Met.NO;
                default ->
                    Stream.of(Met.values())
                            .filter(met -> met.name().equals(word))
                            .findFirst()
                            .orElseThrow(
                                    () -> new JsonMappingException(parser, "a criterion is `YES`, `NO` or `UNKNOWN`"));
            };
        }
    }

    /** The scenario file that stands beside a rule's file, whether it is there or not. */
    public static String beside(RuleInfo rule) {
        return rule.file().replace(".drl", ENDING);
    }

    /** The rule file that it stands beside. */
    public String ruleFile() {
        return file.substring(0, file.length() - ENDING.length()) + ".drl";
    }
}
