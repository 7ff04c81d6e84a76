package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.encoded;
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
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Timeout(120)
final class KeptTest {
    private static final String LIST = "/v1/decisions?";

    private static String kept(String event) {
        return keep(event).then().statusCode(200).extract().path("id");
    }

    private static List<String> found(String query) {
        return call().get(LIST + query).then().statusCode(200).extract().path("decisions.id");
    }

    @Test
    void aDecisionIsFoundAsItWasAnswered() {
        Response answer = keep(event(fresh("D"), fresh("C"), "\"statedReason\":\"Zu teuer für uns – \\ud83d\\ude00\""));
        Response found = call().get("/v1/decisions/" + answer.path("id"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.asByteArray()).isEqualTo(answer.asByteArray());
        assertThat(call().get("/v1/decisions/" + answer.<String>path("id").toUpperCase(java.util.Locale.ROOT))
                        .asByteArray())
                .isEqualTo(answer.asByteArray());
    }

    @Test
    void eachFilterAloneFinds() {
        String deal = fresh("D");
        String client = fresh("C");
        Response answer = keep(event(deal, client, "\"reasonCode\":\"too_expensive\",\"channel\":\"EMAIL\""));
        answer.then().statusCode(200).body("diagnosis.reasons.code", hasItem("BUDGET.PRICE"));
        String id = answer.path("id");
        assertThat(found("dealId=" + deal)).containsExactly(id);
        assertThat(found("clientId=" + client)).containsExactly(id);
        assertThat(found("reason=BUDGET.PRICE")).contains(id);
        assertThat(found("reason=BUDGET")).contains(id);
        assertThat(found("reason=FEAR")).doesNotContain(id);
        assertThat(found("verdict=" + answer.path("qualification.verdict"))).contains(id);
        assertThat(found("play=" + answer.path("recommendations[1].play"))).contains(id);
        assertThat(found("from=" + answer.path("decidedAt"))).contains(id);
        assertThat(found("to=" + answer.path("decidedAt"))).doesNotContain(id);
        assertThat(found("to=2100-01-01T00:00:00%2B02:00")).contains(id);
        assertThat(found("limit=1")).containsExactly(id);
    }

    @Test
    void filtersThatAreCombinedAllHold() {
        String client = fresh("C");
        String price = kept(event("D-price", client, "\"reasonCode\":\"too_expensive\""));
        Response fear = keep(event("D-fear", client, "\"reasonCode\":\"FEAR\""));
        String fearful = fear.path("id");
        String play = fear.path("recommendations[0].play");
        String verdict = fear.path("qualification.verdict");
        assertThat(found("clientId=" + client)).containsExactly(fearful, price);
        assertThat(found("clientId=" + client + "&reason=BUDGET")).containsExactly(price);
        assertThat(found("clientId=" + client + "&reason=BUDGET&dealId=D-fear")).isEmpty();
        String all = "clientId=" + client + "&dealId=D-fear&reason=FEAR&verdict=" + verdict + "&play=" + play + "&from="
                + fear.path("decidedAt") + "&to=2100-01-01T00:00:00Z&limit=5";
        assertThat(found(all)).containsExactly(fearful);
        assertThat(found(all.replace(verdict, verdict.equals("RELEASE") ? "PURSUE" : "RELEASE")))
                .isEmpty();
        assertThat(found(all.replace(play, "no-such-play"))).isEmpty();
        assertThat(found(all.replace("2100", "2020"))).isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "dealId=, dealId",
        "dealId=%20, dealId",
        "dealId=%00, dealId",
        "clientId=a%00b, clientId",
        "reason=budget, reason",
        "verdict=MAYBE, verdict",
        "play=Stay, play",
        "from=yesterday, from",
        "to=2026-03-02, to",
        "limit=0, limit",
        "limit=101, limit",
        "limit=ten, limit",
        "cursor=, cursor",
        "offset=20, offset",
        "dealId=a&dealId=b, dealId"
    })
    void aFilterThatIsNoneIsRefused(String query, String parameter) {
        call().get(LIST + query)
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-parameter")))
                .body("errors.parameter", contains(parameter));
    }

