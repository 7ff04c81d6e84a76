package io.saveplay.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server of PostgreSQL writes about itself into its data.
 *
 * @param pid its process
 * @param port where it takes connections, 0 where it does not say yet
 * @param isReady whether it takes connections
 */
record PidFile(long pid, int port, boolean isReady) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Empty when there is none, or one that was cut off. */
    static Optional<PidFile> read(Path data) {
        List<String> lines;
        try {
            lines = Files.readAllLines(in(data), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.get(0).matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        String port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
        return Optional.of(new PidFile(
                Math.abs(Long.parseLong(lines.get(0))), port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0, ready));
    }
}
