package io.saveplay.crm;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A call as a vendor sends it, which a test changes a little at a time. */
record Sent(String method, String url, Map<String, String> headers, String body, Instant at) {
    static final Instant NOW = Instant.parse("2026-06-25T10:00:00Z");

    static Sent post(String body) {
        return new Sent("POST", "https://hooks.example.com/v1/webhooks/some", Map.of(), body, NOW);
    }

    Sent to(String changed) {
        return new Sent(method, changed, headers, body, at);
    }

    Sent by(String changed) {
        return new Sent(changed, url, headers, body, at);
    }

    Sent saying(String changed) {
        return new Sent(method, url, headers, changed, at);
    }

    Sent at(Instant changed) {
        return new Sent(method, url, headers, body, changed);
    }

    Sent with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header.toLowerCase(Locale.ROOT), value);
        return new Sent(method, url, more, body, at);
    }

    Call call() {
        Map<String, List<String>> values = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        String query = URI.create(url).getQuery();
        Map<String, List<String>> parameters = Stream.of(query == null ? new String[0] : query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
        return new Call(method, url, values, parameters, body.getBytes(StandardCharsets.UTF_8), at);
    }

    Verdict verifiedBy(String vendor, String... secrets) {
        return VendorWays.verifier(vendor).verify(call(), new Trust(List.of(secrets), false));
    }

    static String hex(String key, String signed) {
        return HexFormat.of().formatHex(hmac(key.getBytes(StandardCharsets.UTF_8), signed));
    }

    static String base64(byte[] key, String signed) {
        return Base64.getEncoder().encodeToString(hmac(key, signed));
    }

    private static byte[] hmac(byte[] key, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
