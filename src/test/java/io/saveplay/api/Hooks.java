package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as their vendors send them, each with the proof of who it is from. */
final class Hooks {
    static final String HOME = "https://hooks.example.com";
    static final String PIPEDRIVE = "saveplay:pipe-secret";
    static final String BASIC = basic(PIPEDRIVE);
    static final String HUBSPOT = "hub-secret";
    static final String SALESFORCE = "sf-token";
    static final String FLOW = "flow-key";
    static final String STRIPE = "whsec_stripe-secret";
    static final String ZOHO = "zoho-token";
    static final String GITHUB = "hmac-secret";

    private static final String LOST_MESSAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
              <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                <OrganizationId>00D5g000004SaveEAC</OrganizationId><SessionId/>
                <Notification><Id>%s</Id>
                  <sObject xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>0065g00000SaveDAAR</sf:Id>
                    <sf:IsClosed>true</sf:IsClosed><sf:IsWon>false</sf:IsWon><sf:StageName>Closed Lost</sf:StageName>
                    <sf:LastStageChangeDate>2026-03-02T15:20:00.000Z</sf:LastStageChangeDate></sObject></Notification>
              </notifications></soapenv:Body></soapenv:Envelope>""";

    private static final Duration LONG = Duration.ofSeconds(20);

    private Hooks() {}

    /** A service that takes webhooks of some systems, with rules that a test may change. */
    public static final class Taken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path rules = RulesCopy.make();
            // What waits for the API of the CRM, which nobody has here, need not wait.
            RulesCopy.edit(rules.resolve("crm/hubspot.yaml"), "settle: PT10S", "settle: PT0S");
            RulesCopy.edit(rules.resolve("crm/stripe.yaml"), "settle: PT20S", "settle: PT0S");
            Map<String, String> settings = new HashMap<>(secrets());
            settings.put("saveplay.rules", rules.toString());
            settings.put("saveplay.public-url", HOME);
            settings.put("saveplay.webhooks.body-timeout", "1s");
            settings.put("saveplay.webhooks.poll", "100ms");
            return settings;
        }
    }

    static Map<String, String> secrets() {
        return Map.of(
                "saveplay.crm.pipedrive.secrets", PIPEDRIVE,
                "saveplay.crm.hubspot.secrets", "the-next-one," + HUBSPOT,
                "saveplay.crm.salesforce.secrets", SALESFORCE,
                "saveplay.crm.salesforce-flow.secrets", FLOW,
                "saveplay.crm.stripe.secrets", STRIPE,
                "saveplay.crm.zoho.secrets", ZOHO,
                "saveplay.crm.hmac.secrets", GITHUB,
                "saveplay.crm.cloudevents.secrets", "ce-token");
    }

    static Response pipedrive(String body) {
        return send("pipedrive", Map.of("Authorization", BASIC), body);
    }

    /** Of version 2: a deal turns to lost. */
    static String lost(String deal, String event) {
        return lost(deal, event, "4800");
    }

    static String lost(String deal, String event, String value) {
        return """
                {"data": {"id": "%s", "title": "Cold store of %s", "status": "lost", "lost_reason": "Pricing Issues",
                  "lost_time": "2026-03-02T15:20:00Z", "value": %s, "currency": "EUR", "org_id": "%s", "owner_id": 77},
                 "previous": {"status": "open"},
                 "meta": {"entity": "deal", "action": "change", "id": "%s", "company_id": "901", "user_id": "77",
                  "timestamp": "2026-03-02T15:20:00.100Z", "change_source": "app", "version": "2.0"}}""".formatted(deal, deal, value, deal, event);
    }

    static Response hubspot(String secret, Instant at, String body) {
        return send("hubspot", hubspotHeaders(secret, at, body), body);
    }

    static Map<String, String> hubspotHeaders(String secret, Instant at, String body) {
        String time = Long.toString(at.toEpochMilli());
        byte[] signature = hmac(secret, "POST" + HOME + "/v1/webhooks/hubspot" + body + time);
        return Map.of(
                "X-HubSpot-Request-Timestamp",
                time,
                "X-HubSpot-Signature-v3",
                Base64.getEncoder().encodeToString(signature));
    }

    /** A change of a property of a deal. */
    static String change(String deal, String property, String value) {
        return """
                {"eventId": 1, "portalId": 24001122, "appId": 9, "occurredAt": 1772464800000, "objectId": "%s",
                 "subscriptionType": "deal.propertyChange", "propertyName": "%s", "propertyValue": "%s",
                 "changeSource": "CRM_UI"}""".formatted(deal, property, value);
    }

    /** An Outbound Message of Salesforce. */
    static String lostMessage(String id) {
        return LOST_MESSAGE.formatted(id);
    }

    static Response stripe(String secret, Instant at, String body) {
        String time = Long.toString(at.getEpochSecond());
        String signature = HexFormat.of().formatHex(hmac(secret, time + "." + body));
        return send("stripe", Map.of("Stripe-Signature", "t=" + time + ",v1=" + signature), body);
    }

    static Response github(String body) {
        return send("hmac", Map.of("X-Hub-Signature-256", signature(body)), body);
    }

    static String signature(String body) {
        return "sha256=" + HexFormat.of().formatHex(hmac(GITHUB, body));
    }

    static Response send(String profile, Map<String, String> headers, String body) {
        return send(profile, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Response send(String profile, Map<String, String> headers, byte[] body) {
        return call().header("Content-Type", "application/json")
                .headers(headers)
                .body(body)
                .post("/v1/webhooks/" + profile);
    }

    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String key, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant now() {
        return Clock.systemUTC().instant();
    }

    /** The deliveries that some parameters choose. */
    static List<Map<String, Object>> deliveries(String parameters) {
        return call().get("/v1/webhooks/deliveries?limit=100&" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .path("deliveries");
    }

    /** Waits for the one delivery that some parameters choose. */
    static Map<String, Object> awaitOne(String parameters) {
        await(() -> deliveries(parameters).size() == 1);
        return deliveries(parameters).get(0);
    }

    /** How often something became of webhooks of a profile. */
    static int counted(String profile, String outcome) {
        return call().get("/v1/webhooks/counts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("counts.findAll { it.profile == '%s' && it.outcome == '%s' }.n.sum() ?: 0"
                        .formatted(profile, outcome));
    }

    static void await(BooleanSupplier so) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
