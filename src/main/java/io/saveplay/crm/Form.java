package io.saveplay.crm;

import java.util.Optional;

/** What a secret that is sent along looks like. */
enum Form {
    ANY("a text") {
        @Override
        Optional<byte[]> ofSecret(String secret) {
            return shown(secret);
        }

        @Override
        Optional<byte[]> shown(String text) {
            return text.isBlank() ? Optional.empty() : Encoding.TEXT.decoded(text);
        }
    },
    /** HTTP Basic, which sends both words together in base64. */
    USER_AND_PASSWORD("of the form `user:password`") {
        @Override
        Optional<byte[]> ofSecret(String secret) {
            return secret.indexOf(':') < 0 || secret.length() < 2
                    ? Optional.empty()
                    : shown(Encoding.BASE64.text(Encoding.TEXT.bytes(secret)));
        }

        @Override
        Optional<byte[]> shown(String text) {
            return Encoding.TEXT.decoded(text.strip());
        }
    },
    FINGERPRINT("the SHA-256 fingerprint of a certificate, which has 64 hex digits, with or without colons") {
        private static final int BYTES = 32;

        @Override
        Optional<byte[]> ofSecret(String secret) {
            return shown(secret);
        }

        @Override
        Optional<byte[]> shown(String text) {
            return Encoding.HEX.decoded(text.replace(":", "").strip()).filter(bytes -> bytes.length == BYTES);
        }
    };

    private final String words;

    Form(String words) {
        this.words = words;
    }

    /** Such as {@code of the form `user:password`}. */
    String words() {
        return words;
    }

    /** What a secret must be shown as; nothing where it has not this form. */
    abstract Optional<byte[]> ofSecret(String secret);

    /** What a caller shows; nothing where it has not this form. */
    abstract Optional<byte[]> shown(String text);
}
