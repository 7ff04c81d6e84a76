package io.saveplay.text;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** The model of {@link BundledEmbedding}, in memory. Nothing but that class knows of it, so that others run without. */
final class OnnxModel extends AbstractInProcessEmbeddingModel {
    private static final String NAME = "bge-small-en-v1.5-q";
    private static final String LIBRARIES = "ENGINE_CACHE_DIR";

    private final OnnxBertBiEncoder encoder;

    private OnnxModel(OnnxBertBiEncoder encoder) {
        super(Runnable::run);
        this.encoder = encoder;
    }

    /**
     * Loads the model.
     *
     * @throws IllegalStateException when it cannot run on this machine
     */
    static OnnxModel load() {
        // The tokeniser would tell its makers that it runs, and fetch another library where there is a graphics card.
        System.setProperty("ai.djl.offline", "true");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One thread a text: callers are many, and threads that share a text wait for each other.
            options.setIntraOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new OnnxModel(tokenizing(environment, environment.createSession(bytes(NAME + ".onnx"), options)));
        } catch (OrtException | IOException e) {
            throw new IllegalStateException("the model of texts cannot be loaded", e);
        }
    }

    /**
     * The tokeniser's library goes to a folder that only this user can write to, and is deleted once it is loaded. By
     * itself it would go to the home folder, and where that cannot be written to, to a place where others can lay theirs.
     */
    private static OnnxBertBiEncoder tokenizing(OrtEnvironment environment, OrtSession session) throws IOException {
        Path folder = Files.createTempDirectory("saveplay-text");
        System.setProperty(LIBRARIES, folder.toString());
        try (InputStream tokenizer = resource(NAME + "-tokenizer.json")) {
            return new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
        } finally {
            System.clearProperty(LIBRARIES);
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .filter(file -> !file.delete())
                    .forEach(File::deleteOnExit);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(OnnxModel.class.getClassLoader().getResourceAsStream(name), name);
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }
}
