package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send webhooks. */
@QuarkusTest
@TestProfile(Hooks.Taken.class)
final class WebhookSendersTest {

    @Test
    void whoHasNoSecretOfOursIsRefusedWithoutAHintAndOnlyCounted() {
        String deal = fresh("deal");
        int wrong = Hooks.counted("pipedrive", "refused:wrong-signature");
        int none = Hooks.counted("close", "refused:no-secret");
        int ignored = Hooks.counted("hubspot", "ignored");
        Response refused =
                Hooks.send("pipedrive", Map.of("Authorization", Hooks.basic("saveplay:guess")), Hooks.lost(deal, "e"));
        refused.then()
                .statusCode(401)
                .body("type", equalTo(type("webhook-not-verified")))
                .body("errors", nullValue());
        String detail = refused.path("detail");
        assertThat(Hooks.send("pipedrive", Map.of(), Hooks.lost(deal, "e")).<String>path("detail"))
                .as("whatever is wrong with it")
                .isEqualTo(detail)
                .doesNotContainIgnoringCase("password")
                .doesNotContainIgnoringCase("signature");
        Hooks.send("close", Map.of("close-sig-hash", "00", "close-sig-timestamp", "1"), "{}")
                .then()
                .statusCode(401)
                .body("type", equalTo(type("webhook-not-verified")));
        Hooks.hubspot(Hooks.HUBSPOT, Hooks.now(), "[" + Hooks.change(deal, "amount", "1") + "]");
        Hooks.await(() -> Hooks.counted("pipedrive", "refused:wrong-signature") > wrong
                && Hooks.counted("close", "refused:no-secret") > none
                && Hooks.counted("hubspot", "ignored") > ignored);
        assertThat(Hooks.deliveries("profile=pipedrive").toString()).doesNotContain(deal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the-next-one", Hooks.HUBSPOT})
    void whileASecretIsChangedTheOldAndTheNewOneCount(String secret) {
        String body = "[" + Hooks.change(fresh("deal"), "dealstage", "closedlost") + "]";
        Hooks.hubspot(secret, Hooks.now(), body).then().statusCode(202).body("taken", equalTo(1));
    }

    @Test
    void theListOfSystemsSaysWhichOfThemHaveASecret() {
        call().get("/v1/webhooks")
                .then()
                .statusCode(200)
                .body("profiles.find { it.name == 'close' }.takes", equalTo(false))
                .body("profiles.find { it.name == 'pipedrive' }.takes", equalTo(true))
                .body("profiles.find { it.name == 'pipedrive' }.writesBack", equalTo(false))
                .body("profiles.find { it.name == 'pipedrive' }.path", equalTo("/v1/webhooks/pipedrive"));
    }

    @Test
    void aMisspeltProfileIsProposed() {
        Hooks.send("hubspott", Map.of(), "{}")
                .then()
                .statusCode(404)
                .body("type", equalTo(type("not-found")))
                .body("detail", containsString("did you mean `hubspot`?"));
        Hooks.send("hubspott/preview", Map.of(), "{}").then().statusCode(404);
    }

    @Test
    void webhooksArePosted() {
        call().get("/v1/webhooks/pipedrive").then().statusCode(405).header("Allow", "POST, OPTIONS");
        call().header("Content-Type", "application/json")
                .body("{}")
                .post("/v1/webhooks/counts")
                .then()
                .statusCode(405);
    }

    /** Each within five minutes of what the vendor allows, and then beyond it. */
    @Test
    void whatWasSignedLongAgoOrIsYetToComeIsRefused() {
        String body = "[" + Hooks.change(fresh("deal"), "amount", "1") + "]";
        for (Duration off : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(6)}) {
            Hooks.hubspot(Hooks.HUBSPOT, Hooks.now().plus(off), body).then().statusCode(401);
            Hooks.stripe(Hooks.STRIPE, Hooks.now().plus(off), "{}").then().statusCode(401);
        }
        for (Duration off : new Duration[] {Duration.ofMinutes(-4), Duration.ofMinutes(4)}) {
            Hooks.hubspot(Hooks.HUBSPOT, Hooks.now().plus(off), body).then().statusCode(202);
        }
    }

    @Test
    void aSenderOfCloudEventsIsToldThatItMaySend() {
        RestAssured.given()
                .header("WebHook-Request-Origin", "events.example.com")
                .options("/v1/webhooks/cloudevents")
                .then()
                .statusCode(204)
                .header("WebHook-Allowed-Origin", "*")
                .header("Allow", "POST, OPTIONS");
        String deal = fresh("deal");
        call().header("Content-Type", "application/json")
                .header("Authorization", "Bearer ce-token")
                .header("ce-specversion", "1.0")
                .header("ce-id", fresh("ce"))
                .header("ce-source", "/crm/north")
                .header("ce-type", "deal.lost")
                .header("ce-time", "2026-03-02T15:29:00Z")
                .body("{\"deal\":{\"id\":\"" + deal + "\"},\"client\":{\"id\":\"C-1\"}}")
                .post("/v1/webhooks/cloudevents")
                .then()
                .statusCode(202)
                .body("taken", equalTo(1));
        Hooks.awaitOne("dealId=" + deal + "&state=DONE");
    }
}
