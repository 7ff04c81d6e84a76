package io.saveplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service that cannot read texts as its operator chose does not start, and says why. */
final class MeaningChoiceIT {
    @Test
    void aChoiceThatIsNoneEndsTheStart() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("java", "-jar", "target/quarkus-app/quarkus-run.jar").redirectErrorStream(true);
        builder.environment().put("SAVEPLAY_TEXT_MEANING", "yes");
        builder.environment().put("SAVEPLAY_PORT", "0");
        Process service = builder.start();
        try {
            String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(service.exitValue()).isNotZero();
            assertThat(said).contains("`saveplay.text.meaning` is one of `auto`, `on` and `off`, not `yes`");
        } finally {
            service.destroyForcibly();
        }
    }
}
