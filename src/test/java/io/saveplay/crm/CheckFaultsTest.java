package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an analyst is told of a way to verify that cannot be followed. */
final class CheckFaultsTest {
    private static final String HMAC = "{scheme: hmac, signed: [body], signature: {header: X-Sig}";

    static java.util.stream.Stream<String> vendors() {
        return VendorWays.vendors().stream();
    }

    private static List<String> faults(String way) {
        return Verifier.faults(VendorWays.written("[" + way + "]"));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void everyVendorsWaysCanBeFollowed(String vendor) {
        assertThat(Verifier.faults(VendorWays.of(vendor))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{}| `scheme` must be one of `hmac`, `digest`, `basic`, `token`, `certificate`",
                "{scheme: hmak}| `scheme` must be one of `hmac`, `digest`, `basic`, `token`, `certificate`, not `hmak`; did you mean"
                        + " `hmac`?",
                "{scheme: basic, token: {header: A}}| `token` has no meaning for `basic`",
                "{scheme: basic, when: {value: a}}| `when.header` must be the name of a header",
                "{scheme: basic, when: {}}| `when.header` must be the name of a header",
                "{scheme: basic, when: {without: a, value: b}}| `when.header` must be the name of a header",
                "{scheme: basic, when: {without: ''}}| `when.without` must be the name of a header, not ``",
                "{scheme: basic, when: {header: 'a b'}}| `when.header` must be the name of a header, not `a b`",
                "{scheme: hmac, signed: [body]}| `signature` is missing: it says which header has it",
                "{scheme: hmac, signed: [body], signature: {}}| `signature.header` must be the name of a header",
                "{scheme: hmac, signed: [body], signature: {header: A, separator: ''}}| `signature.separator` is empty",
                "{scheme: hmac, signed: [body], signature: {header: A, encoding: hexx}}| `signature.encoding` must be one of `hex`,"
                        + " `base64`, not `hexx`; did you mean `hex`?",
                "{scheme: hmac, signed: [method], signature: {header: A}}| `signed` must have `body`: anybody could change what is"
                        + " not signed",
                "{scheme: hmac, signed: [body, secret], signature: {header: A}}| `secret` in `signed` is for `digest`: it is the"
                        + " key of an `hmac`",
                "{scheme: digest, signed: [body], signature: {header: A}}| `signed` must have `secret`: anybody could make a"
                        + " digest without it",
                "{scheme: hmac, signed: [bodi, body], signature: {header: A}}| `bodi` in `signed` is none of `body`, `timestamp`,"
                        + " `id`, `method`, `url`, `secret`, and no text in single quotes such as `\"'.'\"`; did you mean"
                        + " `body`?",
                "{scheme: hmac, signed: [body, timestamp], signature: {header: A}}| `signed` has `timestamp`, and nothing says"
                        + " where it is: `timestamp` is missing",
                "{scheme: hmac, signed: [body, id], signature: {header: A}}| `signed` has `id`, and nothing says where it is:"
                        + " `id` is missing",
                "{scheme: hmac, signed: [body], timestamp: {header: B}, signature: {header: A}}| `signed` must have `timestamp`: a"
                        + " time that is not signed shows nothing",
                "{scheme: token}| `token` must have one of `header`, `parameter` and `body`",
                "{scheme: token, token: {header: A, body: /b}}| `token` must have one of `header`, `parameter` and `body`",
                "{scheme: token, token: {parameter: ''}}| `token.parameter` is empty",
                "{scheme: token, token: {body: token}}| `token.body` must be a JSON pointer such as `/token`, not `token`",
                "{scheme: token, token: {body: /a, prefix: b}}| `token.prefix` is for a header only",
                "{scheme: certificate}| `certificate` is missing: it says in which header the proxy tells of it",
                "{scheme: certificate, certificate: {header: A, holds: name}}| `certificate.holds` must be one of `fingerprint`,"
                        + " `subject`, not `name`",
            })
    void aFaultIsToldInPlainWords(String way, String fault) {
        assertThat(faults(way)).containsExactly("way 1 of `verify`: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                ", url: decoded| `url` has no meaning where `signed` has no `url`",
                ", id: {header: A}| `id` has no meaning where `signed` has no `id`",
                ", algorithm: MD5| `algorithm` must be one of `SHA-256`, `SHA-1`, `SHA-512`, not `MD5`",
                ", key: {decoding: base32}| `key.decoding` must be one of `text`, `hex`, `base64`, not `base32`; did you mean"
                        + " `base64`?",
                ", certificate: {header: A}| `certificate` has no meaning for `hmac`"
            })
    void aFieldThatDoesNotBelongIsAFault(String more, String fault) {
        assertThat(faults(HMAC + more + "}")).containsExactly("way 1 of `verify`: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{}| `timestamp` must have one of `header`, `prefix` and `entry`",
                "{header: A, entry: 1}| `timestamp` must have one of `header`, `prefix` and `entry`",
                "{prefix: ''}| `timestamp.prefix` is empty, or the same as `signature.prefix`",
                "{prefix: v=}| `timestamp.prefix` is empty, or the same as `signature.prefix`",
                "{entry: 0}| `timestamp.entry` must be at least 1",
                "{header: A, unit: minutes}| `timestamp.unit` must be one of `seconds`, `milliseconds`, not `minutes`",
                "{header: A, toleranceSeconds: 0}| `timestamp.toleranceSeconds` must be 1 to 86400, not `0`",
                "{header: A, toleranceSeconds: -5}| `timestamp.toleranceSeconds` must be 1 to 86400, not `-5`",
                "{header: A, toleranceSeconds: 86401}| `timestamp.toleranceSeconds` must be 1 to 86400, not `86401`"
            })
    void aTimeThatCannotBeFoundOrIsLetInForeverIsAFault(String timestamp, String fault) {
        assertThat(faults(
                        "{scheme: hmac, signed: [timestamp, body], signature: {header: X, separator: ',', prefix: v=}, timestamp: "
                                + timestamp + "}"))
                .containsExactly("way 1 of `verify`: " + fault);
    }

    @Test
    void aTimeInAnEntryNeedsASeparator() {
        assertThat(faults("{scheme: hmac, signed: [timestamp, body], signature: {header: X}, timestamp: {prefix: t=}}"))
                .containsExactly("way 1 of `verify`: `timestamp` is in an entry of the signature's header, which needs"
                        + " `signature.separator`");
    }

    @Test
    void aWayWithTooManyPartsIsAFault() {
        assertThat(faults("{scheme: hmac, signed: [body" + ", body".repeat(16) + "], signature: {header: X}}"))
                .containsExactly("way 1 of `verify`: `signed` has more than 16 parts");
    }

    @Test
    void whatACertificateIsKnownByIsNoSecretForAnotherWay() {
        String certificate = "{scheme: certificate, certificate: {header: A}}";
        assertThat(faults(certificate + ", {scheme: token, token: {parameter: a}}"))
                .containsExactly(
                        "`certificate` cannot stand beside another scheme: what a certificate is known by is no"
                                + " secret, and would pass for one");
        assertThat(faults(certificate + ", " + certificate.replace("A}", "B, holds: subject}")))
                .isEmpty();
    }

    @Test
    void everyFaultIsToldWithItsWay() {
        assertThat(faults("{scheme: basic}, {scheme: token}, {scheme: hmac, signed: [null]}"))
                .anyMatch(fault -> fault.startsWith("way 2 of `verify`: `token`"))
                .anyMatch(fault -> fault.startsWith("way 3 of `verify`: `` in `signed`"))
                .noneMatch(fault -> fault.startsWith("way 1"));
        assertThat(Verifier.faults(List.of())).containsExactly("`verify` must have 1 to 8 ways, not 0");
        assertThat(Verifier.faults(
                        Collections.nCopies(9, VendorWays.of("pipedrive").get(0))))
                .containsExactly("`verify` must have 1 to 8 ways, not 9");
        assertThatThrownBy(() -> new Verifier(VendorWays.written("[{scheme: token}]")))
                .hasMessageContaining("`token` must have one of");
    }

    @ParameterizedTest
    @CsvSource({
        "close, xyz, the secret is not an even number of hex digits",
        "close, '', the secret is empty",
        "standard-webhooks, whsec_, the secret is empty",
        "standard-webhooks, whsec_?, the secret is not base64",
        "stripe, '  ', the secret is empty",
        "pipedrive, user, the secret is not of the form `user:password`",
        "zoho, '', the secret is empty",
        "salesforce-certificate, ab:cd, 'the secret is not the SHA-256 fingerprint of a certificate, which has 64 hex digits, with or"
                + " without colons'"
    })
    void aSecretThatCannotBeUsedIsAFault(String vendor, String secret, String fault) {
        assertThat(Verifier.faultOf(VendorWays.of(vendor).get(0), secret)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "close, 0aF9",
        "standard-webhooks, whsec_AAAA",
        "standard-webhooks, AAAA",
        "stripe, whsec_x",
        "pipedrive, u:"
    })
    void aSecretThatCanBeUsedIsNone(String vendor, String secret) {
        assertThat(Verifier.faultOf(VendorWays.of(vendor).get(0), secret)).isEmpty();
    }

    @Test
    void otherAlgorithmsAreKnownByTheirNames() {
        String body = "what do ya want for nothing?";
        // RFC 2202 and RFC 4231, the second case of each.
        Sent sent = Sent.post(body)
                .with("X-Sha1", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
                .with(
                        "X-Sha512",
                        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
        Trust trust = new Trust(List.of("Jefe"), false);
        for (String algorithm : List.of("SHA-1", "SHA-512")) {
            Verifier verifier = new Verifier(VendorWays.written("[{scheme: hmac, algorithm: " + algorithm
                    + ", signed: [body], signature: {header: X-" + algorithm.replace("-", "") + "}}]"));
            assertThat(verifier.verify(sent.call(), trust)).isInstanceOf(Verdict.Verified.class);
            assertThat(verifier.verify(sent.saying(body + " ").call(), trust)).isInstanceOf(Verdict.Refused.class);
        }
    }
}
