package io.saveplay.text;

import static java.util.stream.Collectors.toSet;

import io.saveplay.text.Sentences.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds reasons by what sentences mean: each is compared with the example sentences of the rules. A sentence is read by
 * itself and together with the one before and the one after, and the two readings are averaged, since a sentence says
 * more beside its neighbours. What names a reason never
 * names it more with a "not" in it than without.
 * Immutable and safe for use by many threads.
 */
final class MeaningReader implements SentenceReader {
    /** Below this probability a reason is not worth a mention. */
    static final double FLOOR = 0.3;
    /** Even where the examples leave no doubt a careful reader sees another reason one time in twenty. */
    static final double SUREST = 0.95;
    /** Whatever stands beside a sentence, so much is left of what it says by itself. */
    private static final double KEPT = 0.6;
    /** And what is a likely reason by itself stays one: the weight from which the rules that ship call it so. */
    private static final double LIKELY = 0.4 / SUREST;
    /** A child is named when so much of its family's probability is its own, and else the family. */
    private static final double CHILD_SHARE = 0.6;

    /** Below this probability of every reason a sentence is not worth a look at it beside its neighbours. */
    private static final double HINT = 0.1;

    private final Embedding embedding;
    private final List<Example> examples;
    private final Meaning meaning;
    /** The groups of each family; kinds of sentences without a reason are in none. */
    private final Map<String, List<Integer>> families = new TreeMap<>();

    MeaningReader(Embedding embedding, Vectors vectors, List<Example> examples) {
        this.embedding = embedding;
        this.examples = List.copyOf(examples);
        float[][] all = examples.stream()
                .map(example -> vectors.of(Plain.of(example.text())))
                .toArray(float[][]::new);
        this.meaning = new Meaning(examples.stream().map(Example::group).toList(), all);
        Set<String> reasons = examples.stream()
                .flatMap(example -> Stream.ofNullable(example.reason()))
                .collect(toSet());
        List<String> groups = meaning.groups();
        for (int g = 0; g < groups.size(); g++) {
            if (reasons.contains(groups.get(g))) {
                families.computeIfAbsent(Reading.family(groups.get(g)), family -> new ArrayList<>())
                        .add(g);
            }
        }
    }

    /** A sentence by itself. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record One(Sentence sentence, String quote, String plain, float[] vector, double[] alone) {}

    @Override
    public List<Said> read(String text, List<Sentence> sentences) {
        List<Optional<One>> ones =
                sentences.stream().map(sentence -> one(text, sentence)).toList();
        List<Optional<double[]>> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < ones.size(); i++) {
            pairs.add(pair(ones.get(i), ones.get(i + 1)));
        }
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            List<double[]> beside = pairs.subList(Math.max(0, i - 1), Math.min(pairs.size(), i + 1)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            said.add(ones.get(i)
                    .map(one -> new Said(read(one, beside), Set.of()))
                    .orElse(Said.NOTHING));
        }
        return said;
    }

    /** Nothing where the sentence has no words. */
    private Optional<One> one(String text, Sentence sentence) {
        String quote = text.substring(sentence.start(), sentence.end());
        String plain = Plain.of(quote);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        float[] vector = embedding.of(plain);
        return Optional.of(new One(sentence, quote, plain, vector, meaning.probabilities(vector)));
    }

    /** Two sentences together; nothing where neither hints at a reason, since together they seldom say more. */
    private Optional<double[]> pair(Optional<One> first, Optional<One> second) {
        return first.isPresent()
                        && second.isPresent()
                        && (hints(first.get().alone()) || hints(second.get().alone()))
                ? Optional.of(
                        probabilities(first.get().plain() + " " + second.get().plain()))
                : Optional.empty();
    }

    private boolean hints(double[] alone) {
        return families.values().stream().anyMatch(groups -> sum(alone, groups) >= HINT);
    }

    private List<Finding> read(One one, List<double[]> beside) {
        String plain = one.plain();
        double[] alone = one.alone();
        String undeniedPlain = Denials.without(plain);
        double @Nullable [] undenied = null;
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> family : families.entrySet()) {
            List<Integer> groups = family.getValue();
            double own = sum(alone, groups);
            double[] context = alone;
            double most = -1;
            for (double[] pair : beside) {
                if (sum(pair, groups) > most) {
                    most = sum(pair, groups);
                    context = pair;
                }
            }
            double least = Math.max(KEPT * own, Math.min(own, LIKELY));
            double weight = Math.max((own + sum(context, groups)) / 2, least);
            if (Math.max(own, weight) >= FLOOR && !undeniedPlain.equals(plain) && !undeniedPlain.isBlank()) {
                undenied = undenied == null ? probabilities(undeniedPlain) : undenied;
                double without = sum(undenied, groups);
                // "Expensive" names the reason, so "not expensive" names it no more; "like" does not, "not like" may.
                if (without >= FLOOR) {
                    own = Math.min(own, without);
                    weight = Math.min(weight, without);
                }
            }
            if (Math.max(own, weight) >= FLOOR) {
                String reason = named(family.getKey(), groups, alone, context);
                int like = meaning.nearest(one.vector(), reason);
                findings.add(new Finding(
                        reason,
                        Math.round(SUREST * weight * 1000) / 1000.0,
                        one.quote(),
                        one.sentence().start(),
                        one.sentence().end(),
                        examples.get(like).text()));
            }
        }
        return findings;
    }

    /** The child that has most of its family's probability, or the family. */
    private String named(String family, List<Integer> groups, double[] alone, double[] context) {
        int likeliest = groups.stream()
                .max(Comparator.comparingDouble(g -> alone[g] + context[g]))
                .orElseThrow();
        boolean clear =
                alone[likeliest] + context[likeliest] >= CHILD_SHARE * (sum(alone, groups) + sum(context, groups));
        return clear ? meaning.groups().get(likeliest) : family;
    }

    private double[] probabilities(String plain) {
        return meaning.probabilities(embedding.of(plain));
    }

    private static double sum(double[] probabilities, List<Integer> groups) {
        double sum = 0;
        for (int g : groups) {
            sum += probabilities[g];
        }
        return sum;
    }
}
