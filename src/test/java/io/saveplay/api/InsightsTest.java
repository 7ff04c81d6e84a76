package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.saveplay.decision.Ranking;
import io.saveplay.journal.Holdout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class InsightsTest {
    static JsonNode decide(String client, String fields) {
        // Each millisecond has one decision of this test, so that a range can end between any two.
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String event = Calls.event(fields)
                .replace("evt-1", UUID.randomUUID().toString())
                .replace("\"C-1\"", "\"" + client + "\"");
        return Json.read(Calls.keep(event).then().statusCode(200).extract().asByteArray());
    }

    private static void report(JsonNode decision, String id, String play, String result) {
        call().header("Content-Type", Calls.JSON)
                .body("{\"id\":\"" + id + "\",\"play\":\"" + play + "\",\"result\":\"" + result + "\"}")
                .post("/v1/decisions/" + decision.path("id").asText() + "/outcomes")
                .then()
                .statusCode(200);
    }

    static ValidatableResponse ask(String insight, String query) {
        return call().get("/v1/insights/" + insight + query).then();
    }

    /** What an insight says of a range that begins and ends with decisions. */
    private static JsonNode ask(String insight, JsonNode first, JsonNode last) {
        Instant end = at(last).plusMillis(1);
        return Json.read(ask(insight, "?from=" + at(first) + "&to=" + end)
                .statusCode(200)
                .body("from", equalTo(at(first).toString()))
                .body("to", equalTo(end.toString()))
                .extract()
                .asByteArray());
    }

    static Instant at(JsonNode decision) {
        return Instant.parse(decision.path("decidedAt").asText());
    }

    private static List<JsonNode> some() {
        return List.of(
                decide("C-1", "\"statedReason\":\"It is too expensive\",\"channel\":\"PHONE\""),
                decide("C-2", "\"statedReason\":\"  The moon  is \\n WRONG for us \""),
                decide("C-3", "\"statedReason\":\"the moon is wrong for us\""),
                decide("C-4", "\"statedReason\":\"my horse said so\",\"clearNo\":true"),
                decide("C-5", "\"reasonCode\":\"BUDGET.PRICE\",\"saveAttempts\":9"));
    }

    private static <T> Map<T, Integer> counted(List<T> all) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        all.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Test
    void reasonsAreCountedWithTheirFamilies() {
        List<JsonNode> decisions = some();
        List<String> codes = new ArrayList<>();
        List<String> strongest = new ArrayList<>();
        for (JsonNode decision : decisions) {
            List<String> ofDecision = list(decision.at("/diagnosis/reasons")).stream()
                    .map(reason -> reason.path("code").asText())
                    .toList();
            ofDecision.stream()
                    .flatMap(code -> List.of(code, code.replaceFirst("\\..*", "")).stream())
                    .distinct()
                    .forEach(code -> codes.add(
                            code + " " + decision.at("/qualification/verdict").asText()));
            List.of(ofDecision.get(0), ofDecision.get(0).replaceFirst("\\..*", "")).stream()
                    .distinct()
                    .forEach(strongest::add);
        }
        JsonNode found = ask("reasons", decisions.get(0), decisions.get(4));
        assertThat(found.path("decisions").asInt()).isEqualTo(5);
        List<String> all = new ArrayList<>();
        for (JsonNode reason : found.path("reasons")) {
            String code = reason.path("code").asText();
            assertThat(reason.path("parent").asText())
                    .isEqualTo(code.contains(".") ? code.replaceFirst("\\..*", "") : "");
            assertThat(reason.path("strongest").asInt())
                    .isEqualTo(counted(strongest).getOrDefault(code, 0));
            int sum = 0;
            for (var verdict : reason.path("verdicts").properties()) {
                sum += verdict.getValue().asInt();
                for (int i = 0; i < verdict.getValue().asInt(); i++) {
                    all.add(code + " " + verdict.getKey());
                }
            }
            assertThat(reason.path("decisions").asInt()).isEqualTo(sum);
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void playsAreCountedWithWhatCameOfThem() {
        List<JsonNode> decisions = some();
        String play = decisions.get(0).at("/recommendations/0/play").asText();
        report(decisions.get(0), "o-1", play, "LOST");
        report(decisions.get(0), "o-2", play, "RETURNED");
        report(decisions.get(1), "o-1", play, "NOT_TRIED");
        report(decisions.get(2), "o-1", play, "LOST");
        report(decisions.get(4), "o-1", play, "SAVED");
        JsonNode found = ask("plays", decisions.get(0), decisions.get(2));
        List<String> recommended = new ArrayList<>();
        List<String> onTop = new ArrayList<>();
        List<String> withheld = new ArrayList<>();
        for (JsonNode decision : decisions.subList(0, 3)) {
            recommended.addAll(decision.path("recommendations").findValuesAsText("play"));
            onTop.add(decision.at("/recommendations/0/play").asText());
            withheld.addAll(decision.path("withheld").findValuesAsText("play").stream()
                    .distinct()
                    .toList());
        }
        assertThat(found.path("decisions").asInt()).isEqualTo(3);
        int sum = 0;
        for (JsonNode one : found.path("plays")) {
            String id = one.path("play").asText();
            assertThat(one.path("recommended").asInt())
                    .as(id)
                    .isEqualTo(counted(recommended).getOrDefault(id, 0));
            assertThat(one.path("onTop").asInt())
                    .as(id)
                    .isEqualTo(counted(onTop).getOrDefault(id, 0));
            assertThat(one.path("withheld").asInt())
                    .as(id)
                    .isEqualTo(counted(withheld).getOrDefault(id, 0));
            assertThat(one.path("tried").asInt()).as(id).isEqualTo(id.equals(play) ? 2 : 0);
            assertThat(one.path("saved").asInt()).as(id).isEqualTo(id.equals(play) ? 1 : 0);
            assertThat(one.has("rate")).as(id).isEqualTo(id.equals(play));
            sum += one.path("recommended").asInt() + one.path("withheld").asInt();
        }
        assertThat(sum).isEqualTo(recommended.size() + withheld.size());
    }

    @Test
    void whatNoRuleUnderstoodIsListed() {
        List<JsonNode> decisions = some();
        String range = "?from=" + at(decisions.get(0)) + "&to=" + at(decisions.get(4));
        ask("unmapped", range)
                .statusCode(200)
                .body("decisions", equalTo(4))
                .body("unmapped.statedReason", contains("the moon is wrong for us", "my horse said so"))
                .body("unmapped.decisions", contains(2, 1))
                .body("unmapped.candidates", contains(empty(), empty()))
                .body(
                        "unmapped[0].latestDecisionId",
                        equalTo(decisions.get(2).path("id").asText()));
        ask("unmapped", range + "&limit=1").statusCode(200).body("unmapped.decisions", contains(2));
    }

    @Test
    void decisionsWithoutAPlayThatSavesAreCounted() {
        List<JsonNode> decisions = new ArrayList<>(some());
        decisions.add(Json.read(Calls.keep(Calls.event("\"clearNo\":true")
                        .replace("evt-1", UUID.randomUUID().toString())
                        .replace("{\"id\":\"D-1\"}", "{\"id\":\"D-1\",\"stage\":\"PROPOSAL\"}")
                        .replace("{\"id\":\"C-1\"}", "{\"id\":\"C-1\",\"deceased\":true}"))
                .asByteArray()));
        List<JsonNode> uncovered = decisions.stream()
                .filter(one ->
                        !one.path("recommendations").findValuesAsText("kind").contains("SAVE"))
                .toList();
        JsonNode found = ask("uncovered", decisions.get(0), decisions.get(5));
        assertThat(uncovered).isNotEmpty();
        assertThat(found.path("decisions").asInt()).isEqualTo(6);
        assertThat(found.path("uncovered").asInt()).isEqualTo(uncovered.size());
        assertThat(found.path("share").asDouble()).isEqualTo(uncovered.size() / 6.0);
        assertThat(list(found.path("groups")).stream()
                        .mapToInt(group -> group.path("decisions").asInt())
                        .sum())
                .isEqualTo(uncovered.size());
        assertThat(found.path("groups").findValuesAsText("stage")).contains("PROPOSAL");
    }

    @Test
    void itIsMeasuredWhatLearningIsWorth() {
        String fields = "\"statedReason\":\"I have a bad feeling\"";
        String play = decide("C-1", fields).at("/recommendations/0/play").asText();
        for (int i = 0; i < 30; i++) {
            report(decide("C-1", fields), "o-1", play, "SAVED");
        }
        String heldOut = client(true);
        String other = client(false);
        JsonNode taught = decide(other, fields);
        for (int tries = 0; tries < 100 && !taught.toString().contains(Ranking.LEARNED); tries++) {
            sleepAMoment();
            taught = decide(other, fields);
        }
        JsonNode first = decide(other, fields);
        JsonNode second = decide(other, fields);
        JsonNode third = decide(heldOut, fields);
        JsonNode last = decide(heldOut, fields);
        report(first, "o-1", play, "LOST");
        report(first, "o-2", "stay-put", "SAVED");
        report(second, "o-1", play, "SAVED");
        report(second, "o-2", play, "LOST");
        report(third, "o-1", play, "LOST");
        report(last, "o-1", play, "NOT_TRIED");
        JsonNode found = ask("learning", first, last);
        assertThat(found.path("decisions").asInt()).isEqualTo(4);
        assertThat(found.at("/learned/decisions").asInt()).isEqualTo(2);
        assertThat(found.at("/learned/saved").asInt()).isEqualTo(1);
        assertThat(found.at("/learned/rate").asDouble()).isEqualTo(0.5);
        assertThat(found.at("/heldOut/decisions").asInt()).isEqualTo(1);
        assertThat(found.at("/heldOut/saved").asInt()).isZero();
        assertThat(found.at("/difference/estimate").asDouble()).isEqualTo(0.5);
        assertThat(found.at("/difference/interval/low").asDouble()).isNegative();
    }

    private static void sleepAMoment() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String client(boolean heldOut) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "learning-" + i)
                .filter(id -> Holdout.DEFAULT.holds(id) == heldOut)
                .findFirst()
                .orElseThrow();
    }
}
