package io.saveplay.crm;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** How bytes are written as text. */
enum Encoding {
    TEXT {
        @Override
        byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    },
    HEX {
        @Override
        byte[] bytes(String text) {
            return HexFormat.of().parseHex(text);
        }

        @Override
        String text(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    },
    BASE64 {
        @Override
        byte[] bytes(String text) {
            return Base64.getDecoder().decode(text);
        }

        @Override
        String text(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    };

    /**
     * The bytes of a text.
     *
     * @throws IllegalArgumentException if the text is not of this encoding
     */
    abstract byte[] bytes(String text);

    abstract String text(byte[] bytes);

    /** The bytes of a text; nothing where it is not of this encoding. */
    Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(bytes(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The bytes of a text that is written in the one way that these bytes have, so that no other text passes for it. Hex may
     * be in upper case, though not in part.
     */
    Optional<byte[]> exactly(String text) {
        return decoded(text).filter(bytes -> {
            String only = text(bytes);
            return text.equals(only) || (this == HEX && text.equals(only.toUpperCase(Locale.ROOT)));
        });
    }
}
