package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalendarTest {
    private static final Calendar BERLIN = new Calendar(new Settings(
            ZoneId.of("Europe/Berlin"),
            "EUR",
            new Settings.Limits(1, Duration.ZERO, 1, 1, Duration.ZERO),
            new Settings.Diagnosing(0.5, List.of()),
            new Settings.Qualifying(1, 1, 1, List.of()),
            Map.of(Timing.NOW, Duration.ofHours(4)),
            Map.of(
                    Timing.THIS_CONVERSATION,
                    new Settings.Due(0, LocalTime.of(18, 0)),
                    Timing.NEXT_MEETING,
                    new Settings.Due(5, LocalTime.of(17, 0))),
            Map.of(),
            Map.of(),
            Map.of()));

    private static String due(Timing timing, String at) {
        return BERLIN.from(Instant.parse(at)).by(timing).toString();
    }

    @Test
    void aTimeAfterTheEventIsGivenInTheZone() {
        assertThat(due(Timing.NOW, "2026-03-02T09:30:00Z")).isEqualTo("2026-03-02T14:30+01:00");
    }

    @Test
    void theSameWorkingDayIsTodayUntilItsTimeHasPassed() {
        assertThat(due(Timing.THIS_CONVERSATION, "2026-03-02T16:59:00Z")).isEqualTo("2026-03-02T18:00+01:00");
        assertThat(due(Timing.THIS_CONVERSATION, "2026-03-02T17:01:00Z")).isEqualTo("2026-03-03T18:00+01:00");
    }

    @Test
    void aWeekendMovesOnToMonday() {
        assertThat(due(Timing.THIS_CONVERSATION, "2026-03-07T09:00:00Z")).isEqualTo("2026-03-09T18:00+01:00");
        assertThat(due(Timing.THIS_CONVERSATION, "2026-03-06T20:00:00Z")).isEqualTo("2026-03-09T18:00+01:00");
    }

    @Test
    void fiveWorkingDaysStepOverTheWeekendAndSummerTime() {
        assertThat(due(Timing.NEXT_MEETING, "2026-03-25T09:00:00Z")).isEqualTo("2026-04-01T17:00+02:00");
    }

    @Test
    void fiveWorkingDaysAreAWeekFromAnyWorkingDayAndFromTheMondayAfterAWeekend() {
        assertThat(IntStream.rangeClosed(2, 8)
                        .mapToObj(day -> due(Timing.NEXT_MEETING, "2026-03-0" + day + "T09:00:00Z"))
                        .map(due -> due.substring(8, 10)))
                .containsExactly("09", "10", "11", "12", "13", "16", "16");
    }

    @Test
    void theDayIsTheOneOfTheZone() {
        assertThat(due(Timing.THIS_CONVERSATION, "2026-03-02T23:30:00Z")).isEqualTo("2026-03-03T18:00+01:00");
    }
}
