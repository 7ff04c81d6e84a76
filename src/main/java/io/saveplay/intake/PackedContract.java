package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The contract as JSON, which is read in a tenth of the time that YAML takes. The build makes it of the contract; one that
 * was made of another contract counts as none.
 */
public final class PackedContract {
    private static final String FILE = "contract.json";

    private PackedContract() {}

    /** Writes it: the first argument is the contract, the second the file to write. */
    public static void main(String... args) throws IOException {
        byte[] yaml = Files.readAllBytes(Path.of(args[0]));
        Path file = Path.of(args[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, sum(yaml) + "\n" + new YAMLMapper().readTree(yaml));
    }

    /** The document that was made of these bytes, if there is one. */
    static Optional<JsonNode> of(byte[] yaml) throws IOException {
        try (InputStream in = PackedContract.class.getResourceAsStream(FILE)) {
            return read(in, yaml);
        }
    }

    static Optional<JsonNode> read(@Nullable InputStream in, byte[] yaml) throws IOException {
        byte[] mark = (sum(yaml) + "\n").getBytes(StandardCharsets.US_ASCII);
        if (in == null || !Arrays.equals(in.readNBytes(mark.length), mark)) {
            return Optional.empty();
        }
        return Optional.of(new JsonMapper().readTree(in.readAllBytes()));
    }

    private static String sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return "%08x %d".formatted(sum.getValue(), bytes.length);
    }
}
