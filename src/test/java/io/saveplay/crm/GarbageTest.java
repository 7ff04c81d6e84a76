package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls by people who do not mean well. */
final class GarbageTest {
    private static final int ROUNDS = 600;
    private static final List<String> HEADERS = List.of(
            "x-hubspot-signature",
            "x-hubspot-signature-v3",
            "x-hubspot-request-timestamp",
            "stripe-signature",
            "paddle-signature",
            "close-sig-hash",
            "close-sig-timestamp",
            "recurly-signature",
            "attio-signature",
            "x-hub-signature-256",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "authorization",
            "x-saveplay-key",
            "x-client-cert-fingerprint",
            "x-client-cert-subject");
    private static final List<String> PIECES = List.of(
            "",
            " ",
            ",",
            ";",
            "=",
            ":",
            ".",
            "t=",
            "ts=",
            "v1=",
            "v1,",
            "h1=",
            "sha256=",
            "Basic ",
            "Bearer ",
            "AAAA",
            "====",
            "00",
            "0",
            "f",
            "\u0000",
            "\u00e9",
            "\ud83d\ude00",
            "\ud800",
            "9999999999999999",
            "99999999999999999999",
            "-1",
            "1782381600",
            "1782381600000",
            "\r\n",
            "%",
            "'",
            "\"",
            "ab".repeat(32),
            "A".repeat(43) + "=",
            "x".repeat(8192));
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "{}",
            "[]",
            "{\"token\":",
            "{\"token\":\"",
            "{\"token\":1e999999999}",
            "{\"token\":\"\\ud800\"}",
            "\ufeff{\"token\":\"a\"}",
            "[".repeat(1000),
            "{\"a\":".repeat(1000),
            "\"" + "x".repeat(100_000),
            "1".repeat(5000),
            "{\"secret\":[{\"secret\":\"x\"}]}",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
            "\u0000\u0001");

    static Stream<String> vendors() {
        return VendorWays.vendors().stream();
    }

    private static String piece(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(
                    random.nextInt(4) == 0
                            ? Character.toString(random.nextInt(0x300))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static List<String> pieces(Random random) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(piece(random));
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void garbageIsRefusedAndNothingElse(String vendor) {
        Random random = new Random(vendor.hashCode());
        Verifier verifier = VendorWays.verifier(vendor);
        List<String> secrets = List.of("not guessed", "whsec_" + "Ab1/".repeat(8), "cd".repeat(32), "u:p", " ", "zz");
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, List<String>> headers = new HashMap<>();
            HEADERS.forEach(header -> headers.put(header, pieces(random)));
            headers.put("x-hubspot-signature-version", List.of("v" + random.nextInt(4)));
            byte[] body = BODIES.get(random.nextInt(BODIES.size())).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (random.nextInt(3) == 0) {
                random.nextBytes(body);
            }
            Map<String, List<String>> query = Map.of("code", pieces(random), "token", pieces(random));
            Call call = new Call("POST", "https://a.example/%zz%" + piece(random), headers, query, body, Sent.NOW);
            assertThat(verifier.verify(call, new Trust(secrets, random.nextBoolean())))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.detail()).isNotBlank());
        }
    }
}
