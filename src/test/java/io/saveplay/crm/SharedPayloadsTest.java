package io.saveplay.crm;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.crm.SharedPayloads.Row;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of bodies that vendors publish, one by one. */
final class SharedPayloadsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Row> rows() {
        return SharedPayloads.rows();
    }

    @BeforeEach
    void filesAreHere() {
        SharedPayloads.mustBeHere();
    }

    /** What comes of the events of a body, in words. */
    private static List<String> outcomes(String name, String body, JsonNode fetched) {
        Profile profile = SharedPayloads.profile(name);
        List<String> outcomes = new ArrayList<>();
        try {
            for (Sorted sorted : Sorter.sort(profile, Sent.post(body).call(), Set.of())) {
                outcomes.add(outcome(profile, sorted, fetched));
            }
        } catch (IOException e) {
            outcomes.add("unreadable: " + e.getMessage());
        }
        return outcomes;
    }

    private static String outcome(Profile profile, Sorted sorted, JsonNode fetched) {
        if (sorted instanceof Sorted.Ignored ignored) {
            return "ignored: " + ignored.why();
        }
        if (!(sorted instanceof Sorted.Kept kept)) {
            return sorted.toString();
        }
        Mapped mapped = new Mapper(Shipped.reader())
                .map(profile, kept.event(), (ObjectNode) fetched, Shipped.ruleset()::faultOf);
        if (mapped instanceof Mapped.Event event) {
            assertThat(event.event().id()).isEqualTo(profile.system() + ":" + event.transition());
            return event.json().path("kind").asText() + " " + event.event().id();
        }
        return mapped instanceof Mapped.Ignored ignored ? "kept, ignored: " + ignored.why() : mapped.toString();
    }

    @Test
    void everyFileIsInTheTable() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(SharedPayloads.FOLDER)) {
            all.filter(Files::isRegularFile)
                    .map(file -> SharedPayloads.FOLDER.relativize(file).toString())
                    .filter(file -> !file.endsWith(".source.txt") && !file.endsWith(".md"))
                    .forEach(files::add);
        }
        assertThat(rows().map(Row::file)).containsExactlyInAnyOrderElementsOf(files);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aBodyOfAVendorComesToWhatItShould(Row row) throws IOException {
        List<String> outcomes = outcomes(row.profile(), SharedPayloads.text(row.file()), JSON.createObjectNode());
        assertThat(outcomes.isEmpty() ? "nothing" : String.join("; ", outcomes)).isEqualTo(row.outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "true, BACKED_OUT hubspot:5799819:697680835:2019-04-24T08:30:37.139Z",
        "false, 'kept, ignored: the deal is not lost by now'"
    })
    void aStageThatHasNoNameIsWhatTheDealItselfSays(String lost, String outcome) throws IOException {
        JsonNode fetched = JSON.readTree("{\"deal\": {\"properties\": {\"hs_is_closed_lost\": \"" + lost + "\"}}}");
        String body = SharedPayloads.text("hubspot/deal.propertyChange.dealstage.single.json");
        assertThat(outcomes("hubspot", body, fetched)).containsExactly(outcome);
    }

    @Test
    void aSubscriptionThatIsCancelledIsAnEventOnceItStandsInANotification() throws IOException {
        String body = "{\"event_id\": \"evt_1\", \"event_type\": \"subscription.canceled\","
                + " \"occurred_at\": \"2026-03-02T15:30:00Z\", \"notification_id\": \"ntf_1\", \"data\": "
                + SharedPayloads.text("paddle/subscription.canceled.data.json") + "}";
        assertThat(outcomes("paddle", body, JSON.createObjectNode()))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .startsWith("CANCELLED paddle:sub_01hv8x29kz0t586xy6zn1a62ny:");
    }

    @Test
    void theWishToCancelAndTheEndOfTheTermAreOneTransition() {
        assertThat(rows().filter(row -> row.file().endsWith("cancel_at_period_end.DERIVED.json")
                                || row.file().endsWith("subscription.deleted.DERIVED.json"))
                        .map(Row::outcome))
                .hasSize(2)
                .containsOnly("CANCELLED stripe:sub_1Pgc6rB7WZ01zgkWNy0Cn5nw:1747500000");
    }
}
