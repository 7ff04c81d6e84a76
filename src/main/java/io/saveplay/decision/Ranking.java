package io.saveplay.decision;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which plays are recommended, best first, and which are withheld. What is owed ranks first, then the score decides,
 * then the play's id.
 *
 * @param recommended best first
 * @param withheld plays that would have been recommended, and options of recommended plays, by play and policy
 * @param learned whether what was learned gives or takes points of a recommended play, or would if the decision were not
 *     held out
 */
public record Ranking(List<Scored> recommended, List<Withheld> withheld, boolean learned) {
    /** Stands in a receipt for a rule, where the points were learned from recorded outcomes. */
    public static final String LEARNED = "journal/learned";

    private static final Comparator<Scored> BEST = (a, b) -> a.isOwed() != b.isOwed()
            ? Boolean.compare(b.isOwed(), a.isOwed())
            : a.score() != b.score()
                    ? Integer.compare(b.score(), a.score())
                    : a.play().id().compareTo(b.play().id());

    private static final Comparator<Part> BIGGEST = (a, b) -> a.points() != b.points()
            ? Integer.compare(b.points(), a.points())
            : a.rule().equals(b.rule())
                    ? a.because().compareTo(b.because())
                    : a.rule().compareTo(b.rule());

    private static final Comparator<Withheld> BY_PLAY = comparing(Withheld::play)
            .thenComparing(Withheld::policy)
            .thenComparing(Withheld::rule)
            .thenComparing(Withheld::because);

    /**
     * A play with its receipt.
     *
     * @param score the sum of the receipt
     * @param receipt the base points first, then the biggest part
     */
    public record Scored(Play play, int score, List<Part> receipt) {

        /** A play with its parts, of which the first gives the base points and the others come in any order. */
        private static Scored of(Play play, List<Part> parts) {
            Part[] receipt = parts.toArray(Part[]::new);
            Arrays.sort(receipt, 1, receipt.length, BIGGEST);
            int score = 0;
            for (Part part : receipt) {
                score += part.points();
            }
            return new Scored(play, score, List.of(receipt));
        }

        private boolean isOwed() {
            return play.kind() == PlayKind.COMPLY;
        }

        private Scored with(Part part) {
            List<Part> parts = new ArrayList<>(receipt);
            parts.add(part);
            return of(play, parts);
        }
    }

    /** A part of a score: how many points, why, and which rule gave them. */
    public record Part(int points, String because, String rule) {}

    /**
     * Something that a policy withholds.
     *
     * @param play a play, or {@code play/option}
     */
    public record Withheld(String play, String policy, String because, String rule) {}

    /**
     * Ranks the plays that rules speak for. A play is a candidate once a rule gives it points by name; it is
     * recommended when its score by the rules is positive and no veto covers it. What was learned then adds to its score
     * or takes away, and leaves it at least one point.
     *
     * @param segment the client's, as the event gives it
     */
    public static Ranking of(Playbook playbook, Conclusions conclusions, @Nullable String segment, Recall recall) {
        return of(
                playbook,
                conclusions.points(),
                conclusions.vetoes(),
                Learned.of(recall.experience(), conclusions, segment),
                recall.heldOut());
    }

    private static Ranking of(
            Playbook playbook,
            List<Concluded<Points>> points,
            List<Concluded<Veto>> vetoes,
            Learned learned,
            boolean heldOut) {
        List<Scored> recommended = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        List<Concluded<Veto>> ofOptions = ofOptions(vetoes);
        boolean anyLearned = false;
        for (Scored candidate : candidates(playbook, points)) {
            Play play = candidate.play();
            List<Withheld> against =
                    against(play.id(), vetoes, veto -> veto.target().covers(play));
            if (against.isEmpty()) {
                Part part = learned.part(play, candidate.score());
                anyLearned |= part != null;
                recommended.add(part == null || heldOut ? candidate : candidate.with(part));
                if (!ofOptions.isEmpty()) {
                    for (String option : play.options().keySet()) {
                        Target.OfPlay target = new Target.OfPlay(play.id() + "/" + option);
                        withheld.addAll(against(
                                target.play(), ofOptions, veto -> veto.target().equals(target)));
                    }
                }
            } else {
                withheld.addAll(against);
            }
        }
        recommended.sort(BEST);
        withheld.sort(BY_PLAY);
        return new Ranking(List.copyOf(recommended), List.copyOf(withheld), anyLearned);
    }

    /** The vetoes of options, which are few. */
    private static List<Concluded<Veto>> ofOptions(List<Concluded<Veto>> vetoes) {
        List<Concluded<Veto>> ofOptions = new ArrayList<>();
        for (Concluded<Veto> veto : vetoes) {
            if (veto.fact().target() instanceof Target.OfPlay target
                    && target.play().indexOf('/') >= 0) {
                ofOptions.add(veto);
            }
        }
        return ofOptions;
    }

    private static List<Scored> candidates(Playbook playbook, List<Concluded<Points>> points) {
        Map<String, Candidate> byPlay = new HashMap<>();
        List<Concluded<Points>> ofMany = new ArrayList<>();
        for (Concluded<Points> given : points) {
            if (given.fact().target() instanceof Target.OfPlay target) {
                Candidate candidate = byPlay.get(target.play());
                Play play = candidate == null ? playbook.find(target.play()) : null;
                if (play != null) {
                    candidate = new Candidate(play, playbook.base(play));
                    byPlay.put(play.id(), candidate);
                }
                if (candidate != null) {
                    candidate.parts.add(part(given));
                    candidate.named |= given.fact().points() > 0;
                }
            } else {
                ofMany.add(given);
            }
        }
        List<Scored> candidates = new ArrayList<>(byPlay.size());
        for (Candidate candidate : byPlay.values()) {
            if (candidate.named) {
                for (Concluded<Points> given : ofMany) {
                    if (given.fact().target().covers(candidate.play)) {
                        candidate.parts.add(part(given));
                    }
                }
                Scored scored = Scored.of(candidate.play, candidate.parts);
                if (scored.score() > 0) {
                    candidates.add(scored);
                }
            }
        }
        return candidates;
    }

    /** A play that some rule speaks of; it is a candidate once one speaks for it. */
    private static final class Candidate {
        private final Play play;
        private final List<Part> parts = new ArrayList<>();
        private boolean named;

        Candidate(Play play, Part base) {
            this.play = play;
            parts.add(base);
        }
    }

    private static Part part(Concluded<Points> given) {
        return new Part(given.fact().points(), given.fact().because(), given.rule());
    }

    /** What withholds a play or an option; where two rules of a policy say the same, it is said once. */
    private static List<Withheld> against(String name, List<Concluded<Veto>> vetoes, Predicate<Veto> covers) {
        List<Withheld> withheld = new ArrayList<>();
        for (Concluded<Veto> veto : vetoes) {
            if (covers.test(veto.fact())) {
                withheld.add(
                        new Withheld(name, veto.fact().policy(), veto.fact().because(), veto.rule()));
            }
        }
        if (withheld.size() > 1) {
            withheld.sort(BY_PLAY);
            Set<List<String>> said = new HashSet<>();
            withheld.removeIf(one -> !said.add(List.of(one.policy(), one.because())));
        }
        return withheld;
    }
}
