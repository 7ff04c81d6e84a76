package io.saveplay.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How each vendor's webhooks are verified, written as in a profile. */
final class VendorWays {
    private static final ObjectMapper YAML = new YAMLMapper();

    private static final String TEXT = """
            hubspot:
              - scheme: hmac
                when: {header: X-HubSpot-Signature-v3}
                signed: [method, url, body, timestamp]
                url: decoded
                signature: {header: X-HubSpot-Signature-v3, encoding: base64}
                timestamp: {header: X-HubSpot-Request-Timestamp, unit: milliseconds}
              - scheme: digest
                when: {header: X-HubSpot-Signature-Version, value: v2, without: X-HubSpot-Signature-v3}
                signed: [secret, method, url, body]
                signature: {header: X-HubSpot-Signature}
              - scheme: digest
                when: {header: X-HubSpot-Signature-Version, value: v1, without: X-HubSpot-Signature-v3}
                signed: [secret, body]
                signature: {header: X-HubSpot-Signature}
            stripe:
              - scheme: hmac
                signed: [timestamp, "'.'", body]
                signature: {header: Stripe-Signature, separator: ",", prefix: "v1="}
                timestamp: {prefix: "t="}
            paddle:
              - scheme: hmac
                signed: [timestamp, "':'", body]
                signature: {header: Paddle-Signature, separator: ";", prefix: "h1="}
                timestamp: {prefix: "ts="}
            close:
              - scheme: hmac
                signed: [timestamp, body]
                key: {decoding: hex}
                signature: {header: close-sig-hash}
                timestamp: {header: close-sig-timestamp}
            recurly:
              - scheme: hmac
                signed: [timestamp, "'.'", body]
                signature: {header: recurly-signature, separator: ","}
                timestamp: {entry: 1, unit: milliseconds}
            attio:
              - scheme: hmac
                when: {header: Attio-Signature}
                signed: [body]
                signature: {header: Attio-Signature}
              - scheme: hmac
                when: {header: X-Attio-Signature}
                signed: [body]
                signature: {header: X-Attio-Signature}
            github:
              - scheme: hmac
                signed: [body]
                signature: {header: X-Hub-Signature-256, prefix: "sha256="}
            standard-webhooks:
              - scheme: hmac
                signed: [id, "'.'", timestamp, "'.'", body]
                key: {decoding: base64, prefix: whsec_}
                signature: {header: webhook-signature, separator: " ", prefix: "v1,", encoding: base64}
                timestamp: {header: webhook-timestamp}
                id: {header: webhook-id}
            pipedrive:
              - scheme: basic
            chargebee:
              - scheme: basic
            zoho:
              - scheme: token
                token: {body: /token}
            copper:
              - scheme: token
                token: {body: /secret}
            dataverse:
              - scheme: token
                token: {header: X-Saveplay-Key}
              - scheme: token
                token: {parameter: code}
            salesforce-certificate:
              - scheme: certificate
                certificate: {header: X-Client-Cert-Fingerprint}
            salesforce:
              - scheme: token
                token: {parameter: token}
              - scheme: token
                token: {header: Authorization, prefix: "Bearer "}
            subject:
              - scheme: certificate
                certificate: {header: X-Client-Cert-Subject, holds: subject}
            """;

    private static final Map<String, List<Check>> WAYS = read(TEXT, new TypeReference<>() {});

    private VendorWays() {}

    static List<Check> of(String vendor) {
        return Objects.requireNonNull(WAYS.get(vendor));
    }

    static Set<String> vendors() {
        return WAYS.keySet();
    }

    static Verifier verifier(String vendor) {
        return new Verifier(of(vendor));
    }

    /** The list of ways that some YAML holds. */
    static List<Check> written(String yaml) {
        return read(yaml, new TypeReference<>() {});
    }

    private static <T> T read(String yaml, TypeReference<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
