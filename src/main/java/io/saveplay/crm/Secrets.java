package io.saveplay.crm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tries what a caller shows against all secrets, in a time that tells nothing of them. */
final class Secrets {
    private static final int MOST = 8;

    private Secrets() {}

    /** The secrets that are looked at; a blank one is there only to be counted. */
    static List<String> looked(Trust trust) {
        return trust.secrets().subList(0, Math.min(MOST, trust.secrets().size()));
    }

    /** Whether one of some texts matches what is made of a secret. */
    @FunctionalInterface
    interface Match {
        boolean of(byte[] made);
    }

    /**
     * Which secret matches, from 1; 0 if none does. Every usable one is tried, whether another matched or not.
     *
     * @param made the bytes that a secret stands for, if it can be used at all
     * @return nothing if no secret can be used
     */
    static Optional<Integer> which(List<String> secrets, Function<String, Optional<byte[]>> made, Match match) {
        int usable = 0;
        int which = 0;
        for (int i = 0; i < secrets.size(); i++) {
            Optional<byte[]> bytes = made.apply(secrets.get(i));
            if (bytes.isPresent()) {
                usable++;
                boolean matches = match.of(bytes.get());
                which = matches && which == 0 ? i + 1 : which;
            }
        }
        return usable == 0 ? Optional.empty() : Optional.of(which);
    }

    /** Whether two texts are the same; their digests are compared, which have one length. */
    static boolean same(byte[] one, byte[] other) {
        MessageDigest sha = digest("SHA-256");
        return MessageDigest.isEqual(sha.digest(one), sha.digest(other));
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
