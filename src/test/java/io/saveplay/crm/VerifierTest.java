package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.crm.Verdict.Refused;
import io.saveplay.crm.Verdict.Verified;
import io.saveplay.crm.Verdict.Why;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures: which of several count, when, and what is said of those that do not. */
final class VerifierTest {
    private static final long TIME = Sent.NOW.getEpochSecond();
    private static final String BODY = "{\"id\":\"evt_1\"}";
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "0".repeat(64);

    private static Sent stripe(String header) {
        return Sent.post(BODY).with("Stripe-Signature", header);
    }

    private static String v1(String secret) {
        return "v1=" + Sent.hex(secret, TIME + "." + BODY);
    }

    private static Sent paddle(String header) {
        return Sent.post(BODY).with("Paddle-Signature", header);
    }

    private static String h1(String secret) {
        return "h1=" + Sent.hex(secret, TIME + ":" + BODY);
    }

    private static Sent standard(String signatures) {
        return Sent.post(BODY)
                .with("webhook-id", "msg_1")
                .with("webhook-timestamp", Long.toString(TIME))
                .with("webhook-signature", signatures);
    }

    private static String v1OfStandard() {
        return "v1," + Sent.base64(Base64.getDecoder().decode(KEY), "msg_1." + TIME + "." + BODY);
    }

