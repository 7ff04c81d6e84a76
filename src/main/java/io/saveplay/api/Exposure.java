package io.saveplay.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Closed by default: whoever can reach the service from another machine has to bring a token. */
final class Exposure {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)\\]?", Pattern.CASE_INSENSITIVE);

    private Exposure() {}

    /**
     * Why the service must not start, in one line; nothing when it may.
     *
     * @param host where it is to listen
     */
    static Optional<String> objection(String host, Token token) {
        boolean loopback =
                LOOPBACK.matcher(host.strip().toLowerCase(Locale.ROOT)).matches();
        if (loopback || token.isAsked()) {
            return Optional.empty();
        }
        return Optional.of("saveplay would listen on `" + host.strip()
                + "`, where other machines can reach it, and asks for no token; set SAVEPLAY_TOKEN, or leave"
                + " SAVEPLAY_HOST at 127.0.0.1");
    }
}
