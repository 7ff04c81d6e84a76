package io.saveplay.explain;

import io.saveplay.decision.Caution;
import io.saveplay.decision.Criterion;
import io.saveplay.decision.Evidence;
import io.saveplay.decision.Lesson;
import io.saveplay.decision.Points;
import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.decision.Target;
import io.saveplay.decision.Veto;
import io.saveplay.drl.Linked;
import io.saveplay.event.Concern;
import io.saveplay.event.Mention;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts findings and conclusions in sentences for someone who does not program. */
final class Phrases {
    private final Ruleset ruleset;
    private final Clauses clauses;

    Phrases(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.clauses = new Clauses(ruleset.taxonomy());
    }

    /** A finding as a sentence. */
    String say(Finding finding) {
        if (finding instanceof Finding.Tested tested) {
            return clauses.of(tested).text();
        }
        if (finding instanceof Finding.Present present) {
            return there(present.fact());
        }
        if (finding instanceof Finding.Absent absent) {
            return none(absent.pattern());
        }
        if (finding instanceof Finding.NoneThere none) {
            List<Linked.Pattern> patterns =
                    Conditions.patterns(none.condition()).toList();
            return patterns.size() == 1
                    ? none(patterns.get(0))
                    : "these do not come together: "
                            + patterns.stream().map(this::one).collect(Collectors.joining("; "));
        }
        Finding.Unwanted unwanted = (Finding.Unwanted) finding;
        return Conditions.patterns(unwanted.condition())
                        .flatMap(pattern -> seen(pattern, unwanted.bySlot()))
                        .collect(Collectors.joining("; "))
                + ", and the rule wants that not to be so";
    }

    /** The event's field that a finding is about, where it is about a single one. */
    @Nullable
    String field(Finding finding) {
        return finding instanceof Finding.Tested tested ? clauses.of(tested).path() : null;
    }

    private Stream<String> seen(Linked.Pattern pattern, List<@Nullable Object> bySlot) {
        Object fact = bySlot.get(pattern.slot());
        if (fact == null) {
            return Stream.empty();
        }
        return isSeveral(fact)
                ? Stream.of(there(fact))
                : pattern.tests().stream()
                        .map(test -> clauses.of(new Finding.Tested(pattern, test, fact, bySlot, true))
                                .seen());
    }

    private static boolean isSeveral(Object fact) {
        return fact instanceof Signal || fact instanceof Mention || fact instanceof Concern || fact instanceof Story;
    }

    /** A fact that is there. */
    private String there(Object fact) {
        if (fact instanceof Signal signal) {
            return signal.because() + " (`" + signal.name() + "`)";
        }
        if (fact instanceof Mention mention) {
            return mention.because() + ", which speaks for " + reason(mention.reason());
        }
        if (fact instanceof Concern concern) {
            String state = Boolean.TRUE.equals(concern.resolved()) ? "settled" : "open";
            return "a concern" + (concern.reason() == null ? "" : " about `" + concern.reason() + "`") + " is " + state;
        }
        return fact instanceof Story story
                ? "the story of " + story.who() + " is on file" + (story.verified() ? "" : ", and not verified")
                : "there is a " + fact.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** No such fact is there. */
    private String none(Linked.Pattern pattern) {
        String wanted = clauses.wanted(pattern);
        if (pattern.type() == Signal.class) {
            List<String> names = wanted(pattern, "name");
            return "there is no sign of "
                    + Shown.either(names.stream().map(this::sign).toList(), "or");
        }
        if (pattern.type() == Mention.class) {
            List<String> codes = wanted(pattern, "reason");
            return codes.isEmpty()
                    ? "nothing in the event names a reason" + (wanted.isEmpty() ? "" : " of which " + wanted)
                    : "nothing in the event speaks of "
                            + Shown.either(codes.stream().map(this::reason).toList(), "or");
        }
        if (pattern.type() == Concern.class) {
            List<String> codes = wanted(pattern, "reason");
            String about = codes.isEmpty()
                    ? ""
                    : " about " + Shown.either(codes.stream().map(this::reason).toList(), "or");
            return "no concern" + about + " is " + state(pattern);
        }
        if (pattern.type() == Story.class) {
            return "no story of a like client is on file" + (wanted.isEmpty() ? "" : " of which " + wanted);
        }
        return "it is not so that " + wanted;
    }

    /** What a rule wants of a concern. */
    private static String state(Linked.Pattern pattern) {
        List<Boolean> resolved = pattern.tests().stream()
                .flatMap(test -> Conditions.truths(test.source().expression(), "resolved").stream())
                .toList();
        return resolved.isEmpty() ? "named" : resolved.contains(false) ? "open" : "settled";
    }

    private String one(Linked.Pattern pattern) {
        if (pattern.type() == Signal.class) {
            return Shown.either(wanted(pattern, "name").stream().map(this::sign).toList(), "or");
        }
        return clauses.wanted(pattern);
    }

    private static List<String> wanted(Linked.Pattern pattern, String field) {
        return pattern.tests().stream()
                .flatMap(test -> Conditions.wanted(test.source().expression(), field).stream())
                .distinct()
                .toList();
    }

    /** What a sign means, in the words of the rules that set it. */
    private String sign(String name) {
        List<String> titles = ruleset.rules().stream()
                .filter(rule -> rule.insert().type().equals("Signal")
                        && rule.insert().subject().equals(name))
                .map(rule -> "\"" + rule.title() + "\"")
                .distinct()
                .toList();
        return titles.isEmpty() ? "`" + name + "`" : Shown.either(titles, "or") + " (`" + name + "`)";
    }

    String reason(String code) {
        return Shown.reason(ruleset.taxonomy(), code);
    }

    /** A play with its code. */
    String play(String id) {
        io.saveplay.decision.Play play = ruleset.playbook().find(id);
        return play == null ? "`" + id + "`" : "\"" + play.title() + "\" (`" + id + "`)";
    }

    /** What a rule concluded. */
    String say(Object conclusion) {
        if (conclusion instanceof Signal signal) {
            return "sign `" + signal.name() + "`: " + signal.because();
        }
        if (conclusion instanceof Evidence evidence) {
            return points(evidence.points()) + " for the reason " + reason(evidence.reason()) + ": "
                    + evidence.because();
        }
        if (conclusion instanceof Criterion criterion) {
            return "criterion `" + criterion.name() + "` is " + Shown.words(criterion.met()) + ", weight "
                    + criterion.weight() + ": " + criterion.because();
        }
        if (conclusion instanceof Points points) {
            return points(points.points()) + " for " + target(points.target()) + ": " + points.because();
        }
        if (conclusion instanceof Veto veto) {
            return "policy `" + veto.policy() + "` withholds " + target(veto.target()) + ": " + veto.because();
        }
        if (conclusion instanceof Caution caution) {
            return "caution `" + caution.id() + "`: "
                    + ruleset.settings().cautions().getOrDefault(caution.id(), caution.because());
        }
        Lesson lesson = (Lesson) conclusion;
        return "lesson `" + lesson.id() + "`: "
                + ruleset.settings().lessons().getOrDefault(lesson.id(), lesson.because());
    }

    private static String points(int points) {
        return (points > 0 ? "+" : "") + points + (Math.abs(points) == 1 ? " point" : " points");
    }

    private static String target(Target target) {
        if (target instanceof Target.OfPlay one) {
            return "`" + one.play() + "`";
        }
        if (target instanceof Target.OfKind kind) {
            return "every play of the kind `" + kind.kind() + "`";
        }
        return "every play that contacts the client up to `" + ((Target.OfContact) target).latest() + "`";
    }
}
