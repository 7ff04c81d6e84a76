package io.saveplay.text;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What compares meanings: a model and the vectors of examples. One for a process, since it is the model that takes time
 * and memory. Safe for use by many threads.
 */
public final class MeaningModel {
    private final Embedding embedding;
    private final Vectors vectors;
    private @Nullable MeaningReader last;
    private List<Example> lastExamples = List.of();

    /** A model that embeds sentences so. */
    public MeaningModel(Embedding embedding) {
        this.embedding = embedding;
        this.vectors = new Vectors(embedding);
    }

    /** Whether this distribution comes with a model. */
    public static boolean isBundled() {
        return BundledEmbedding.isThere();
    }

    /** The model that comes with the distribution, if it has one. It is loaded in the background from the first call on. */
    public static Optional<MeaningModel> bundled() {
        return isBundled() ? Optional.of(Bundled.ONE) : Optional.empty();
    }

    private static final class Bundled {
        static final MeaningModel ONE = begun();

        private static MeaningModel begun() {
            BundledEmbedding embedding = new BundledEmbedding();
            Thread thread = new Thread(embedding::load, "text-model");
            thread.setDaemon(true);
            thread.start();
            return new MeaningModel(embedding);
        }
    }

    /**
     * What an operator chose by {@code saveplay.text.meaning}: {@code on}, {@code off}, or {@code auto} for whatever the
     * distribution has.
     *
     * @throws IllegalArgumentException for any other word, and when it is {@code on} and there is no model; in words for
     *     the operator
     */
    public static Optional<MeaningModel> chosen(String choice) {
        return switch (choice) {
            case "auto" -> bundled();
            case "off" -> Optional.empty();
            case "on" -> {
                if (!isBundled()) {
                    throw new IllegalArgumentException(
                            "`saveplay.text.meaning` is `on`, but this is the small distribution,"
                                    + " which has no model; take the whole one or set it `off`");
                }
                yield bundled();
            }
            default ->
                throw new IllegalArgumentException(
                        "`saveplay.text.meaning` is one of `auto`, `on` and `off`, not `" + choice + "`");
        };
    }

    /**
     * A reader by these examples; none when they are too few to tell anything apart. Rulesets with the same examples
     * share one reader.
     */
    synchronized Optional<MeaningReader> reader(List<Example> examples) {
        if (examples.stream().map(Example::group).distinct().count() < 2) {
            return Optional.empty();
        }
        MeaningReader reader = last;
        if (reader == null || !lastExamples.equals(examples)) {
            reader = new MeaningReader(embedding, vectors, examples);
            last = reader;
            lastExamples = List.copyOf(examples);
        }
        return Optional.of(reader);
    }
}
