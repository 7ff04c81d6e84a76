package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeaningChoiceTest {
    @Test
    void aChoiceThatIsNoneEndsAVerbInOneLine() {
        String before = System.setProperty("saveplay.text.meaning", "yes");
        try {
            assertNamed(Ended.after("text", "README.md"));
        } finally {
            System.setProperty("saveplay.text.meaning", String.valueOf(before));
        }
    }

    private static void assertNamed(Ended ended) {
        assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err().strip())
                .isEqualTo("`saveplay.text.meaning` is one of `auto`, `on` and `off`, not `yes`");
    }
}
