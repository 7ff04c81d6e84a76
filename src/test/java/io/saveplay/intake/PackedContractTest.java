package io.saveplay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PackedContractTest {
    @Test
    void theBuildPacksTheWholeContract() throws IOException {
        byte[] yaml = Files.readAllBytes(Path.of("openapi.yaml"));
        assertThat(PackedContract.of(yaml)).contains(new YAMLMapper().readTree(yaml));
    }

    @Test
    void whatWasMadeOfAnotherContractIsNotUsed() throws IOException {
        byte[] yaml = Files.readAllBytes(Path.of("openapi.yaml"));
        yaml[yaml.length - 2]++;
        assertThat(PackedContract.of(yaml)).isEmpty();
        byte[] nothing = "nothing".getBytes(StandardCharsets.UTF_8);
        assertThat(PackedContract.read(new ByteArrayInputStream(nothing), yaml)).isEmpty();
        assertThat(PackedContract.read(null, yaml)).isEmpty();
    }
}
