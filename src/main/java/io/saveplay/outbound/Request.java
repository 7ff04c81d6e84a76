package io.saveplay.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is asked of the other side.
 *
 * @param method one of {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} and {@code DELETE}
 * @param url whole, with scheme and host
 * @param headers by name; those that the call itself sets, such as {@code host}, are not among them
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
public record Request(String method, URI url, Map<String, String> headers, byte[] body) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** How a message is framed, where it goes and what is spoken: all of it the call's own matter. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "accept-encoding");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("|[!-~](?:[\\t -~]*[!-~])?");

    /**
     * A request that can be sent, as far as its address allows.
     *
     * @throws IllegalArgumentException for a method or header that no request may have; the message quotes no value
     */
    public Request {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("a call is one of " + String.join(", ", new TreeSet<>(METHODS)));
        }
        headers = Map.copyOf(headers);
        headers.forEach(Request::check);
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header has a name that no header may have");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header `" + name + "` is set by the call itself");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the header `" + name
                            + "` has a value that no header may have: only printable ASCII, no line break, no blank at its ends");
        }
    }

    /** Where to, without the query, which may hold a key; neither headers nor body. */
    @Override
    public String toString() {
        return method + " " + url.getScheme() + "://" + url.getHost();
    }
}
