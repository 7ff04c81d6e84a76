package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.crm.SharedPayloads.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that vendors publish, signed as their vendors do and verified by the profiles that are shipped. */
final class SharedSignaturesTest {

    static Stream<Row> rows() {
        // A template that is no JSON has no secret in it.
        return SharedPayloads.rows().filter(row -> !row.file().contains("template"));
    }

    @BeforeEach
    void filesAreHere() {
        SharedPayloads.mustBeHere();
    }

    /**
     * A call as a vendor signs it, and the same with one byte changed.
     *
     * @param secret that the operator has set
     */
    private record Signed(String secret, Sent right, Sent wrong) {}

    @ParameterizedTest
    @MethodSource("rows")
    void itIsLetInAsTheVendorSignsItAndRefusedWithOneByteChanged(Row row) throws IOException {
        Signed signed = signed(row.profile(), SharedPayloads.text(row.file()));
        Verifier verifier = SharedPayloads.profile(row.profile()).verifier();
        Trust trust = new Trust(List.of(signed.secret()), false);
        assertThat(verifier.verify(signed.right().call(), trust)).isInstanceOf(Verdict.Verified.class);
        assertThat(verifier.verify(signed.wrong().call(), trust)).isInstanceOf(Verdict.Refused.class);
        Trust another = new Trust(
                List.of(row.profile().equals("close") ? "00" + signed.secret() : signed.secret() + "A"), false);
        assertThat(verifier.verify(signed.right().call(), another)).isInstanceOf(Verdict.Refused.class);
    }

    private static Signed signed(String profile, String body) {
        Sent sent = Sent.post(body);
        long millis = Sent.NOW.toEpochMilli();
        String seconds = Long.toString(millis / 1000);
        return switch (profile) {
            case "hubspot" -> {
                String all = "POST" + sent.url() + body + millis;
                yield changed(
                        "secret",
                        sent.with("X-HubSpot-Request-Timestamp", Long.toString(millis))
                                .with("X-HubSpot-Signature-v3", Sent.base64(bytes("secret"), all)));
            }
            case "stripe" ->
                changed(
                        "whsec_test",
                        sent.with(
                                "Stripe-Signature",
                                "t=" + seconds + ",v1=" + Sent.hex("whsec_test", seconds + "." + body)));
            case "paddle" ->
                changed(
                        "pdl_test",
                        sent.with(
                                "Paddle-Signature",
                                "ts=" + seconds + ";h1=" + Sent.hex("pdl_test", seconds + ":" + body)));
            case "close" ->
                changed(
                        HexFormat.of().formatHex(bytes("key of close")),
                        sent.with("close-sig-timestamp", seconds)
                                .with("close-sig-hash", Sent.hex("key of close", seconds + body)));
            case "attio" -> changed("secret", sent.with("Attio-Signature", Sent.hex("secret", body)));
            case "hmac", "cloudevents" ->
                changed("secret", sent.with("X-Hub-Signature-256", "sha256=" + Sent.hex("secret", body)));
            case "standard-webhooks" -> {
                byte[] key = bytes("key of standard webhooks");
                yield changed(
                        "whsec_" + Base64.getEncoder().encodeToString(key),
                        sent.with("webhook-id", "msg_1")
                                .with("webhook-timestamp", seconds)
                                .with("webhook-signature", "v1," + Sent.base64(key, "msg_1." + seconds + "." + body)));
            }
            case "pipedrive", "chargebee" ->
                new Signed("user:password", basic(sent, "user:password"), basic(sent, "user:passwort"));
            case "dynamics", "salesforce-change-events" ->
                new Signed("secret", sent.with("X-Saveplay-Key", "secret"), sent.with("X-Saveplay-Key", "secres"));
            case "salesforce" ->
                new Signed("secret", sent.to(sent.url() + "?token=secret"), sent.to(sent.url() + "?token=secres"));
            case "zoho" -> inBody("TOKEN_FOR_VERIFICATION_OF_1000000068001", sent);
            case "copper" -> inBody("hook_source", sent);
            default -> throw new AssertionError(profile);
        };
    }

    private static Signed changed(String secret, Sent sent) {
        String body = sent.body();
        return new Signed(secret, sent, sent.saying(body.substring(0, body.length() - 1) + "~"));
    }

    private static Signed inBody(String secret, Sent sent) {
        assertThat(sent.body()).contains("\"" + secret + "\"");
        return new Signed(secret, sent, sent.saying(sent.body().replace(secret + "\"", secret.substring(1) + "_\"")));
    }

    private static Sent basic(Sent sent, String user) {
        return sent.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes(user)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
