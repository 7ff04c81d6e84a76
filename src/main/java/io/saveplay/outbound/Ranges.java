package io.saveplay.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** What addresses are for, by the registries of special addresses (RFC 6890 and what followed it). */
final class Ranges {
    /** Who may be at an address. */
    enum Kind {
        /** Anybody on the internet. */
        PUBLIC,
        /** A machine of one's own network. */
        PRIVATE,
        /** Nobody whom a CRM or a callback would be: what a machine asks about itself, groups, what is not in use. */
        SPECIAL
    }

    /**
     * What one range is for.
     *
     * @param words for its kind, as in "a private address"
     */
    record Use(Cidr range, Kind kind, String words) {}

    private static final Use PUBLIC = new Use(Cidr.of("0.0.0.0/0"), Kind.PUBLIC, "a public address");

    /** The one part of version 6 that public addresses are of. */
    private static final Cidr GLOBAL = Cidr.of("2000::/3");

    private static final Use NOT_GLOBAL =
            new Use(Cidr.of("::/0"), Kind.SPECIAL, "an address that is not for the internet");

    /** The first that has an address tells. */
    private static final List<Use> USES = List.of(
            // What clouds tell a machine about itself, with its keys.
            special("169.254.0.0/16", "a link-local address"),
            special("168.63.129.16/32", "an address of the cloud itself"),
            special("100.100.100.200/32", "an address of the cloud itself"),
            special("fd00:ec2::/32", "an address of the cloud itself"),
            special("fe80::/10", "a link-local address"),
            own("127.0.0.0/8", "a loopback address"),
            own("::1/128", "a loopback address"),
            own("10.0.0.0/8", "a private address"),
            own("172.16.0.0/12", "a private address"),
            own("192.168.0.0/16", "a private address"),
            own("fc00::/7", "a private address"),
            own("100.64.0.0/10", "an address of a provider's own network"),
            special("0.0.0.0/8", "an address of no host"),
            special("::/128", "an address of no host"),
            special("192.0.0.0/24", "an address of protocols"),
            special("192.0.2.0/24", "an address for documentation"),
            special("198.51.100.0/24", "an address for documentation"),
            special("203.0.113.0/24", "an address for documentation"),
            special("2001:db8::/32", "an address for documentation"),
            special("3fff::/20", "an address for documentation"),
            special("192.88.99.0/24", "an address that leads to another"),
            special("198.18.0.0/15", "an address for benchmarks"),
            special("224.0.0.0/4", "an address of many hosts"),
            special("ff00::/8", "an address of many hosts"),
            special("240.0.0.0/4", "an address that is not in use"),
            // Teredo among them.
            special("2001::/23", "an address of protocols"),
            // 6to4.
            special("2002::/16", "an address that leads to another"));

    /** Where an address of version 4 is written as one of version 6 by whoever translates between the two (RFC 6052). */
    private static final Cidr TRANSLATED = Cidr.of("64:ff9b::/96");

    private static final int EMBEDDED = 12;

    private Ranges() {}

    /** What an address is for. */
    static Use of(InetAddress address) {
        InetAddress meant = meant(address);
        for (Use use : USES) {
            if (use.range.has(meant)) {
                return use;
            }
        }
        return meant instanceof Inet4Address || GLOBAL.has(meant) ? PUBLIC : NOT_GLOBAL;
    }

    /** The address that is reached in the end. */
    static InetAddress meant(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!TRANSLATED.has(address)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, EMBEDDED, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static Use own(String range, String words) {
        return new Use(Cidr.of(range), Kind.PRIVATE, words);
    }

    private static Use special(String range, String words) {
        return new Use(Cidr.of(range), Kind.SPECIAL, words);
    }
}