    private static void refused(Verdict verdict, Why why) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.why()).as(refused.detail()).isEqualTo(why));
    }

    @Test
    void eachActiveSecretHoldsAndTheVerdictSaysWhich() {
        Sent sent = stripe("t=" + TIME + "," + v1("new"));
        assertThat(sent.verifiedBy("stripe", "old", "new"))
                .isEqualTo(new Verified("hmac", 2, Instant.ofEpochSecond(TIME)));
        assertThat(sent.verifiedBy("stripe", "", "old", "new", "newer", "new"))
                .isEqualTo(new Verified("hmac", 3, Instant.ofEpochSecond(TIME)));
        refused(sent.verifiedBy("stripe", "old", "newer"), Why.WRONG_SIGNATURE);
    }

    @Test
    void noMoreThanEightSecretsAreTried() {
        Sent sent = stripe("t=" + TIME + "," + v1("right"));
        String[] secrets = Collections.nCopies(8, "wrong").toArray(new String[9]);
        secrets[8] = "right";
        refused(sent.verifiedBy("stripe", secrets), Why.WRONG_SIGNATURE);
        secrets[7] = "right";
        assertThat(sent.verifiedBy("stripe", secrets)).isInstanceOf(Verified.class);
    }

    @Test
    void withoutASecretEverythingIsRefused() {
        Sent empty = stripe("t=" + TIME + "," + v1(" "));
        refused(empty.verifiedBy("stripe"), Why.NO_SECRET);
        refused(empty.verifiedBy("stripe", "", " "), Why.NO_SECRET);
        Sent none = Sent.post("{\"token\":\"\"}")
                .to("https://a.example/?code=&token=")
                .with("Authorization", "Basic Og==");
        refused(empty.verifiedBy("stripe", " ", "another"), Why.WRONG_SIGNATURE);
        for (String vendor : VendorWays.vendors()) {
            refused(none.verifiedBy(vendor), Why.NO_SECRET);
            refused(none.verifiedBy(vendor, ""), Why.NO_SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "not base64!"})
    void aSecretThatCannotBeUsedRefusesAndIsNamedAtTheStart(String secret) {
        refused(standard(v1OfStandard()).verifiedBy("standard-webhooks", secret), Why.NO_SECRET);
        assertThat(Verifier.faultOf(VendorWays.of("standard-webhooks").get(0), secret))
                .hasValueSatisfying(fault -> assertThat(fault).doesNotContain(secret));
        assertThat(standard(v1OfStandard()).verifiedBy("standard-webhooks", secret, "whsec_" + KEY))
                .isEqualTo(new Verified("hmac", 2, Instant.ofEpochSecond(TIME)));
    }

    @Test
    void whatElseStripeSendsIsPassedOver() {
        String right = v1("s");
        assertThat(stripe("t=" + TIME + "," + right + ",v1=potato").verifiedBy("stripe", "s"))
                .isInstanceOf(Verified.class);
        assertThat(stripe("t=" + TIME + ",v1=potato,v1=" + OTHER + "," + right + ",v0=x")
                        .verifiedBy("stripe", "s"))
                .isInstanceOf(Verified.class);
        refused(
                stripe("t=" + TIME + "," + right.replace("v1", "v0")).verifiedBy("stripe", "s"),
                Why.MALFORMED_SIGNATURE);
        refused(stripe("t=" + TIME + ",v1=").verifiedBy("stripe", "s"), Why.MALFORMED_SIGNATURE);
        refused(stripe("t=" + TIME + ",v1=potato").verifiedBy("stripe", "s"), Why.MALFORMED_SIGNATURE);
        refused(stripe("t=" + TIME + ",v1=" + OTHER).verifiedBy("stripe", "s"), Why.WRONG_SIGNATURE);
        refused(stripe("bad_header").verifiedBy("stripe", "s"), Why.NO_SIGNATURE);
        refused(stripe("").verifiedBy("stripe", "s"), Why.NO_SIGNATURE);
        refused(Sent.post(BODY).verifiedBy("stripe", "s"), Why.NO_SIGNATURE);
    }

    @Test
    void anyOfPaddlesSignaturesMayBeRight() {
        String ts = "ts=" + TIME + ";";
        assertThat(paddle(ts + h1("s") + ";h1=" + OTHER + ";h2=RANDOM").verifiedBy("paddle", "s"))
                .isInstanceOf(Verified.class);
        assertThat(paddle(ts + "h1=" + OTHER + ";" + h1("s")).verifiedBy("paddle", "s"))
                .isInstanceOf(Verified.class);
        refused(paddle(ts + "h2=" + OTHER).verifiedBy("paddle", "s"), Why.MALFORMED_SIGNATURE);
        refused(paddle(h1("s")).verifiedBy("paddle", "s"), Why.NO_SIGNATURE);
    }

    @Test
    void versionsThatNobodyKnowsArePassedOver() {
        String wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
        String list = wrong + " " + wrong.replace("v1", "v2") + " " + v1OfStandard() + " v1a,x " + wrong;
        assertThat(standard(list).verifiedBy("standard-webhooks", KEY)).isInstanceOf(Verified.class);
        refused(standard(wrong).verifiedBy("standard-webhooks", KEY), Why.WRONG_SIGNATURE);
        refused(
                standard(v1OfStandard().replace("v1", "v2")).verifiedBy("standard-webhooks", KEY),
                Why.MALFORMED_SIGNATURE);
        refused(standard("v1,").verifiedBy("standard-webhooks", KEY), Why.MALFORMED_SIGNATURE);
        refused(standard("v1,dawfeoifkpqwoekfpqoekf").verifiedBy("standard-webhooks", KEY), Why.MALFORMED_SIGNATURE);
    }

    @Test
    void recurlysTimeIsTheFirstEntryAndNoSignature() {
        String time = TIME + "123";
        String right = Sent.hex("s", time + "." + BODY);
        assertThat(Sent.post(BODY)
                        .with("recurly-signature", time + "," + OTHER + "," + right)
                        .verifiedBy("recurly", "s"))
                .isEqualTo(new Verified("hmac", 1, Instant.ofEpochMilli(Long.parseLong(time))));
        refused(Sent.post(BODY).with("recurly-signature", right).verifiedBy("recurly", "s"), Why.MALFORMED_SIGNATURE);
        refused(Sent.post(BODY).with("recurly-signature", time).verifiedBy("recurly", "s"), Why.MALFORMED_SIGNATURE);
    }

    @Test
    void hexMayBeInUpperCaseAltogether() {
        String signature = "sha256=" + Sent.hex("s", BODY).toUpperCase(Locale.ROOT);
        assertThat(Sent.post(BODY).with("X-Hub-Signature-256", signature).verifiedBy("github", "s"))
                .isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @CsvSource({"300, ", "301, TOO_OLD", "-300, ", "-301, FROM_THE_FUTURE"})
    void aTimeHoldsUpToTheToleranceAndNoLonger(long age, @Nullable Why why) {
        Verdict verdict = stripe("t=" + TIME + "," + v1("s"))
                .at(Sent.NOW.plusSeconds(age))
                .verifiedBy("stripe", "s");
        if (why == null) {
            assertThat(verdict).isInstanceOf(Verified.class);
        } else {
            refused(verdict, why);
        }
    }

    @Test
    void oneMillisecondTooManyIsTooMany() {
        Sent sent = stripe("t=" + TIME + "," + v1("s")).at(Sent.NOW.plusSeconds(300));
        refused(sent.at(sent.at().plus(Duration.ofMillis(1))).verifiedBy("stripe", "s"), Why.TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "-1", "+1", "1+1", " 1", "12345678901234567", "99999999999999999999", "\u0661"})
    void aTimeThatIsNoPlainNumberIsMalformed(String time) {
        refused(stripe("t=" + time + "," + v1("s")).verifiedBy("stripe", "s"), Why.MALFORMED_SIGNATURE);
        Sent close = Sent.post(BODY).with("close-sig-timestamp", time).with("close-sig-hash", OTHER);
        refused(close.verifiedBy("close", OTHER), Why.MALFORMED_SIGNATURE);
    }

    @Test
    void aSeparatorIsATextAndNoPattern() {
        Verifier verifier = new Verifier(VendorWays.written(
                "[{scheme: hmac, signed: [body], signature: {header: X-Sig, separator: '|', prefix: s}}]"));
        Sent sent = Sent.post(BODY).with("X-Sig", "a|s" + Sent.hex("s", BODY));
        assertThat(verifier.verify(sent.call(), new Trust(List.of("s"), false))).isInstanceOf(Verified.class);
    }

    @Test
    void aTimeWhoseEntryIsNotThereIsMissing() {
        Verifier verifier = new Verifier(VendorWays.written("[{scheme: hmac, signed: [timestamp, body],"
                + " signature: {header: X-Sig, separator: ','}, timestamp: {entry: 2}}]"));
        Sent sent = Sent.post(BODY).with("X-Sig", OTHER);
        refused(verifier.verify(sent.call(), new Trust(List.of("s"), false)), Why.NO_SIGNATURE);
    }

    @Test
    void aLesserSignatureOfHubSpotDoesNotMakeUpForABetterOneThatIsTooOld() {
        String time = TIME + "000";
        Sent sent = Sent.post(BODY)
                .with("X-HubSpot-Request-Timestamp", time)
                .with("X-HubSpot-Signature-Version", "v1")
                .with("X-HubSpot-Signature", sha256("s" + BODY));
        byte[] key = "s".getBytes(StandardCharsets.UTF_8);
        Sent both = sent.with("X-HubSpot-Signature-v3", Sent.base64(key, "POST" + sent.url() + BODY + time));
        assertThat(both.verifiedBy("hubspot", "s")).isEqualTo(new Verified("hmac", 1, Sent.NOW));
        refused(both.at(Sent.NOW.plusSeconds(301)).verifiedBy("hubspot", "s"), Why.TOO_OLD);
        assertThat(sent.verifiedBy("hubspot", "s")).isEqualTo(new Verified("digest", 1, null));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Secrets.digest("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWrongSignatureIsWrongHoweverOldItIs() {
        Sent sent = stripe("t=" + TIME + ",v1=" + OTHER).at(Sent.NOW.plusSeconds(9999));
        refused(sent.verifiedBy("stripe", "s"), Why.WRONG_SIGNATURE);
    }

    @Test
    void sixteenSignaturesAreLookedAt() {
        String wrong = ",v1=" + OTHER;
        assertThat(stripe("t=" + TIME + wrong.repeat(15) + "," + v1("s")).verifiedBy("stripe", "s"))
                .isInstanceOf(Verified.class);
        refused(stripe("t=" + TIME + wrong.repeat(16) + "," + v1("s")).verifiedBy("stripe", "s"), Why.WRONG_SIGNATURE);
        String time = TIME + "000";
        String last = time + ("," + OTHER).repeat(15) + "," + Sent.hex("s", time + "." + BODY);
        assertThat(Sent.post(BODY).with("recurly-signature", last).verifiedBy("recurly", "s"))
                .isInstanceOf(Verified.class);
    }

    @Test
    void aHeaderOfMoreThanEightKibibytesIsNotRead() {
        String right = "t=" + TIME + "," + v1("s") + ",";
        assertThat(stripe(right + "x".repeat(8192 - right.length())).verifiedBy("stripe", "s"))
                .isInstanceOf(Verified.class);
        refused(stripe(right + "x".repeat(8193 - right.length())).verifiedBy("stripe", "s"), Why.MALFORMED_SIGNATURE);
    }

    @Test
    void whatIsSaidOfARefusalRepeatsNothingOfTheCall() {
        Sent sent = stripe("t=" + TIME + "," + v1("another")).at(Sent.NOW);
        assertThat(sent.verifiedBy("stripe", "s3cret"))
                .isEqualTo(new Refused(
                        Why.WRONG_SIGNATURE,
                        "none of our secrets makes a signature of the header `Stripe-Signature` out of"
                                + " `timestamp`, `'.'`, `body`"));
        assertThat(new Trust(List.of("s3cret"), true)).asString().doesNotContain("s3cret");
        assertThat(sent.call()).asString().doesNotContain("evt_1").doesNotContain("v1=");
    }

    @Test
    void ofSeveralWaysTheOneThatCameFurthestIsToldOf() {
        Sent v3 = Sent.post(BODY)
                .with("X-HubSpot-Signature-v3", Sent.base64(new byte[] {1}, "x"))
                .with("X-HubSpot-Request-Timestamp", TIME + "000")
                .with("X-HubSpot-Signature-Version", "v1");
        refused(v3.verifiedBy("hubspot", "s"), Why.WRONG_SIGNATURE);
        assertThat(Sent.post(BODY).with("X-HubSpot-Signature-Version", "v9").verifiedBy("hubspot", "s"))
                .isEqualTo(new Refused(
                        Why.NO_WAY_APPLIES,
                        "there is no header `X-HubSpot-Signature-v3`; the header `X-HubSpot-Signature-Version` is not"
                                + " `v2`; the header `X-HubSpot-Signature-Version` is not `v1`"));
    }

    @Test
    void attiosFormerHeaderHoldsAsWell() {
        Sent sent = Sent.post(BODY).with("X-Attio-Signature", Sent.hex("s", BODY));
        assertThat(sent.verifiedBy("attio", "s")).isInstanceOf(Verified.class);
        refused(sent.verifiedBy("attio", "t"), Why.WRONG_SIGNATURE);
    }
}