    @Test
    void timesOfAnyAgeMayBeAskedFor() {
        String deal = fresh("D");
        String id = kept(event(deal, "C", ""));
        String all = "dealId=" + deal + "&from=-999999999-01-01T00:00:00Z&to=%2B999999999-12-31T00:00:00Z";
        assertThat(found(all)).containsExactly(id);
        assertThat(found("dealId=" + deal + "&to=1066-10-14T00:00:00Z")).isEmpty();
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

    @Test
    void theLatestDecisionSaysWhatToDoAboutADeal() {
        String deal = fresh("D");
        kept(event(deal, "C", ""));
        Response latest = keep(event(deal, "C", "\"reasonCode\":\"FEAR\",\"channel\":\"EMAIL\""));
        Response page = call().get("/v1/deals/" + deal + "/recommendations");
        page.then()
                .statusCode(200)
                .body("dealId", equalTo(deal))
                .body("decisionId", equalTo(latest.path("id")))
                .body("decidedAt", equalTo(latest.path("decidedAt")))
                .body("verdict", equalTo(latest.path("qualification.verdict")));
        for (String part : List.of("recommendations", "withheld", "cautions", "askFirst")) {
            assertThat(Json.read(page.asByteArray()).get(part))
                    .isEqualTo(Json.read(latest.asByteArray()).get(part));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A/B",
                "/",
                "a b",
                "Käufer 7",
                "100%",
                "%2F",
                "a+b",
                "a;b=c",
                "a?b#c",
                "..",
                "😀",
                "C:\\x",
                "\"q\""
            })
    void anIdMayHaveAnyCharacter(String name) {
        String deal = fresh("D") + name;
        String client = fresh("C") + name;
        String id = kept(event(quoted(deal), quoted(client), ""));
        assertThat(found("dealId=" + encoded(deal) + "&clientId=" + encoded(client)))
                .containsExactly(id);
        call().get("/v1/deals/" + encoded(deal) + "/recommendations")
                .then()
                .statusCode(200)
                .body("dealId", equalTo(deal))
                .body("decisionId", equalTo(id));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Test
    void whatIsNotKeptIsNotFound() {
        UUID unknown = UUID.randomUUID();
        for (String id : List.of(unknown.toString(), "nonsense", "1-1-1-1-1", "a%2Fb", "%20", "%C3%BC")) {
            for (String rest : List.of("", "/explanation", "/outcomes")) {
                call().get("/v1/decisions/" + id + rest)
                        .then()
                        .statusCode(404)
                        .body("type", equalTo(type("not-found")));
            }
        }
        call().get("/v1/deals/" + fresh("none") + "/recommendations").then().statusCode(404);
        call().get("/v1/deals/" + "d".repeat(500) + "/recommendations").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void theExplanationOfAKeptDecisionIsTheOneOfTheFirstTime(String askFirst) {
        String event = event(fresh("D"), fresh("C"), "\"channel\":\"EMAIL\",\"notes\":\"worried it may go wrong\"");
        String query = "why=stay-put&whatIf=stay-put";
        Response first = post("/v1/decisions?explain=true&askFirst=" + askFirst + "&" + query, Calls.JSON, event);
        first.then().statusCode(200);
        String path = "/v1/decisions/" + first.path("id") + "/explanation";
        Response later = call().get(path + "?" + query);
        later.then().statusCode(200);
        assertThat(Json.read(later.asByteArray()))
                .isEqualTo(Json.read(first.asByteArray()).get("explanation"));
        call().get(path).then().statusCode(200).body("whatIf", nullValue()).body("whyNot.play", hasItem("stay-put"));
        call().get(path + "?why=stay-putt").then().statusCode(400).body("errors.parameter", contains("why"));
        call().get(path + "?explain=true").then().statusCode(400).body("errors.parameter", contains("explain"));
    }
}
