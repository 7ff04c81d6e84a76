package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static io.saveplay.api.Calls.example;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
final class OperationsTest {

    @Test
    void theFearfulBuyerOfTheContractIsDecided() {
        decide(example("FearfulBuyer").toString())
                .then()
                .statusCode(200)
                .body("eventId", equalTo("evt-8841"))
                .body("dealId", equalTo("D-1042"))
                .body("clientId", equalTo("C-77"))
                .body("diagnosis.reasons[0].code", equalTo("FEAR"))
                .body("recommendations.play", hasItem("revisit-the-mission"))
                .body("explanation", nullValue());
    }

    @Test
    void theMinimalEventOfTheContractIsDecided() {
        decide(example("MinimalEvent").toString())
                .then()
                .statusCode(200)
                .body("diagnosis.reasons[0].code", equalTo("UNSTATED"))
                .body("qualification.verdict", equalTo("UNKNOWN"))
                .body("recommendations", hasSize(greaterThan(0)))
                .body("askFirst", not(empty()));
    }

    @Test
    void theStructuredCloudEventOfTheContractIsDecided() {
        post(
                        "/v1/decisions?dryRun=true",
                        "application/cloudevents+json",
                        example("StalledDealCloudEvent").toString())
                .then()
                .statusCode(200)
                .body("eventId", equalTo("crm-evt-20260302-0007"))
                .body("dealId", equalTo("D-1050"));
    }

    @Test
    void theBatchOfTheContractIsAnsweredAsTheContractSays() {
        List<String> lines = post(
                        "/v1/decisions/batch?dryRun=true",
                        Calls.NDJSON,
                        example("BatchRequest").asText())
                .then()
                .statusCode(200)
                .contentType(Calls.NDJSON)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"eventId\":\"evt-8842\"");
        assertThat(lines.get(1)).startsWith("{\"line\":3,").contains(type("invalid-event"), "\"/kind\"");
        assertThat(lines.get(2)).startsWith("{\"line\":4,").contains(type("not-json"));
    }

    @Test
    void aDecisionIsExplainedOnRequestOnly() {
        Response explained = call().header("Content-Type", "application/json")
                .queryParam("explain", "true")
                .queryParam("askFirst", "false")
                .queryParam("dryRun", "true")
                .body(Calls.MINIMAL)
                .post("/v1/decisions");
        explained
                .then()
                .statusCode(200)
                .body("askFirst", empty())
                .body("explanation.trace", not(empty()))
                .body("explanation.whyNot", not(empty()));
    }

    @Test
    void thePlaceholdersOfATalkTrackAreFilled() {
        String said = decide(example("FearfulBuyer").toString())
                .then()
                .extract()
                .path("recommendations.talkTrack.say.flatten()")
                .toString();
        assertThat(said).contains("Adaeze Okafor").doesNotContain("{deal.", "{client.");
    }

    @Test
    void aPickListValueCountsAsTheReasonThatItStandsFor() {
        decide(Calls.event("\"reasonCode\":\"too_expensive\""))
                .then()
                .statusCode(200)
                .body("diagnosis.reasons[0].code", equalTo("BUDGET.PRICE"));
    }

    @Test
    void theTaxonomyListsFamiliesBeforeTheirChildren() {
        Response taxonomy = call().get("/v1/taxonomy");
        taxonomy.then()
                .statusCode(200)
                .body("reasons.find { it.code == 'BUDGET.PRICE' }.parent", equalTo("BUDGET"))
                .body("reasons.find { it.code == 'BUDGET' }.parent", nullValue())
                .body("reasons.rules", everyItem(not(empty())))
                .body("codes.find { it.value == 'too_expensive' }.reason", equalTo("BUDGET.PRICE"))
                .body("codes.find { it.system == 'stripe' && it.value == 'other' }.reason", nullValue());
        List<String> codes = taxonomy.path("reasons.code");
        assertThat(codes.indexOf("BUDGET")).isLessThan(codes.indexOf("BUDGET.PRICE"));
    }

    @Test
    void thePlaysStandInTheAlphabeticalOrderOfTheirIds() {
        List<String> ids =
                call().get("/v1/plays").then().statusCode(200).extract().path("plays.id");
        assertThat(ids).isSorted().contains("offer-alternatives", "process-the-cancellation");
    }

    @Test
    void aPlayShowsItsRulesItsOptionsAndThePoliciesOnThem() {
        call().get("/v1/plays/offer-alternatives")
                .then()
                .statusCode(200)
                .body("options.id", contains("discount"))
                .body("rules", hasItems("offer-alternatives/budget", "offer-alternatives/needs-do-not-match"))
                .body("policies.rule", hasItems("discount/first-move", "discount/no-budget-reason"))
                // Of kind SAVE, and talks to the client.
                .body("policies.rule", hasItems("right-to-cancel/invoked", "do-not-contact/no-contact-plays"))
                .body("talkTrack.say", hasItem(containsString("{deal.product}")));
    }

    @Test
    void aPlayThatIsOwedIsNotHeldBackByAWishForNoContact() {
        call().get("/v1/plays/process-the-cancellation")
                .then()
                .statusCode(200)
                .body("policies.rule", not(hasItem("do-not-contact/no-contact-plays")))
                .body("policies.rule", not(hasItem("right-to-cancel/invoked")));
    }

    @Test
    void theRulesPageShowsWhatIsLive() {
        call().get("/v1/rules")
                .then()
                .statusCode(200)
                .body("version", notNullValue())
                .body("loadedAt", notNullValue())
                .body("layers", contains("signals", "reasons", "qualification", "plays", "policy"))
                .body("counts.rules", greaterThan(100))
                .body("rules.name", hasItem("discount/first-move"))
                .body("problems", empty());
    }

    @Test
    void theServiceIsReadyOnceDecisionsCanBeKept() {
        call().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'journal' }.status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready"})
    void theServiceIsReadyAndSaysWithWhichRules(String path) {
        String version = call().get("/v1/rules").path("version");
        call().get(path)
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rules' }.data.version", equalTo(version));
    }

    @Test
    void theProcessIsAlive() {
        call().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/rules, 200",
        "/v1/plays/offer-alternatives, 200",
        "/v1/plays/nothing, 404",
        "/v1/nothing, 404",
        "/v1/decisions, 200",
        "/v1/decisions/batch, 405"
    })
    void aHeadIsAnsweredLikeAGetWithoutABody(String path, int status) {
        Response head = io.restassured.RestAssured.given().head(path);
        assertThat(head.statusCode()).isEqualTo(status);
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void optionsNamesTheMethodsOfAPath() {
        Response options = io.restassured.RestAssured.given().options("/v1/plays/any");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
}
