package io.saveplay.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What others made up and the database is to find by index, which takes no text of any length. */
final class Keys {
    private static final int LONGEST = 500;

    private Keys() {}

    /** The text where the database takes it; its SHA-256 where it is too long. */
    static String indexed(String text) {
        String clean = clean(text);
        return clean.length() <= LONGEST
                ? clean
                : "sha256:" + HexFormat.of().formatHex(Backup.sha256().digest(clean.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text without the one character that PostgreSQL keeps in no text. */
    static String clean(String text) {
        return text.replace('\0', '\ufffd');
    }
}
