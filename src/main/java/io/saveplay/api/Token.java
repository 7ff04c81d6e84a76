package io.saveplay.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The token of this service, if it asks for one. Only its digest is kept. */
final class Token {
    private static final Pattern BEARER = Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    private final byte @Nullable [] digest;

    private Token(byte @Nullable [] digest) {
        this.digest = digest;
    }

    /** A token as it was set; a blank one counts as none. */
    static Token of(Optional<String> setting) {
        return new Token(setting.map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(Token::digest)
                .orElse(null));
    }

    /** Whether requests need it. */
    boolean isAsked() {
        return digest != null;
    }

    /** Whether a request may pass, given the value of its header {@code Authorization}. */
    boolean admits(@Nullable String authorization) {
        if (digest == null) {
            return true;
        }
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        // Digests have one length, so that the time of the comparison tells nothing of the token.
        return bearer.matches() && MessageDigest.isEqual(digest, digest(bearer.group(1)));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
