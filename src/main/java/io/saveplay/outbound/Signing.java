package io.saveplay.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs callbacks as Standard Webhooks says, so that whoever is called knows that it is us. */
public final class Signing {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    /** A dot would end the id within what is signed. */
    private static final Pattern ID = Pattern.compile("[!--/-~]+");

    private final List<SecretKeySpec> keys = new ArrayList<>();
    private final Clock clock;

    /** Signs with one secret. */
    public Signing(String secret, Clock clock) {
        this(List.of(secret), clock);
    }

    /**
     * Signs with each of some secrets, while one takes the place of another.
     *
     * @param secrets 24 to 64 bytes in base64, after {@code whsec_}
     * @throws IllegalArgumentException for one that is not so; the message does not quote it
     */
    public Signing(List<String> secrets, Clock clock) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a callback is signed with one secret or more");
        }
        secrets.forEach(secret -> keys.add(key(secret)));
        this.clock = clock;
    }

    private static SecretKeySpec key(String secret) {
        byte[] bytes = {};
        if (secret.startsWith(PREFIX)) {
            try {
                bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                // Its message quotes the secret.
            }
        }
        if (bytes.length < SHORTEST_KEY || bytes.length > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "a secret of callbacks is `whsec_` and then 24 to 64 bytes in base64, and this one is not");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * The headers that a callback is sent with now: {@code webhook-id}, {@code webhook-timestamp} and
     * {@code webhook-signature}. The same callback has the same id each time it is sent, but other headers.
     *
     * @param id by which the other side knows what it has had already
     * @throws IllegalArgumentException for an id with a dot, a blank or what is not ASCII
     */
    public Map<String, String> headers(String id, byte[] body) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a callback is of printable ASCII without dots and blanks");
        }
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        List<String> signatures = new ArrayList<>();
        for (SecretKeySpec key : keys) {
            signatures.add("v1," + sign(key, id + "." + timestamp + ".", body));
        }
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", String.join(" ", signatures));
    }

    private static String sign(SecretKeySpec key, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java runtime has " + ALGORITHM, e);
        }
    }
}
