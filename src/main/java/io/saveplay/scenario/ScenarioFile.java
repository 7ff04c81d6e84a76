package io.saveplay.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saveplay.decision.Met;
import io.saveplay.drl.Problem;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        try {
            return YAML.readValue(text, new TypeReference<List<Scenario>>() {});
        } catch (JacksonException e) {
            problems.add(Unreadable.problem(file, "scenario", text, e));
            return null;
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

    /** The rule file that it stands beside. */
    public String ruleFile() {
        return file.substring(0, file.length() - ENDING.length()) + ".drl";
    }
}
