package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExposureTest {
    private static final Token NONE = Token.of(Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "[::]",
                "192.168.1.4",
                "saveplay.example",
                "128.0.0.1",
                "127.evil.example",
                "localhost.evil.example",
                ""
            })
    void withoutATokenTheServiceDoesNotListenWhereOthersReachIt(String host) {
        assertThat(Exposure.objection(host, NONE))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("SAVEPLAY_TOKEN", "SAVEPLAY_HOST")
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void onTheLoopbackAddressNoTokenIsNeeded(String host) {
        assertThat(Exposure.objection(host, NONE)).isEmpty();
    }

    @Test
    void withATokenItListensAnywhere() {
        assertThat(Exposure.objection("0.0.0.0", Token.of(Optional.of("s3cret"))))
                .isEmpty();
    }

    @Test
    void aBlankTokenIsNone() {
        assertThat(Exposure.objection("0.0.0.0", Token.of(Optional.of(" ")))).isPresent();
    }
}
