package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.saveplay.decision.Play;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.TalkTrack;
import io.saveplay.decision.Target;
import io.saveplay.decision.Timing;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code GET /v1/plays/{id}} answers. */
record PlayPage(
        @JsonUnwrapped PlaySummary summary,
        String description,
        Words talkTrack,
        List<Option> options,
        List<String> rules,
        List<Policy> policies,
        String rulesVersion) {

    record Words(List<String> say, List<String> avoid) {}

    record Option(String id, List<String> say) {}

    record Policy(String policy, String rule) {}

    static PlayPage of(Ruleset ruleset, Play play) {
        return new PlayPage(
                PlaySummary.of(play),
                play.description(),
                new Words(texts(play.talkTrack().say()), texts(play.talkTrack().avoid())),
                play.options().entrySet().stream()
                        .map(option -> new Option(option.getKey(), texts(option.getValue())))
                        .toList(),
                ruleset.rules().stream()
                        .filter(rule -> rule.insert().type().equals("Points") && speaksOf(rule, play))
                        .map(RuleInfo::name)
                        .toList(),
                ruleset.rules().stream()
                        .filter(rule -> rule.insert().type().equals("Veto") && speaksOf(rule, play))
                        .map(rule -> new Policy(rule.insert().detail(), rule.name()))
                        .toList(),
                ruleset.version());
    }

    private static List<String> texts(List<TalkTrack.Line> lines) {
        return lines.stream().map(TalkTrack.Line::text).toList();
    }

    private static boolean speaksOf(RuleInfo rule, Play play) {
        String subject = rule.insert().subject();
        return subject.startsWith(play.id() + "/") || target(subject).covers(play);
    }

    /** The target of a rule as written: a kind, a timing up to which contact is meant, or else a play. */
    private static Target target(String subject) {
        Optional<Target> kind = Stream.of(PlayKind.values())
                .filter(one -> one.name().equals(subject))
                .<Target>map(Target.OfKind::new)
                .findFirst();
        return kind.or(() -> Stream.of(Timing.values())
                        .filter(one -> one.name().equals(subject))
                        .<Target>map(Target.OfContact::new)
                        .findFirst())
                .orElseGet(() -> new Target.OfPlay(subject));
    }
}
