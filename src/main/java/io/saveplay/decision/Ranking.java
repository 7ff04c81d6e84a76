package io.saveplay.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

    private static final Comparator<Candidate> BEST = (a, b) -> a.isOwed() != b.isOwed()
            ? Boolean.compare(b.isOwed(), a.isOwed())
            : a.score() != b.score()
                    ? Integer.compare(b.score(), a.score())
                    : a.play.id().compareTo(b.play.id());

    private static final Comparator<Part> BIGGEST = (a, b) -> a.points() != b.points()
            ? Integer.compare(b.points(), a.points())
            : a.rule().equals(b.rule())
                    ? a.because().compareTo(b.because())
                    : a.rule().compareTo(b.rule());

    private static final Comparator<Withheld> BY_PLAY = (a, b) -> {
        int order = a.play().compareTo(b.play());
        order = order == 0 ? a.policy().compareTo(b.policy()) : order;
        order = order == 0 ? a.rule().compareTo(b.rule()) : order;
        return order == 0 ? a.because().compareTo(b.because()) : order;
    };

    /**
     * A play with its receipt.
     *
     * @param score the sum of the receipt
     * @param receipt the base points first, then the biggest part
     */
    public record Scored(Play play, int score, List<Part> receipt) {}

    /** A part of a score: how many points, why, and which rule gave them. */
    public record Part(int points, String because, String rule) {}

    /**
     * Something that a policy withholds.
     *
     * @param play a play, or {@code play/option}
     */
    public record Withheld(String play, String policy, String because, String rule) {

        /** Whether another rule of the same policy gives the same reason. */
        private boolean saysTheSame(Withheld other) {
            return policy.equals(other.policy) && because.equals(other.because);
        }
    }

    /**
     * Ranks the plays that rules speak for. A play is a candidate once a rule gives it points by name; it is
     * recommended when its score by the rules is positive and no veto covers it. What was learned then adds to its score
     * or takes away, and leaves it at least one point.
     *
     * @param segment the client's, as the event gives it
     */
    public static Ranking of(Playbook playbook, Conclusions conclusions, @Nullable String segment, Recall recall) {
        List<Candidate> candidates = candidates(playbook, conclusions.points());
        List<Candidate> best = best(candidates, conclusions, segment, recall);
        List<Scored> recommended = new ArrayList<>(best.size());
        boolean learned = false;
        for (Candidate one : best) {
            recommended.add(one.scored());
            learned |= one.learned != null;
        }
        List<Withheld> withheld = new ArrayList<>();
        for (Candidate one : candidates) {
            if (one.vetoed) {
                withheld.addAll(against(
                        one.play.id(),
                        conclusions.vetoes(),
                        veto -> veto.target().covers(one.play)));
            }
        }
        withheld.addAll(options(best, ofOptions(conclusions.vetoes())));
        withheld.sort(BY_PLAY);
        return new Ranking(List.copyOf(recommended), List.copyOf(withheld), learned);
    }

    /**
     * The ids of the plays that {@link #of} would recommend first, for whoever needs no more than these.
     *
     * @param most how many at most
     */
    public static List<String> first(
            int most, Playbook playbook, Conclusions conclusions, @Nullable String segment, Recall recall) {
        List<Candidate> best = best(candidates(playbook, conclusions.points()), conclusions, segment, recall);
        List<String> first = new ArrayList<>(most);
        for (int i = 0; i < Math.min(most, best.size()); i++) {
            first.add(best.get(i).play.id());
        }
        return first;
    }

    /** Those that no veto covers, best first, with what was learned of them. */
    private static List<Candidate> best(
            List<Candidate> candidates, Conclusions conclusions, @Nullable String segment, Recall recall) {
        Learned learned = Learned.of(recall.experience(), conclusions, segment);
        List<Candidate> best = new ArrayList<>(candidates.size());
        for (Candidate one : candidates) {
            if (isCovered(one.play, conclusions.vetoes())) {
                one.vetoed = true;
            } else {
                one.learn(learned.part(one.play, one.score), recall.heldOut());
                best.add(one);
            }
        }
        best.sort(BEST);
        return best;
    }

    private static boolean isCovered(Play play, List<Concluded<Veto>> vetoes) {
        for (Concluded<Veto> veto : vetoes) {
            if (veto.fact().target().covers(play)) {
                return true;
            }
        }
        return false;
    }

    private static List<Withheld> options(List<Candidate> recommended, List<Concluded<Veto>> vetoes) {
        List<Withheld> withheld = new ArrayList<>();
        if (vetoes.isEmpty()) {
            return withheld;
        }
        for (Candidate one : recommended) {
            for (String option : one.play.options().keySet()) {
                Target.OfPlay target = new Target.OfPlay(one.play.id() + "/" + option);
                withheld.addAll(
                        against(target.play(), vetoes, veto -> veto.target().equals(target)));
            }
        }
        return withheld;
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

    /** The plays that a rule speaks for and whose score by the rules is positive. */
    private static List<Candidate> candidates(Playbook playbook, List<Concluded<Points>> points) {
        @Nullable Candidate[] byPlace = new Candidate[playbook.plays().size()];
        List<Concluded<Points>> ofMany = new ArrayList<>();
        for (Concluded<Points> given : points) {
            if (given.fact().target() instanceof Target.OfPlay target) {
                Playbook.Page page = playbook.page(target.play());
                if (page != null) {
                    Candidate candidate = byPlace[page.place()];
                    if (candidate == null) {
                        candidate = new Candidate(page);
                        byPlace[page.place()] = candidate;
                    }
                    candidate.add(given);
                    candidate.named |= given.fact().points() > 0;
                }
            } else {
                ofMany.add(given);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : byPlace) {
            if (candidate != null && candidate.named) {
                for (Concluded<Points> given : ofMany) {
                    if (given.fact().target().covers(candidate.play)) {
                        candidate.add(given);
                    }
                }
                if (candidate.score > 0) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    /** A play that some rule speaks of; it is a candidate once one speaks for it. */
    private static final class Candidate {
        private final Play play;
        private final Part base;
        private final List<Concluded<Points>> given = new ArrayList<>();
        /** By the rules. */
        private int score;

        private boolean named;
        private boolean vetoed;
        private @Nullable Part learned;
        /** What was learned, where it counts. */
        private @Nullable Part more;

        Candidate(Playbook.Page page) {
            this.play = page.play();
            this.base = page.base();
            this.score = base.points();
        }

        void add(Concluded<Points> points) {
            given.add(points);
            score += points.fact().points();
        }

        void learn(@Nullable Part part, boolean heldOut) {
            learned = part;
            more = heldOut ? null : part;
        }

        int score() {
            return more == null ? score : score + more.points();
        }

        boolean isOwed() {
            return play.kind() == PlayKind.COMPLY;
        }

        Scored scored() {
            Part[] receipt = new Part[given.size() + (more == null ? 1 : 2)];
            receipt[0] = base;
            for (int i = 0; i < given.size(); i++) {
                receipt[i + 1] = part(given.get(i));
            }
            if (more != null) {
                receipt[receipt.length - 1] = more;
            }
            Arrays.sort(receipt, 1, receipt.length, BIGGEST);
            return new Scored(play, score(), List.of(receipt));
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
        if (withheld.size() < 2) {
            return withheld;
        }
        withheld.sort(BY_PLAY);
        List<Withheld> once = new ArrayList<>(withheld.size());
        for (Withheld one : withheld) {
            if (!isSaid(one, once)) {
                once.add(one);
            }
        }
        return once;
    }

    private static boolean isSaid(Withheld one, List<Withheld> others) {
        for (Withheld other : others) {
            if (one.saysTheSame(other)) {
                return true;
            }
        }
        return false;
    }
}
