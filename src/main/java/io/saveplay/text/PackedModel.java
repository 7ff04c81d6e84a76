package io.saveplay.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.StringTokenizer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import opennlp.tools.ml.maxent.io.GISModelReader;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.Context;
import org.jspecify.annotations.Nullable;

/**
 * A maximum entropy model of OpenNLP in little memory, for models that look at pieces of words. The library holds a string,
 * an object and two arrays for each of them, which for its language model come to some 40 MB; this takes a fifth of it. What
 * it answers is the same but for the rounding of parameters to {@code float}.
 *
 * @see opennlp.tools.ml.maxent.GISModel
 */
final class PackedModel extends AbstractModel {
    private static final String ENTRY = "langdetect.model";
    /** As many letters as a piece may have; three of them are a {@code long}. */
    private static final int MOST_LETTERS = 3;

    private static final int LETTER_BITS = 17;
    private static final int MOST_OUTCOMES = 256;

    private final Pieces pieces;
    private final Patterns patterns;
    private final float[] parameters;

    private PackedModel(String[] outcomes, Pieces pieces, Patterns patterns, float[] parameters) {
        super(new Context[0], new String[0], outcomes);
        this.pieces = pieces;
        this.patterns = patterns;
        this.parameters = parameters;
    }

    /**
     * Reads the model of an archive that OpenNLP has written.
     *
     * @throws IOException where it cannot be read, or is none of pieces of up to three letters
     */
    static PackedModel read(InputStream archive) throws IOException {
        ZipInputStream entries = new ZipInputStream(archive);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().equals(ENTRY) && new Reader(entries).getModel() instanceof PackedModel model) {
                return model;
            }
        }
        throw new IOException("there is no `" + ENTRY + "` in the archive of a language model");
    }

    @Override
    public double[] eval(String[] context) {
        return eval(context, new double[getNumOutcomes()]);
    }

    @Override
    public double[] eval(String[] context, double[] likelihoods) {
        return eval(context, null, likelihoods);
    }

    @Override
    public double[] eval(String[] context, float @Nullable [] values) {
        return eval(context, values, new double[getNumOutcomes()]);
    }

    private double[] eval(String[] context, float @Nullable [] values, double[] likelihoods) {
        // Before anything is seen each is as likely, which makes no difference once they are made to sum up to one.
        Arrays.fill(likelihoods, 0);
        for (int i = 0; i < context.length; i++) {
            int piece = pieces.find(context[i]);
            if (piece >= 0) {
                patterns.add(piece, values == null ? 1 : values[i], parameters, likelihoods);
            }
        }
        double sum = 0;
        for (int i = 0; i < likelihoods.length; i++) {
            likelihoods[i] = StrictMath.exp(likelihoods[i]);
            sum += likelihoods[i];
        }
        for (int i = 0; i < likelihoods.length; i++) {
            likelihoods[i] /= sum;
        }
        return likelihoods;
    }

    /** The pieces of words, by their letters: a table with open addresses. */
    private static final class Pieces {
        private final long[] keys;
        private final int[] numbers;

        Pieces(int count) {
            int size = Integer.highestOneBit(Math.max(1, count)) << 1;
            keys = new long[size];
            numbers = new int[size];
        }

        void put(String piece, int number) throws IOException {
            long key = key(piece);
            if (key == 0) {
                throw new IOException("a language model has the piece `" + piece + "`, which is too long");
            }
            int slot = slot(key);
            keys[slot] = key;
            numbers[slot] = number;
        }

        /** The number of a piece; less than zero where it is not known. */
        int find(String piece) {
            int slot = slot(key(piece));
            return keys[slot] == 0 ? -1 : numbers[slot];
        }

        private int slot(long key) {
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private static long key(String piece) {
            if (piece.length() > MOST_LETTERS) {
                return 0;
            }
            long key = 0;
            for (int i = 0; i < piece.length(); i++) {
                key = (key << LETTER_BITS) | (piece.charAt(i) + 1);
            }
            return key;
        }
    }

    /**
     * Which outcomes pieces tell something of. Pieces that tell of the same have numbers in a row.
     *
     * @param firstPiece of each pattern
     * @param firstParameter of each pattern
     * @param firstOutcome of each pattern, and at last how many there are
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Patterns(int[] firstPiece, int[] firstParameter, int[] firstOutcome, byte[] outcomes) {
        void add(int piece, float value, float[] parameters, double[] sums) {
            int found = Arrays.binarySearch(firstPiece, piece);
            int pattern = found >= 0 ? found : -found - 2;
            int from = firstOutcome[pattern];
            int length = firstOutcome[pattern + 1] - from;
            int parameter = firstParameter[pattern] + (piece - firstPiece[pattern]) * length;
            for (int i = 0; i < length; i++) {
                sums[Byte.toUnsignedInt(outcomes[from + i])] += parameters[parameter + i] * (double) value;
            }
        }
    }

    private static final class Reader extends GISModelReader {
        Reader(InputStream in) {
            super(new BinaryFileDataReader(in));
        }

        @Override
        public AbstractModel constructModel() throws IOException {
            readInt(); // a constant and a parameter that are no longer used
            readDouble();
            String[] outcomes = getOutcomes();
            if (outcomes.length > MOST_OUTCOMES) {
                throw new IOException("a language model has more than `" + MOST_OUTCOMES + "` languages");
            }
            Patterns patterns = patterns();
            int count = readInt();
            Pieces pieces = new Pieces(count);
            for (int i = 0; i < count; i++) {
                pieces.put(readUTF(), i);
            }
            float[] parameters = new float[patterns.firstParameter()[patterns.firstPiece().length]];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = (float) readDouble();
            }
            return new PackedModel(outcomes, pieces, patterns, parameters);
        }

        private Patterns patterns() throws IOException {
            int count = readInt();
            int[] firstPiece = new int[count];
            int[] firstParameter = new int[count + 1];
            int[] firstOutcome = new int[count + 1];
            ByteArrayOutputStream outcomes = new ByteArrayOutputStream();
            int piece = 0;
            for (int i = 0; i < count; i++) {
                StringTokenizer numbers = new StringTokenizer(readUTF());
                int pieces = Integer.parseInt(numbers.nextToken());
                firstParameter[i + 1] = firstParameter[i] + pieces * numbers.countTokens();
                while (numbers.hasMoreTokens()) {
                    outcomes.write(Integer.parseInt(numbers.nextToken()));
                }
                firstPiece[i] = piece;
                firstOutcome[i + 1] = outcomes.size();
                piece += pieces;
            }
            return new Patterns(firstPiece, firstParameter, firstOutcome, outcomes.toByteArray());
        }
    }
}
