package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saveplay.drl.Problem;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pieces of {@code src/docs/crm/new-system.md} make a profile that works. */
final class NewSystemTutorialTest {
    private static final Path FINISHED = Path.of("src/test/resources/crm");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static String profileText() throws IOException {
        return Files.readString(FINISHED.resolve("freshsales.yaml"));
    }

    private static String scenariosText() throws IOException {
        return Files.readString(FINISHED.resolve("freshsales.scenarios.yaml"));
    }

    private static Profile profile() throws IOException {
        List<Problem> problems = new ArrayList<>();
        var profile = new ProfileReader("crm/freshsales.yaml", profileText(), problems, (text, e) -> {
                    throw new AssertionError(e);
                })
                .read();
        assertThat(problems).isEmpty();
        return profile.orElseThrow();
    }

    private static Sorted sorted(Profile profile, String body) throws IOException {
        var call = new Call(
                "POST",
                "https://saveplay.example/v1/webhooks/freshsales",
                Map.of(),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
        List<Sorted> all = Sorter.sort(profile, call, Set.of());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Mapped.Event mapped(Profile profile, Sorted sorted) {
        assertThat(sorted).isInstanceOf(Sorted.Kept.class);
        Mapped mapped = new Mapper(Shipped.reader())
                .map(
                        profile,
                        ((Sorted.Kept) sorted).event(),
                        JsonNodeFactory.instance.objectNode(),
                        Shipped.ruleset()::faultOf);
        assertThat(mapped).isInstanceOf(Mapped.Event.class);
        return (Mapped.Event) mapped;
    }

    @Test
    void itsPiecesAreTheFinishedProfileAndItsFirstScenarios() throws IOException {
        String page = Files.readString(Path.of("src/docs/crm/new-system.md"));
        List<String> pieces =
                YAML.matcher(page).results().map(piece -> piece.group(1)).toList();
        int last = pieces.size() - 1;
        assertThat(String.join("", pieces.subList(0, last))).isEqualTo(profileText());
        assertThat(scenariosText()).startsWith(pieces.get(last));
    }

    @Test
    void theCapturedCallBecomesAnEvent() throws IOException {
        Profile profile = profile();
        JsonNode event = mapped(profile, sorted(profile, profile.sample())).json();
        assertThat(event.path("notes").asText()).isEqualTo("They said the other offer has two years of service.");
        assertThat(event.path("deal").path("amount").asInt()).isEqualTo(18400);
    }

    @Test
    void itsScenariosHold() throws IOException {
        Profile profile = profile();
        JsonNode scenarios = new YAMLMapper().readTree(scenariosText());
        assertThat(scenarios).hasSize(5);
        for (JsonNode scenario : scenarios) {
            Sorted sorted =
                    sorted(profile, scenario.path("given").path("payload").toString());
            JsonNode then = scenario.path("then");
            if (then.has("ignored")) {
                assertThat(sorted)
                        .isEqualTo(
                                new Sorted.Ignored(then.path("ignored").path(0).asText()));
            } else {
                JsonNode event = mapped(profile, sorted).json();
                assertThat(event.path("kind")).isEqualTo(then.path("event").path("kind"));
                if (then.path("event").has("id")) {
                    assertThat(event.path("id")).isEqualTo(then.path("event").path("id"));
                }
            }
        }
    }
}
