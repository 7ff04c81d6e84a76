package io.saveplay.text;

/**
 * The model that comes with the distribution: BGE small English 1.5 (Xiao et al., C-Pack, 2023; MIT licence), quantised,
 * run by ONNX Runtime in this process. It is in the jar, so nothing is fetched.
 */
final class BundledEmbedding implements Embedding {
    private static final int SIZE = 384;

    /** Loading takes about a second, so it waits until it is needed. */
    private static final class Model {
        static final OnnxModel ONE = OnnxModel.load();
    }

    /**
     * Loads the model, if that was not done before.
     *
     * @throws IllegalStateException when it cannot run on this machine
     */
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
        try {
            return Model.ONE.embed(sentence).content().vector();
        } catch (LinkageError e) {
            throw new IllegalStateException("the model of texts cannot run on this machine", e);
        }
    }
}
