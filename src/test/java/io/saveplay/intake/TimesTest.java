package io.saveplay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:30:00Z",
                "2024-02-29T23:59:59Z",
                "2026-03-02T09:30:00.5Z",
                "2026-03-02T09:30:00.123456789Z",
                "2026-03-02T09:30:00.000000001+00:00",
                "2026-03-02T00:30:00+14:00",
                "2026-03-02T23:30:00.25-14:00",
                "2026-03-02T09:30:00-00:30",
                "0001-01-01T00:00:00+05:45",
                "9999-12-31T23:59:59-03:30"
            })
    void aMomentIsTheOneThatTheJdkReads(String text) {
        assertThat(Times.moment(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
        String day = text.substring(0, 10);
        assertThat(Times.day(day)).isEqualTo(LocalDate.parse(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-02",
                "2026-03-02T09:30Z",
                "2026-03-02T09:30:00",
                "2026-03-02T09:30:00.Z",
                "2026-03-02T09:30:00.1234567890Z",
                "2026-03-02T09:30:00,5Z",
                "2026-03-02T09:30:60Z",
                "2026-03-02T24:00:00Z",
                "2026-02-29T09:30:00Z",
                "2026-13-02T09:30:00Z",
                "2026-03-02t09:30:00Z",
                "2026-03-02T09:30:00z",
                "2026-03-02 09:30:00Z",
                "2026-03-02T09:30:00-00:00",
                "2026-03-02T09:30:00+14:01",
                "2026-03-02T09:30:00+01:60",
                "2026-03-02T09:30:00+0100",
                "2026-03-02T09:30:00*01:00",
                "2026-03-02T09-30:00Z",
                "2026-03-02T09:30-00Z",
                "2026/03/02T09:30:00Z",
                "-026-03-02T09:30:00Z",
                "2026-03-0\u0662T09:30:00Z"
            })
    void anyOtherFormIsLeftToTheWholeReader(String text) {
        assertThatThrownBy(() -> Times.moment(text)).isInstanceOf(Shape.Unsure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-3-02", "2026-02-29", "2026-03-02Z", "20260-3-02", "2026-03-0x", "2026 03 02"})
    void noOtherDayEither(String text) {
        assertThatThrownBy(() -> Times.day(text)).isInstanceOf(Shape.Unsure.class);
    }
}
