package io.saveplay.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the id of its last decision, signed together with the question, so that no caller can make one up
 * or carry it over to another question. All replicas share the key.
 */
final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String NAME = "cursor";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int SIGNATURE_BYTES = 16;

    private final Database database;
    private volatile byte @Nullable [] key;

    Cursors(Database database) {
        this.database = database;
    }

    String write(UUID last, String question) {
        byte[] id = bytes(last);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(ID_BYTES + SIGNATURE_BYTES)
                        .put(id)
                        .put(signature(id, question))
                        .array());
    }

    /** The id in a cursor; nothing when it was not given for this question. */
    Optional<UUID> read(String cursor, String question) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != ID_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(all, ID_BYTES);
        byte[] signature = Arrays.copyOfRange(all, ID_BYTES, all.length);
        if (!MessageDigest.isEqual(signature, signature(id, question))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(id);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] signature(byte[] id, String question) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            mac.update(id);
            return Arrays.copyOf(mac.doFinal(question.getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cursor could not be signed", e);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known != null) {
            return known;
        }
        byte[] made = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(made);
        byte[] shared = database.write(handle -> {
            handle.createUpdate("insert into secret (name, value) values (:name, :value) on conflict do nothing")
                    .bind("name", NAME)
                    .bind("value", made)
                    .execute();
            return handle.createQuery("select value from secret where name = :name")
                    .bind("name", NAME)
                    .mapTo(byte[].class)
                    .one();
        });
        key = shared;
        return shared;
    }
}
