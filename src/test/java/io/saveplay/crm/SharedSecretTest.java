package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.crm.Verdict.Refused;
import io.saveplay.crm.Verdict.Verified;
import io.saveplay.crm.Verdict.Why;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are sent along: Basic, tokens and certificates. */
final class SharedSecretTest {
    private static final String FINGERPRINT = "ab12".repeat(16);
    private static final String HEADER = "x-client-cert-fingerprint";

    private static void refused(Verdict verdict, Why why) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.why()).as(refused.detail()).isEqualTo(why));
    }

    private static Sent basic(String credentials) {
        return Sent.post("{}")
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private static Verdict certificate(String vendor, boolean proxy, String secret, String... values) {
        Call call = new Call(
                "POST",
                "https://a.example/",
                Map.of(vendor.equals("subject") ? "x-client-cert-subject" : HEADER, List.of(values)),
                Map.of(),
                new byte[0],
                Sent.NOW);
        return VendorWays.verifier(vendor).verify(call, new Trust(List.of("another", secret), proxy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipedrive", "chargebee"})
    void basicHoldsWithUserAndPasswordOnly(String vendor) {
        assertThat(basic("me:pa:ß").verifiedBy(vendor, "old:x", "me:pa:ß")).isEqualTo(new Verified("basic", 2, null));
        refused(basic("me:pa").verifiedBy(vendor, "me:pa:ß"), Why.WRONG_SIGNATURE);
        refused(basic("me:pa:ß:").verifiedBy(vendor, "me:pa:ß"), Why.WRONG_SIGNATURE);
        refused(basic("").verifiedBy(vendor, "me:pa"), Why.NO_SIGNATURE);
        refused(Sent.post("{}").verifiedBy(vendor, "me:pa"), Why.NO_SIGNATURE);
        refused(
                Sent.post("{}").with("Authorization", "Bearer bWU6cGE=").verifiedBy(vendor, "me:pa"),
                Why.MALFORMED_SIGNATURE);
        refused(basic("me:pa").verifiedBy(vendor, "me"), Why.NO_SECRET);
        assertThat(Verifier.faultOf(VendorWays.of(vendor).get(0), "me"))
                .contains("the secret is not of the form `user:password`");
    }

    @Test
    void aTokenMayBeInTheHeaderOrTheQuery() {
        Sent sent = Sent.post("{}");
        assertThat(sent.with("x-saveplay-key", "k1").verifiedBy("dataverse", "k1"))
                .isEqualTo(new Verified("token", 1, null));
        assertThat(sent.to("https://a.example/hook?code=k1").verifiedBy("dataverse", "k1"))
                .isEqualTo(new Verified("token", 1, null));
        refused(sent.to("https://a.example/hook?code=k2").verifiedBy("dataverse", "k1"), Why.WRONG_SIGNATURE);
        refused(sent.to("https://a.example/hook?Code=k1").verifiedBy("dataverse", "k1"), Why.NO_SIGNATURE);
        assertThat(sent.verifiedBy("dataverse", "k1"))
                .isEqualTo(new Refused(
                        Why.NO_SIGNATURE, "there is no header `X-Saveplay-Key`; there is no query parameter `code`"));
    }

    @Test
    void aSecretThatIsEmptyOpensNothingBesideAnother() {
        refused(basic(":").verifiedBy("pipedrive", ":", "me:pa"), Why.WRONG_SIGNATURE);
        refused(
                Sent.post("{}").with("x-saveplay-key", " ").verifiedBy("dataverse", " ", "k1"),
                Why.MALFORMED_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer k1, ",
        "bearer k1, ",
        "Bearer k, WRONG_SIGNATURE",
        "Token k1, MALFORMED_SIGNATURE",
        "k1, MALFORMED_SIGNATURE"
    })
    void aTokenStandsAfterItsPrefix(String value, @Nullable Why why) {
        Verdict verdict = Sent.post("{}").with("Authorization", value).verifiedBy("salesforce", "k1");
        if (why == null) {
            assertThat(verdict).isInstanceOf(Verified.class);
        } else {
            refused(verdict, why);
        }
    }

    @Test
    void aTokenMayBeInTheBody() {
        assertThat(Sent.post("{\"ids\":[1],\"more\":{\"token\":\"no\"},\"token\":\"k\\u0031\"}")
                        .verifiedBy("zoho", "k1"))
                .isEqualTo(new Verified("token", 1, null));
        assertThat(Sent.post("{\"secret\":\"k1\",\"key\":\"x\"}").verifiedBy("copper", "k1"))
                .isEqualTo(new Verified("token", 1, null));
        refused(Sent.post("{\"token\":\"k2\"}").verifiedBy("zoho", "k1"), Why.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"k1\"",
                "",
                "{\"token\":null}",
                "{\"token\":1}",
                "{\"token\":{\"token\":\"1\"}}",
                "{\"token\":\"\"}",
                "[{\"token\":\"1\"}]"
            })
    void aBodyWithoutATextInThePlaceHasNoToken(String body) {
        refused(Sent.post(body).verifiedBy("zoho", "1"), Why.NO_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "<a/>", "{\"token\" \"1\"}", "\u0000"})
    void aBodyThatIsNotJsonHasNoToken(String body) {
        refused(Sent.post(body).verifiedBy("zoho", "1"), Why.MALFORMED_SIGNATURE);
    }

    @Test
    void aBodyThatIsTooDeepOrTooLargeIsNotReadForItsToken() {
        String deep = "[".repeat(64) + "]".repeat(64);
        refused(Sent.post("{\"a\":" + deep + ",\"token\":\"k1\"}").verifiedBy("zoho", "k1"), Why.MALFORMED_SIGNATURE);
        assertThat(Sent.post("{\"a\":" + deep.substring(1, 127) + ",\"token\":\"k1\"}")
                        .verifiedBy("zoho", "k1"))
                .isInstanceOf(Verified.class);
        String head = "{\"token\":\"k1\",\"a\":\"";
        String large = head + "x".repeat((1 << 20) - head.length() - 2) + "\"}";
        assertThat(Sent.post(large).verifiedBy("zoho", "k1")).isInstanceOf(Verified.class);
        refused(Sent.post(large + " ").verifiedBy("zoho", "k1"), Why.MALFORMED_SIGNATURE);
        String token = "k".repeat(8193);
        refused(Sent.post("{\"token\":\"" + token + "\"}").verifiedBy("zoho", token), Why.MALFORMED_SIGNATURE);
    }

    @Test
    void aCertificateHoldsWhereTheProxyIsTrusted() {
        String colons = FINGERPRINT.toUpperCase(Locale.ROOT).replaceAll("..(?=.)", "$0:");
        assertThat(certificate("salesforce-certificate", true, FINGERPRINT, colons))
                .isEqualTo(new Verified("certificate", 2, null));
        assertThat(certificate("salesforce-certificate", true, colons, FINGERPRINT))
                .isEqualTo(new Verified("certificate", 2, null));
        refused(certificate("salesforce-certificate", true, FINGERPRINT, "cd34".repeat(16)), Why.WRONG_SIGNATURE);
        refused(certificate("salesforce-certificate", true, FINGERPRINT, "ab12"), Why.MALFORMED_SIGNATURE);
        refused(certificate("salesforce-certificate", true, "another", FINGERPRINT), Why.NO_SECRET);
    }

    @Test
    void aSubjectHoldsToTheLetter() {
        String subject = "CN=proxy-client,O=Salesforce";
        assertThat(certificate("subject", true, subject, subject)).isEqualTo(new Verified("certificate", 2, null));
        refused(certificate("subject", true, subject, subject.toLowerCase(Locale.ROOT)), Why.WRONG_SIGNATURE);
        refused(certificate("subject", true, subject, ""), Why.NO_SIGNATURE);
    }

    @Test
    void aCallersOwnWordOfItsCertificateDoesNotHold() {
        refused(certificate("subject", false, "CN=a", "CN=a"), Why.NO_WAY_APPLIES);
        refused(certificate("subject", true, "CN=a", "CN=a", "CN=b"), Why.MALFORMED_SIGNATURE);
    }
}
