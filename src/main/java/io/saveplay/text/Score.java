package io.saveplay.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well labelled texts were read. Shares are 0 to 1.
 *
 * @param texts how many there are
 * @param strict the share read as labelled
 * @param lenient the share read as labelled or as an alternate
 * @param macroF1 the mean of F1 over all classes that are labels
 * @param macroF1OfReasons the same without the class of texts that name no reason; 0 when there are no others
 * @param classes each class that is a label or was read, the one without a reason last
 * @param noReason the labels that ask for no reason, each by itself
 * @param confusion for each class of {@code classes}, in their order, how many of its texts were read as each class
 * @param sources by source, where the file names sources
 */
public record Score(
        int texts,
        double strict,
        double lenient,
        double macroF1,
        double macroF1OfReasons,
        List<PerClass> classes,
        List<Share> noReason,
        List<List<Integer>> confusion,
        Reliability reliability,
        List<Share> sources) {

    private static final Comparator<String> NO_REASON_LAST =
            Comparator.<String, Boolean>comparing(Scored.NO_REASON::equals).thenComparing(Comparator.naturalOrder());

    /**
     * One class against all others. With {@code right} texts of the class read as such, precision is
     * {@code right / read}, recall {@code right / support}, and F1 their harmonic mean
     * {@code 2 right / (read + support)}; 0 where there is nothing to divide by (van Rijsbergen, <em>Information
     * Retrieval</em>, 1979, chapter 7).
     *
     * @param support how many texts have this label
     * @param read how many were read as this
     * @param right how many of both
     */
    public record PerClass(String name, int support, int read, int right, double precision, double recall, double f1) {

        static PerClass of(String name, List<Scored> all) {
            int support = count(all, one -> one.wanted().equals(name));
            int read = count(all, one -> one.read().equals(name));
            int right = count(all, one -> one.wanted().equals(name) && one.strict());
            return new PerClass(
                    name,
                    support,
                    read,
                    right,
                    share(right, read),
                    share(right, support),
                    share(2.0 * right, read + support));
        }
    }

    /** Texts of one kind, and the shares of them that were read as labelled, strictly and leniently. */
    public record Share(String name, int texts, double strict, double lenient) {

        static List<Share> by(Map<String, List<Scored>> kinds) {
            return kinds.entrySet().stream()
                    .map(kind -> new Share(
                            kind.getKey(),
                            kind.getValue().size(),
                            shareOf(kind.getValue(), Scored::strict),
                            shareOf(kind.getValue(), Scored::lenient)))
                    .toList();
        }
    }

    /** The score of these texts. */
    public static Score of(List<Scored> all) {
        List<PerClass> classes = all.stream()
                .flatMap(one -> Stream.of(one.wanted(), one.read()))
                .distinct()
                .sorted(NO_REASON_LAST)
                .map(name -> PerClass.of(name, all))
                .toList();
        return new Score(
                all.size(),
                shareOf(all, Scored::strict),
                shareOf(all, Scored::lenient),
                macroF1(classes, one -> true),
                macroF1(classes, one -> !one.name().equals(Scored.NO_REASON)),
                classes,
                Share.by(all.stream()
                        .filter(one -> one.wanted().equals(Scored.NO_REASON))
                        .collect(Collectors.groupingBy(one -> one.row().label(), TreeMap::new, Collectors.toList()))),
                confusion(classes, all),
                Reliability.of(all),
                Share.by(sources(all)));
    }

    /** The mean over classes, each counted once however rare it is. Classes that are no label have no recall. */
    private static double macroF1(List<PerClass> classes, Predicate<PerClass> which) {
        return classes.stream()
                .filter(one -> one.support() > 0)
                .filter(which)
                .mapToDouble(PerClass::f1)
                .average()
                .orElse(0);
    }

    private static List<List<Integer>> confusion(List<PerClass> classes, List<Scored> all) {
        List<List<Integer>> table = new ArrayList<>();
        for (PerClass wanted : classes) {
            table.add(classes.stream()
                    .map(read -> count(
                            all,
                            one -> one.wanted().equals(wanted.name())
                                    && one.read().equals(read.name())))
                    .toList());
        }
        return List.copyOf(table);
    }

    private static Map<String, List<Scored>> sources(List<Scored> all) {
        Map<String, List<Scored>> sources = new TreeMap<>();
        for (Scored one : all) {
            String source = one.row().source();
            if (source != null) {
                sources.computeIfAbsent(source, name -> new ArrayList<>()).add(one);
            }
        }
        return sources;
    }

    static double shareOf(List<Scored> all, Predicate<Scored> which) {
        return share(count(all, which), all.size());
    }

    private static int count(List<Scored> all, Predicate<Scored> which) {
        return (int) all.stream().filter(which).count();
    }

    private static double share(double part, int whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
