package io.saveplay.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The clients whose decisions are ranked without what was learned, so that there is something to compare with. A client
 * is held out or not by the SHA-256 of their id, so every replica says the same and nothing has to be stored.
 *
 * @param share of all clients, 0 to 1
 */
public record Holdout(double share) {
    /** One client in ten. */
    public static final Holdout DEFAULT = new Holdout(0.1);

    /** Doubles hold 53 bits exactly. */
    private static final int SURPLUS_BITS = 11;

    public Holdout {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of clients that is held out is from 0 to 1, not " + share);
        }
    }

    /** Whether a client is held out; the first eight bytes of the hash, as a fraction, are below the share. */
    public boolean holds(String clientId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(clientId.getBytes(StandardCharsets.UTF_8));
            double fraction = (ByteBuffer.wrap(hash).getLong() >>> SURPLUS_BITS) * 0x1.0p-53;
            return fraction < share;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java runtime has SHA-256", e);
        }
    }
}
