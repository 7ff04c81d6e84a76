package io.saveplay.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL leads to, as it is written. What could be read in two ways is no place.
 *
 * @param tls whether it is {@code https}
 * @param host a name in lower case; or an address, one of version 6 in brackets
 * @param written the port; -1 when the URL has none
 * @param address of a host that is written as one
 */
record Place(
        boolean tls, String host, int written, @Nullable InetAddress address) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[^\\[\\]]*\\]|[^:\\[\\]]*)(?::(?<port>\\d{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern VERSION_4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");
    private static final int LONGEST_NAME = 253;
    private static final int HIGHEST_PORT = 65_535;
    private static final int PORT_OF_HTTPS = 443;
    private static final int PORT_OF_HTTP = 80;

    /**
     * Reads a URL.
     *
     * @throws ForbiddenException when it has no plain host; the message does not quote what may be a password
     */
    static Place of(URI url) throws ForbiddenException {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new ForbiddenException("the url begins with neither `https://` nor `http://`");
        }
        String authority = url.getRawAuthority();
        if (authority == null) {
            throw new ForbiddenException("the url names no host");
        }
        return of(scheme.equals("https"), authority);
    }

    /** Reads `host` or `host:port`. */
    static Place of(boolean tls, String authority) throws ForbiddenException {
        if (authority.indexOf('@') >= 0) {
            throw new ForbiddenException("the url has a user name in it, which would be a header instead");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new ForbiddenException("the url does not name a host, with a port or without, in the plain way");
        }
        String digits = parts.group("port");
        int port = digits == null ? -1 : Integer.parseInt(digits);
        if (port == 0 || port > HIGHEST_PORT) {
            throw new ForbiddenException("the port of the url is not from 1 to " + HIGHEST_PORT);
        }
        String host = parts.group("host").toLowerCase(Locale.ROOT);
        InetAddress address = check(host);
        return new Place(tls, host, port, address);
    }

    /** Finds fault with a host as it is written; its address when it is one. */
    private static @Nullable InetAddress check(String host) throws ForbiddenException {
        if (host.indexOf('%') >= 0) {
            throw new ForbiddenException("the host of the url has a `%` in it, for a zone or a code");
        }
        if (!host.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new ForbiddenException("the host of the url is not in ASCII; such a name is written with `xn--`");
        }
        boolean bracketed = host.startsWith("[");
        if (bracketed || ENDS_IN_A_NUMBER.matcher(host).matches()) {
            try {
                return address(bracketed ? host.substring(1, host.length() - 1) : host);
            } catch (UnknownHostException e) {
                throw new ForbiddenException("the host of the url is a number that is not written as an address is,"
                        + " with four decimal numbers or in brackets");
            }
        }
        if (host.endsWith(".")) {
            throw new ForbiddenException("the host of the url ends in a dot");
        }
        if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
            throw new ForbiddenException("the host of the url is not a name of letters, digits, hyphens and dots");
        }
        return null;
    }

    /**
     * Reads an address, in the one way of version 4 or any of version 6; never looks up a name.
     *
     * @throws UnknownHostException when it is none
     */
    static InetAddress address(String text) throws UnknownHostException {
        if (!VERSION_4.matcher(text).matches() && !VERSION_6.matcher(text).matches()) {
            throw new UnknownHostException();
        }
        return InetAddress.getByName(text);
    }

    int port() {
        if (written >= 0) {
            return written;
        }
        return tls ? PORT_OF_HTTPS : PORT_OF_HTTP;
    }
}
