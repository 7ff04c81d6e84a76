package io.saveplay.crm;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A way in which parts of the call are signed with the secret.
 *
 * @param hmac whether the secret is the key of an HMAC, and not a part of what is digested
 * @param algorithm name of the digest, such as {@code SHA-256}
 * @param parts what is signed, in its order
 * @param decoded whether some escapes of the URL give way to what they stand for
 * @param keyPrefix taken off a secret that begins with it; may be empty
 * @param stamp where the time of signing is, if it is signed
 * @param idHeader where the message's id is, if it is signed
 */
record SignedWay(
        boolean hmac,
        String algorithm,
        List<Part> parts,
        boolean decoded,
        Encoding keyEncoding,
        String keyPrefix,
        Entries place,
        @Nullable Stamp stamp,
        @Nullable String idHeader)
        implements Way {
    private static final Pattern ESCAPE =
            Pattern.compile("%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)", Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<String> faultOf(String secret) {
        String text = withoutPrefix(secret);
        if (text.isBlank()) {
            return Optional.of("the secret is empty");
        }
        return key(secret).isPresent() ? Optional.empty() : Optional.of("the secret is not " + keyWords());
    }

    private Optional<byte[]> key(String secret) {
        return keyEncoding.decoded(withoutPrefix(secret)).filter(key -> key.length > 0 && !secret.isBlank());
    }

    private String withoutPrefix(String secret) {
        return secret.startsWith(keyPrefix) ? secret.substring(keyPrefix.length()) : secret;
    }

    private String keyWords() {
        return switch (keyEncoding) {
            case TEXT -> "a text";
            case HEX -> "an even number of hex digits";
            case BASE64 -> "base64";
        };
    }

    @Override
    public Verdict verify(Call call, List<String> secrets) {
        Shown header = Shown.at("header `" + place.header() + "`", call.header(place.header()));
        if (header.refusal() != null) {
            return header.refusal();
        }
        List<String> entries = place.split(header.value());
        Shown time = stamp == null ? new Shown("", null) : stamp.text(call, entries, place);
        if (time.refusal() != null) {
            return time.refusal();
        }
        Shown id =
                idHeader == null ? new Shown("", null) : Shown.at("header `" + idHeader + "`", call.header(idHeader));
        if (id.refusal() != null) {
            return id.refusal();
        }
        List<byte[]> signatures = place.signatures(entries, stamp == null ? Optional.empty() : stamp.index(entries));
        if (signatures.isEmpty()) {
            return new Verdict.Refused(Verdict.Why.MALFORMED_SIGNATURE, "there is no " + place.words());
        }
        Optional<Integer> which = Secrets.which(
                secrets, this::key, key -> isAmong(signatures, made(call, key, time.value(), id.value())));
        if (which.isEmpty()) {
            return new Verdict.Refused(Verdict.Why.NO_SECRET, "no secret is set that is " + keyWords());
        }
        return which.get() == 0
                ? new Verdict.Refused(Verdict.Why.WRONG_SIGNATURE, wrong())
                : inTime(call.receivedAt(), time.value(), which.get());
    }

    private Verdict inTime(Instant now, String time, int secret) {
        Instant signedAt = stamp == null ? null : stamp.instant(time);
        Verdict verified = new Verdict.Verified(hmac ? "hmac" : "digest", secret, signedAt);
        return stamp == null || signedAt == null
                ? verified
                : stamp.tooFar(signedAt, now).<Verdict>map(refused -> refused).orElse(verified);
    }

    private String wrong() {
        return "none of our secrets makes a signature of the header `" + place.header() + "` out of "
                + parts.stream().map(part -> "`" + part + "`").collect(Collectors.joining(", "));
    }

    private static boolean isAmong(List<byte[]> signatures, byte[] made) {
        boolean found = false;
        for (byte[] signature : signatures) {
            found |= MessageDigest.isEqual(made, signature);
        }
        return found;
    }

    private byte[] made(Call call, byte[] key, String time, String id) {
        if (!hmac) {
            MessageDigest digest = Secrets.digest(algorithm);
            parts.forEach(part -> digest.update(bytes(part, call, key, time, id)));
            return digest.digest();
        }
        String name = "Hmac" + algorithm.replace("-", "");
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            parts.forEach(part -> mac.update(bytes(part, call, key, time, id)));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }

    private byte[] bytes(Part part, Call call, byte[] key, String time, String id) {
        return switch (part.kind()) {
            case BODY -> call.body();
            case TIMESTAMP -> Encoding.TEXT.bytes(time);
            case ID -> Encoding.TEXT.bytes(id);
            case METHOD -> Encoding.TEXT.bytes(call.method());
            case URL -> Encoding.TEXT.bytes(decoded ? unescaped(call.url()) : call.url());
            case SECRET -> key;
            case LITERAL -> Encoding.TEXT.bytes(part.text());
        };
    }

    private static String unescaped(String url) {
        return ESCAPE.matcher(url)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
