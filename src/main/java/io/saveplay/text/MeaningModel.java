package io.saveplay.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * What compares meanings: a model and the vectors of examples. One for a process, since it is the model that takes time
 * and memory. Safe for use by many threads.
 */
public final class MeaningModel {
    private static final System.Logger LOG = System.getLogger("io.saveplay.text");

    private final Embedding embedding;
    private final Vectors vectors;
    private final Runnable load;
    /** Ends when the model is loaded, or with why it cannot be. */
    private @Nullable CompletableFuture<Void> loading;

    private @Nullable Path kept;
    private @Nullable MeaningReader last;
    private List<Example> lastExamples = List.of();

    /** A model that embeds sentences so. */
    public MeaningModel(Embedding embedding) {
        this(embedding, () -> {});
    }

    private MeaningModel(Embedding embedding, Runnable load) {
        this.embedding = embedding;
        this.load = load;
        this.vectors = new Vectors(embedding);
    }

    /**
     * Keeps what was worked out of examples that do not come with the distribution in a file, and takes up what is there, so
     * that a process need not begin anew. A disk that refuses is said and stops nothing.
     */
    public synchronized void keepIn(Path file) {
        kept = file;
        try {
            vectors.add(file);
        } catch (IOException e) {
            String why = e.getMessage() == null ? "it ends too soon" : e.getMessage();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "`" + file + "` cannot be read; examples that do not come with the distribution are read anew: "
                            + why);
        }
    }

    private void keep(List<Example> examples) {
        Path file = kept;
        if (file == null) {
            return;
        }
        try {
            vectors.keep(
                    examples.stream().map(example -> Plain.of(example.text())).toList(), file);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "`" + file + "` cannot be written; the next start reads the examples anew: " + e.getMessage());
        }
    }

    /** What the model is known by: vectors by models of one id can be compared. */
    public String id() {
        return embedding.id();
    }

    /** Whether this distribution comes with a model. */
    public static boolean isBundled() {
        return BundledEmbedding.isThere();
    }

    /** The model that comes with the distribution, if it has one. It is loaded in the background once there is a reader. */
    public static Optional<MeaningModel> bundled() {
        return isBundled() ? Optional.of(Bundled.ONE) : Optional.empty();
    }

    private static final class Bundled {
        static final MeaningModel ONE = of(new BundledEmbedding());

        private static MeaningModel of(BundledEmbedding embedding) {
            return new MeaningModel(embedding, embedding::load);
        }
    }

    /**
     * Why texts cannot be read by this model on this machine, if they cannot. Waits until it is known; a process that ends
     * before may crash, since the runtime of the model cleans up after itself.
     */
    public Optional<String> trouble() {
        try {
            loading().join();
            return Optional.empty();
        } catch (CompletionException e) {
            String cause = ExceptionUtils.getRootCause(e).getMessage();
            return Optional.of("the model of texts cannot be used on this machine: " + cause);
        }
    }

    /** Begins to load the model, if that was not done before. */
    private synchronized void begin() {
        if (loading == null) {
            loading = CompletableFuture.runAsync(load, work -> {
                Thread thread = new Thread(work, "text-model");
                thread.setDaemon(true);
                thread.start();
            });
        }
    }

    private synchronized CompletableFuture<Void> loading() {
        begin();
        return Objects.requireNonNull(loading);
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
        begin();
        MeaningReader reader = last;
        if (reader == null || !lastExamples.equals(examples)) {
            try {
                reader = new MeaningReader(embedding, vectors, examples);
            } catch (IllegalStateException e) {
                if (trouble().isPresent()) {
                    return Optional.empty();
                }
                throw e;
            }
            keep(examples);
            last = reader;
            lastExamples = List.copyOf(examples);
        }
        return Optional.of(reader);
    }
}
