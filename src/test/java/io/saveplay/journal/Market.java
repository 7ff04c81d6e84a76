package io.saveplay.journal;

import io.saveplay.decision.Concluded;
import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Experience;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Nature;
import io.saveplay.decision.Play;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Playbook;
import io.saveplay.decision.Points;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Recall;
import io.saveplay.decision.Scorecard;
import io.saveplay.decision.TalkTrack;
import io.saveplay.decision.Timing;
import io.saveplay.decision.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Clients whose answers to plays follow a known truth, and salespeople who try the first three plays that are
 * recommended, one after the other until one works. What comes of it is recorded, and learned from once a day.
 */
final class Market {
    static final List<String> FAMILIES = List.of("BUDGET", "COMPETITOR", "FEAR", "TRUST");
    private static final int TOP = 3;
    private static final int EVENTS_A_DAY = 40;
    private static final int CLIENTS = 100_000;
    private static final int[] BASE = {15, 20, 20, 25, 25, 30, 30, 35};
    private static final int[] RULED = {5, 10, 20, 30, 40};
    /** How much family and play differ from what the points say, as logarithms of odds. */
    private static final double EASE = 0.5;

    private static final double OF_PLAY = 0.7;
    private static final double OF_FAMILY = 0.4;

    private final Random random;
    private final Learning learning;
    private final Holdout holdout = Holdout.DEFAULT;
    private final Map<String, Integer> base = new HashMap<>();
    private final Playbook playbook;
    private final Map<String, Conclusions> cases = new HashMap<>();
    /** Family and play to the logarithm of the odds that it works. */
    private final Map<String, Double> truth = new HashMap<>();

    private final Map<String, Integer> ruled = new HashMap<>();
    private final Map<String, Learning.Count> counts = new HashMap<>();
    private Experience experience = Experience.NONE;
    private LocalDate today = LocalDate.of(2026, 1, 1);
    private int savedWith;
    private int with;
    private int savedWithout;
    private int without;

    Market(long seed, Learning.Settings settings) {
        random = new Random(seed);
        learning = new Learning(settings);
        List<Play> plays = new ArrayList<>();
        for (int i = 0; i < BASE.length; i++) {
            plays.add(play("play-" + i, BASE[i]));
            base.put("play-" + i, BASE[i]);
        }
        playbook = Playbook.of(plays);
        double[] ofPlay = plays.stream()
                .mapToDouble(play -> OF_PLAY * random.nextGaussian())
                .toArray();
        for (String family : FAMILIES) {
            double ease = EASE * random.nextGaussian() - EASE;
            List<Concluded<Points>> points = new ArrayList<>();
            for (int i = 0; i < BASE.length; i++) {
                String play = "play-" + i;
                int given = RULED[random.nextInt(RULED.length)];
                ruled.put(family + play, given);
                points.add(new Concluded<>(new Points(play, given, "it suits"), play + "/suits"));
                truth.put(
                        family + play,
                        Scorecard.logOdds(BASE[i] + given) + ease + ofPlay[i] + OF_FAMILY * random.nextGaussian());
            }
            cases.put(family, conclusions(family, points));
        }
    }

    private static Play play(String id, int points) {
        return new Play(
                id,
                id,
                PlayKind.SAVE,
                Timing.NOW,
                1,
                List.of(),
                1,
                points,
                true,
                List.of(),
                "",
                new TalkTrack(List.of(), List.of()),
                Map.of());
    }

    private static Conclusions conclusions(String family, List<Concluded<Points>> points) {
        return new Conclusions(
                new Diagnosis(Nature.FEAR, List.of(new Diagnosis.Reason(family, family, 0.8, List.of())), Set.of()),
                new Fit(Verdict.PURSUE, 60, List.of()),
                null,
                points,
                List.of(),
                List.of(),
                List.of());
    }

    /** Lets days go by. */
    void days(int days) {
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < EVENTS_A_DAY; i++) {
                decide(FAMILIES.get(random.nextInt(FAMILIES.size())), "client-" + random.nextInt(CLIENTS));
            }
            learn();
        }
    }

    private void decide(String family, String client) {
        boolean heldOut = holdout.holds(client);
        Ranking ranking = rank(family, heldOut);
        boolean saved = false;
        for (Ranking.Scored scored : ranking.recommended().subList(0, TOP)) {
            String play = scored.play().id();
            saved = random.nextDouble() < chance(family, play);
            record(family, play, saved ? 1 : 0, 1);
            if (saved) {
                break;
            }
        }
        if (ranking.learned() && heldOut) {
            without++;
            savedWithout += saved ? 1 : 0;
        } else if (ranking.learned()) {
            with++;
            savedWith += saved ? 1 : 0;
        }
    }

    /** Records what came of a play today. */
    void record(String family, String play, int saved, int tried) {
        long given = (long) tried * ruled.getOrDefault(family + play, 0);
        counts.merge(
                today + family + play,
                new Learning.Count(play, family, null, today, saved, tried, given),
                (one, more) -> new Learning.Count(
                        play,
                        family,
                        null,
                        today,
                        one.saved() + more.saved(),
                        one.tried() + more.tried(),
                        one.ruled() + more.ruled()));
    }

    /** The day ends. */
    void learn() {
        today = today.plusDays(1);
        experience = learning.of(counts.values(), base, today);
    }

    private Ranking rank(String family, boolean heldOut) {
        return Ranking.of(playbook, Objects.requireNonNull(cases.get(family)), null, new Recall(experience, heldOut));
    }

    /** The plays for a family, best first. */
    List<String> ranked(String family) {
        return rank(family, false).recommended().stream()
                .map(scored -> scored.play().id())
                .toList();
    }

    /** The score of a play for a family. */
    int score(String family, String play) {
        return rank(family, false).recommended().stream()
                .filter(scored -> scored.play().id().equals(play))
                .mapToInt(Ranking.Scored::score)
                .findFirst()
                .orElseThrow();
    }

    private double chance(String family, String play) {
        return Ease.probability(truth.getOrDefault(family + play, 0.0));
    }

    /** The plays for a family as they would stand if the truth were known. */
    List<String> best(String family) {
        return base.keySet().stream()
                .sorted((a, b) -> Double.compare(chance(family, b), chance(family, a)))
                .toList();
    }

    /** From now on a play works less, or more, whatever the reason. */
    void change(String play, double logOdds) {
        FAMILIES.forEach(family -> truth.merge(family + play, logOdds, Double::sum));
    }

    /** How much rarer clients are saved than if the truth were known, 0 to 1. */
    double regret() {
        return mean(family -> saves(family, best(family)) - saves(family, ranked(family)));
    }

    private double saves(String family, List<String> plays) {
        double lost = 1;
        for (String play : plays.subList(0, TOP)) {
            lost *= 1 - chance(family, play);
        }
        return 1 - lost;
    }

    /** Spearman's rank correlation of the ranking with the truth, -1 to 1. */
    double agreement() {
        return mean(family -> {
            List<String> ranked = ranked(family);
            List<String> best = best(family);
            double squares = 0;
            for (String play : best) {
                squares += Math.pow(best.indexOf(play) - ranked.indexOf(play), 2);
            }
            int n = best.size();
            return 1 - 6 * squares / (n * (n * n - 1.0));
        });
    }

    private static double mean(Function<String, Double> of) {
        return FAMILIES.stream().mapToDouble(of::apply).average().orElseThrow();
    }

    /** Saves with what was learned, and without. */
    Comparison comparison() {
        return Comparison.of(savedWith, with, savedWithout, without);
    }
}
