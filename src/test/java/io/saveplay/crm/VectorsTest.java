package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.crm.Vectors.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that hold, and the same with one byte changed. */
final class VectorsTest {

    static Stream<Vector> vectors() throws IOException {
        return Vectors.all();
    }

    /** Every text that differs from this one in one byte: by its last bit, its case, or by being there. */
    private static Set<String> changes(String text) {
        Set<String> changes = new TreeSet<>();
        for (int i = 0; i < text.length(); i++) {
            for (int bit : new int[] {1, 0x20}) {
                changes.add(text.substring(0, i) + (char) (text.charAt(i) ^ bit) + text.substring(i + 1));
            }
            changes.add(text.substring(0, i) + text.substring(i + 1));
        }
        changes.add(text + "0");
        return changes;
    }

    private static boolean holds(Vector vector, Sent sent) {
        return sent.verifiedBy(vector.vendor(), vector.secret()) instanceof Verdict.Verified;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatAVendorSignsHolds(Vector vector) {
        assertThat(vector.sent().verifiedBy(vector.vendor(), vector.secret()))
                .isInstanceOfSatisfying(
                        Verdict.Verified.class,
                        verified -> assertThat(verified.secret()).isEqualTo(1));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void noByteOfTheBodyCanBeChanged(Vector vector) {
        assertThat(changes(vector.sent().body()))
                .noneMatch(body -> holds(vector, vector.sent().saying(body)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void noByteOfASignatureATimeOrAnIdCanBeChanged(Vector vector) {
        for (Map.Entry<String, String> header : vector.sent().headers().entrySet()) {
            assertThat(changes(header.getValue()))
                    .as(header.getKey())
                    .noneMatch(value -> holds(vector, vector.sent().with(header.getKey(), value)));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void noByteOfTheSecretCanBeChanged(Vector vector) {
        boolean hex = vector.vendor().equals("close");
        assertThat(changes(vector.secret()))
                .filteredOn(secret -> !hex || !secret.equalsIgnoreCase(vector.secret()))
                .noneMatch(secret -> vector.sent().verifiedBy(vector.vendor(), secret) instanceof Verdict.Verified);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void noByteOfTheMethodAndTheUrlCanBeChangedWhereTheyAreSigned(Vector vector) {
        Call call = vector.sent().call();
        Trust trust = new Trust(List.of(vector.secret()), false);
        Verifier verifier = VendorWays.verifier(vector.vendor());
        assertThat(changes(call.method()))
                .allMatch(method -> vector.urlSigned()
                        != verifier.verify(copy(call, method, call.url()), trust) instanceof Verdict.Verified);
        assertThat(changes(call.url()))
                .allMatch(url -> vector.urlSigned()
                        != verifier.verify(copy(call, call.method(), url), trust) instanceof Verdict.Verified);
    }

    private static Call copy(Call call, String method, String url) {
        return new Call(method, url, call.headers(), call.query(), call.body(), call.receivedAt());
    }

    @Test
    void someEscapesOfTheUrlAreSignedAsWhatTheyStandForAndOthersAsTheyAre() {
        String asSigned = "POST" + "https://hooks.example.com/a?b=c:/?@!$'()*,;d&e=%20%25%2B%253A" + "{}"
                + Sent.NOW.toEpochMilli();
        Sent sent = Sent.post("{}")
                .with("X-HubSpot-Request-Timestamp", Long.toString(Sent.NOW.toEpochMilli()))
                .with("X-HubSpot-Signature-v3", Sent.base64("secret".getBytes(StandardCharsets.UTF_8), asSigned));
        String url = "https://hooks.example.com/a?b=c%3A%2F%3F%40%21%24%27%28%29%2A%2C%3Bd&e=%20%25%2B%253A";
        assertThat(sent.to(url).verifiedBy("hubspot", "secret")).isInstanceOf(Verdict.Verified.class);
        assertThat(sent.to(url.replace("%2A", "%2a")).verifiedBy("hubspot", "secret"))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(sent.to(url.replace("%20", "+")).verifiedBy("hubspot", "secret"))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void otherwiseTheUrlIsSignedAsItWasSent() {
        String url = "https://hooks.example.com/a?b=%3A";
        byte[] digest = Secrets.digest("SHA-256").digest(("secretPOST" + url + "{}").getBytes(StandardCharsets.UTF_8));
        Sent sent = Sent.post("{}")
                .with("X-HubSpot-Signature-Version", "v2")
                .with("X-HubSpot-Signature", HexFormat.of().formatHex(digest));
        assertThat(sent.to(url).verifiedBy("hubspot", "secret")).isInstanceOf(Verdict.Verified.class);
        assertThat(sent.to(url.replace("%3A", ":")).verifiedBy("hubspot", "secret"))
                .isInstanceOf(Verdict.Refused.class);
    }
}
