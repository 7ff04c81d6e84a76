package io.saveplay.api;

import static io.saveplay.api.Calls.type;
import static io.saveplay.api.InsightsTest.ask;
import static io.saveplay.api.InsightsTest.at;
import static io.saveplay.api.InsightsTest.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
final class InsightRangesTest {
    private static final String EMPTY = "?from=2001-01-01T00:00:00Z&to=2001-01-02T00:30:00%2B01:00";

    @Test
    void nothingIsFoundWhereThereIsNothing() {
        ask("reasons", EMPTY).statusCode(200).body("decisions", equalTo(0)).body("reasons", empty());
        ask("plays", EMPTY)
                .statusCode(200)
                .body("from", equalTo("2001-01-01T00:00:00Z"))
                .body("to", equalTo("2001-01-01T23:30:00Z"))
                .body("plays", empty());
        ask("unmapped", EMPTY).statusCode(200).body("unmapped", empty());
        ask("uncovered", EMPTY).statusCode(200).body("share", nullValue()).body("groups", empty());
        ask("learning", EMPTY)
                .statusCode(200)
                .body("learned.rate", nullValue())
                .body("learned.interval.high", equalTo(1.0f))
                .body("difference", nullValue());
        ask("plays", "?from=2026-03-02T09:30:00Z&to=2026-03-02T09:30:00Z")
                .statusCode(200)
                .body("plays", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasons", "plays", "unmapped", "uncovered", "learning"})
    void aRangeThatIsNotSaidIsTheLastNinetyDays(String insight) {
        JsonNode made = decide("C-1", "\"channel\":\"PHONE\"");
        JsonNode found = Json.read(ask(insight, "").statusCode(200).extract().asByteArray());
        Instant from = Instant.parse(found.path("from").asText());
        Instant to = Instant.parse(found.path("to").asText());
        assertThat(from.toString()).endsWith(":00:00Z");
        assertThat(Duration.between(from, to))
                .isBetween(Duration.ofDays(90), Duration.ofDays(90).plusHours(1));
        assertThat(to).isAfterOrEqualTo(at(made));
        assertThat(found.path("decisions").asInt()).isPositive();
        ask(insight, "?to=2026-03-02T09:30:00.5Z").statusCode(200).body("from", equalTo("2025-12-02T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasons", "plays", "unmapped", "uncovered", "learning"})
    void aRangeThatEndsBeforeItBeginsIsRefused(String insight) {
        ask(insight, "?from=2026-03-02T09:30:00Z&to=2026-03-02T09:29:59Z")
                .statusCode(400)
                .body("type", equalTo(type("invalid-parameter")))
                .body("errors.parameter", contains("from"))
                .body("errors[0].message", startsWith("must not be after `to`"));
        ask(insight, "?from=9999-03-02T09:30:00Z").statusCode(400).body("errors.parameter", contains("from"));
    }

    @ParameterizedTest
    @CsvSource({
        "reasons, ?from=yesterday, from",
        "plays, ?to=2026-03-02, to",
        "unmapped, ?limit=0, limit",
        "unmapped, ?limit=1001, limit",
        "uncovered, ?limit=5, limit",
        "learning, ?since=2026-03-02T09:30:00Z, since"
    })
    void aParameterThatIsNoneIsRefused(String insight, String query, String parameter) {
        ask(insight, query).statusCode(400).body("errors.parameter", contains(parameter));
    }

    @ParameterizedTest
    @CsvSource({"-999999999-01-01T00:00:00Z, %2B999999999-12-31T23:59:59Z", "0001-01-01T00:00:00Z, 9999-12-31T23:59:59Z"
    })
    void anyTimeThatCanBeWrittenCanBeAskedFor(String from, String to) {
        decide("C-1", "\"channel\":\"PHONE\"");
        for (String insight : List.of("reasons", "plays", "unmapped", "uncovered", "learning")) {
            ask(insight, "?from=" + from + "&to=" + to).statusCode(200).body("from", equalTo("1970-01-01T00:00:00Z"));
        }
    }
}
