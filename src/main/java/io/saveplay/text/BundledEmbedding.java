package io.saveplay.text;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;

/**
 * The model that comes with the distribution: BGE small English 1.5 (Xiao et al., C-Pack, 2023; MIT licence), quantised,
 * run by ONNX Runtime in this process. It is in the jar, so nothing is fetched.
 */
final class BundledEmbedding implements Embedding {
    private static final int SIZE = 384;

    /** Loading takes about a second, so it waits until it is needed. */
    private static final class Model {
        static final EmbeddingModel ONE = loaded();

        /** The library looks for the model by the thread's class loader, which need not be ours, nor be there at all. */
        private static EmbeddingModel loaded() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(BundledEmbedding.class.getClassLoader());
            try {
                return new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    /** Loads the model, if that was not done before. */
    void load() {
        of("ready");
    }

    /** Whether the distribution has the model. */
    static boolean isThere() {
        return BundledEmbedding.class.getClassLoader().getResource("bge-small-en-v1.5-q.onnx") != null;
    }

    @Override
    public String id() {
        return "bge-small-en-v1.5-q";
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public float[] of(String sentence) {
        return Model.ONE.embed(sentence).content().vector();
    }
}
