package io.saveplay.scenario;

import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Timing;
import io.saveplay.rulebook.Ruleset;
import java.util.Optional;

/** The first version of a page of the playbook, with lines to be replaced. */
public record PlayPage(String play, String title, PlayKind kind, Timing timing, String guidance) {

    /** Why it cannot be written, if it cannot. */
    public Optional<String> objection(Ruleset ruleset) {
        if (!play.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            return Optional.of("`" + play + "` is no id for a play; it is small letters and hyphens");
        }
        if (ruleset.playbook().find(play) != null) {
            return Optional.of("there is a play `" + play + "` already: " + file());
        }
        return title.matches("[^\"\\\\\\p{Cntrl}]*[^\"\\\\\\p{Cntrl}\\s]+")
                ? Optional.empty()
                : Optional.of("`" + title + "` is no title; write it on one line, not empty, without double quotes"
                        + " and backslashes");
    }

    /** Its path in the rules folder. */
    public String file() {
        return "playbook/" + play + ".md";
    }

    /** The page. */
    public String text() {
        return """
                ---
                id: %s
                title: "%s"
                kind: %s
                timing: %s
                step: 50
                channels: [PHONE, VIDEO, IN_PERSON]
                effort: 2
                points: 25
                contacts: true
                guidance: [%s]
                ---
                Say here in a sentence or two what the play is, and why it helps.

                ## Say
                - Write here what to say, in words that you would use.

                ## Do not say
                - Write here what not to say, and why.
                """.formatted(play, title, kind, timing, guidance);
    }
}
