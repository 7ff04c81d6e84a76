package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.event;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.keep;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Timeout(120)
final class PagesTest {
    private static final String LIST = "/v1/decisions?";

    private static String kept(String event) {
        return keep(event).then().statusCode(200).extract().path("id");
    }

    @Test
    void pagesHoldEachDecisionOnceWhileNewOnesAreMade() {
        String deal = fresh("D");
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            before.add(kept(event(deal, "C", "")));
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            Response page = call().get(LIST + "dealId=" + deal + "&limit=3" + next);
            page.then().statusCode(200);
            seen.addAll(page.path("decisions.id"));
            String cursor = page.path("next");
            next = cursor == null ? null : "&cursor=" + cursor;
            pages++;
            kept(event(deal, "C", ""));
        }
        assertThat(pages).isEqualTo(4);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
        assertThat(seen).containsExactlyElementsOf(reversed(before));
    }

    private static List<String> reversed(List<String> ids) {
        List<String> reversed = new ArrayList<>(ids);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void aFullLastPageHasNoNext() {
        String deal = fresh("D");
        kept(event(deal, "C", ""));
        kept(event(deal, "C", ""));
        call().get(LIST + "dealId=" + deal + "&limit=2")
                .then()
                .statusCode(200)
                .body("decisions", hasSize(2))
                .body("next", nullValue());
        call().get(LIST + "dealId=" + deal + "&limit=1").then().body("next", notNullValue());
        call().get(LIST + "dealId=" + fresh("none")).then().body("decisions", empty());
    }

    @Test
    void aCursorCountsForTheFiltersThatItWasGivenForOnly() {
        String deal = fresh("D");
        kept(event(deal, "C", ""));
        kept(event(deal, "C", ""));
        String cursor = call().get(LIST + "dealId=" + deal + "&limit=1").path("next");
        // How much is on a page is not part of the question.
        call().get(LIST + "dealId=" + deal + "&limit=2&cursor=" + cursor).then().statusCode(200);
        char last = cursor.charAt(20);
        String tampered = cursor.substring(0, 20) + (last == 'A' ? 'B' : 'A') + cursor.substring(21);
        for (String query : List.of(
                "dealId=other&cursor=" + cursor,
                "cursor=" + cursor,
                "dealId=" + deal + "&clientId=C&cursor=" + cursor,
                "dealId=" + deal + "&cursor=" + tampered,
                "dealId=" + deal + "&cursor=" + cursor.substring(1),
                "dealId=" + deal + "&cursor=nonsense",
                "dealId=" + deal + "&cursor=%C3%BC%20%2F")) {
            call().get(LIST + query)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo(type("invalid-parameter")))
                    .body("errors.parameter", contains("cursor"));
        }
    }

    @Test
    void everythingComesAsLinesWhereLinesAreAskedFor() {
        String deal = fresh("D");
        List<String> ids = new ArrayList<>();
        // More than is read at a time.
        String events = String.join(
                "\n",
                java.util.stream.IntStream.range(0, 230)
                        .mapToObj(i -> event(deal, "C", ""))
                        .toList());
        post("/v1/decisions/batch?askFirst=false", Calls.NDJSON, events)
                .then()
                .extract()
                .asString()
                .lines()
                .forEach(line -> ids.add(line.substring(7, 43)));
        Response lines = call().header("Accept", Calls.NDJSON).get(LIST + "dealId=" + deal);
        lines.then().statusCode(200).contentType(Calls.NDJSON);
        assertThat(lines.asString().lines().map(line -> line.substring(7, 43)))
                .containsExactlyElementsOf(reversed(ids));
        assertThat(call().header("Accept", Calls.NDJSON)
                        .get(LIST + "dealId=" + fresh("none"))
                        .asString())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-ndjson| application/x-ndjson",
                "application/json, application/x-ndjson;q=0.5| application/json",
                "application/json;q=0.5, application/x-ndjson| application/x-ndjson",
                "application/*| application/json",
                "*/*| application/json",
                "application/x-ndjson;q=0, */*| application/json"
            })
    void theCallerSaysWhetherPagesOrLinesAreMeant(String accept, String type) {
        call().header("Accept", accept)
                .get(LIST + "dealId=" + fresh("none"))
                .then()
                .statusCode(200)
                .contentType(containsString(type));
    }

    @Test
    void linesHaveNoPages() {
        call().header("Accept", Calls.NDJSON)
                .get(LIST + "limit=5&cursor=x")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("limit", "cursor"));
    }
}
