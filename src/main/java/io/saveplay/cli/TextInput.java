package io.saveplay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Words from a file or from the standard input. */
final class TextInput {
    /** The name that means the standard input. */
    static final String STANDARD = "-";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextInput() {}

    /**
     * All of a file; ends the command when it is missing, empty, too large or not UTF-8.
     *
     * @param name a path, or {@code -} for the standard input
     * @param most how many MiB it may have
     */
    static String read(String name, int most) {
        String shown = name.equals(STANDARD) ? "the standard input" : "`" + name + "`";
        byte[] bytes = bytes(name, shown, most << 20);
        if (bytes.length > most << 20) {
            throw new CommandFailure(ExitCodes.FILE, shown + " is larger than " + most + " MiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Some editors and spreadsheets begin a file with it.
            String words = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            if (words.isBlank()) {
                throw new CommandFailure(ExitCodes.FILE, shown + " is empty");
            }
            return words;
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCodes.FILE, shown + " is not UTF-8");
        }
    }

    private static byte[] bytes(String name, String shown, int most) {
        if (name.equals(STANDARD)) {
            try {
                return System.in.readNBytes(most + 1);
            } catch (IOException e) {
                throw new CommandFailure(ExitCodes.FILE, shown + " cannot be read");
            }
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw new CommandFailure(ExitCodes.FILE, "there is no file " + shown);
        }
        if (Files.isDirectory(file)) {
            throw new CommandFailure(ExitCodes.FILE, shown + " is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, shown + " cannot be read");
        }
    }
}
