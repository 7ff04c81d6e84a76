package io.saveplay.api;

import io.saveplay.decision.Play;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Timing;
import io.saveplay.event.Channel;
import java.util.List;

/** A play in short. */
record PlaySummary(
        String id,
        String title,
        PlayKind kind,
        Timing timing,
        List<Channel> channels,
        int effort,
        int basePoints,
        boolean contacts,
        List<String> guidance) {

    static PlaySummary of(Play play) {
        return new PlaySummary(
                play.id(),
                play.title(),
                play.kind(),
                play.timing(),
                play.channels(),
                play.effort(),
                play.points(),
                play.contacts(),
                play.guidance());
    }
}
