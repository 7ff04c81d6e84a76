package io.saveplay.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses.
 *
 * @param first any address of it
 * @param bits how many of the leading bits all of its addresses share
 */
record Cidr(InetAddress first, int bits) {
    /** Reads `10.0.0.0/8` or `fc00::/7`. */
    static Cidr of(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        try {
            InetAddress first = Place.address(text.substring(0, Math.max(slash, 0)));
            if (bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= first.getAddress().length * Byte.SIZE) {
                return new Cidr(first, Integer.parseInt(bits));
            }
        } catch (UnknownHostException e) {
            // It is told below.
        }
        throw new IllegalArgumentException("`" + text + "` is no range of addresses such as `10.1.0.0/16`");
    }

    /** Whether an address is in it. Those of version 4 are in ranges of version 4 only. */
    boolean has(InetAddress address) {
        byte[] one = first.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
