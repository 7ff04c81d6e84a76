package io.saveplay.text;

import java.util.List;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * What examples say of a vector: how likely it belongs to each of their groups. Linear discriminant analysis: each group
 * is a normal distribution around its mean, all with one covariance (Hastie, Tibshirani and Friedman, The Elements of
 * Statistical Learning, 2nd edition, section 4.3), which is drawn towards that of a ball since there are few examples for
 * so many dimensions (Friedman, Regularized Discriminant Analysis, 1989). All groups are as likely beforehand. The
 * probabilities are made milder by one temperature (Guo et al., On Calibration of Modern Neural Networks, 2017).
 * Immutable and thread-safe.
 */
final class Meaning {
    /** How far the covariance is drawn towards a ball, 0 to 1: the best in cross-validation over the examples. */
    private static final double SHRINKAGE = 0.3;

    private static final double TEMPERATURE = 1.75;
    private static final double LEAST_SPREAD = 1e-3;

    private final List<String> groups;
    private final int[] groupOf;
    private final float[][] vectors;
    /** Row by group: the weights of the dimensions. */
    private final float[][] weights;

    private final double[] offsets;

    /**
     * The meaning of some examples.
     *
     * @param groupOfEach the group of each example
     * @param vectors the vector of each example, all of one length
     */
    Meaning(List<String> groupOfEach, float[][] vectors) {
        this.groups = groupOfEach.stream().distinct().sorted().toList();
        this.vectors = vectors;
        TreeMap<String, Integer> index = new TreeMap<>();
        groups.forEach(group -> index.put(group, index.size()));
        this.groupOf = groupOfEach.stream().mapToInt(index::get).toArray();
        int size = vectors[0].length;
        DMatrixRMaj means = means(size);
        DMatrixRMaj solved = new DMatrixRMaj(size, groups.size());
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
        DMatrixRMaj transposed = CommonOps_DDRM.transpose(means, null);
        if (!solver.setA(covariance(means))) {
            throw new IllegalStateException("a covariance drawn towards a ball is positive definite");
        }
        solver.solve(transposed, solved);
        this.weights = new float[groups.size()][size];
        this.offsets = new double[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            for (int d = 0; d < size; d++) {
                weights[g][d] = (float) solved.get(d, g);
                offsets[g] -= means.get(g, d) * solved.get(d, g) / 2;
            }
        }
    }

    /** The groups, in the order of {@link #probabilities}. */
    List<String> groups() {
        return groups;
    }

    /** How likely a vector belongs to each group; the sum is 1. */
    double[] probabilities(float[] vector) {
        double[] scores = new double[groups.size()];
        double most = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < scores.length; g++) {
            scores[g] = (dot(weights[g], vector) + offsets[g]) / TEMPERATURE;
            most = Math.max(most, scores[g]);
        }
        double sum = 0;
        for (int g = 0; g < scores.length; g++) {
            scores[g] = Math.exp(scores[g] - most);
            sum += scores[g];
        }
        for (int g = 0; g < scores.length; g++) {
            scores[g] /= sum;
        }
        return scores;
    }

    /** The index of the example of a reason, or of its children, that is closest to a vector; of equal ones the first. */
    int nearest(float[] vector, String reason) {
        int nearest = -1;
        double closest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < vectors.length; i++) {
            String group = groups.get(groupOf[i]);
            if (group.equals(reason) || group.startsWith(reason + ".")) {
                double near = dot(vectors[i], vector);
                if (near > closest) {
                    nearest = i;
                    closest = near;
                }
            }
        }
        return nearest;
    }

    private DMatrixRMaj means(int size) {
        DMatrixRMaj means = new DMatrixRMaj(groups.size(), size);
        int[] counts = new int[groups.size()];
        for (int i = 0; i < vectors.length; i++) {
            counts[groupOf[i]]++;
            for (int d = 0; d < size; d++) {
                means.add(groupOf[i], d, vectors[i][d]);
            }
        }
        for (int g = 0; g < counts.length; g++) {
            for (int d = 0; d < size; d++) {
                means.set(g, d, means.get(g, d) / counts[g]);
            }
        }
        return means;
    }

    private DMatrixRMaj covariance(DMatrixRMaj means) {
        int size = means.getNumCols();
        float[][] spread = new float[vectors.length][size];
        for (int i = 0; i < vectors.length; i++) {
            for (int d = 0; d < size; d++) {
                spread[i][d] = (float) (vectors[i][d] - means.get(groupOf[i], d));
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(products(spread, size));
        // Never nothing: groups of one example each have no spread.
        double ball = Math.max(LEAST_SPREAD, SHRINKAGE * CommonOps_DDRM.trace(covariance) / size);
        CommonOps_DDRM.scale((1 - SHRINKAGE) / vectors.length, covariance);
        for (int d = 0; d < size; d++) {
            covariance.add(d, d, ball / vectors.length);
        }
        return covariance;
    }

    /** The sum of each row's outer product with itself. Four rows at a time, since it is memory that takes the time. */
    private static double[][] products(float[][] rows, int size) {
        float[][] sums = new float[size][size];
        float[] none = new float[size];
        for (int i = 0; i < rows.length; i += 4) {
            float[] a = rows[i];
            float[] b = i + 1 < rows.length ? rows[i + 1] : none;
            float[] c = i + 2 < rows.length ? rows[i + 2] : none;
            float[] d = i + 3 < rows.length ? rows[i + 3] : none;
            for (int row = 0; row < size; row++) {
                addUpTo(row, sums[row], a, b, c, d);
            }
        }
        double[][] products = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                products[row][column] = sums[row][column];
                products[column][row] = sums[row][column];
            }
        }
        return products;
    }

    private static void addUpTo(int last, float[] sums, float[] a, float[] b, float[] c, float[] d) {
        // Read once: as far as the compiler knows, the sums might be one of the rows.
        float ofA = a[last];
        float ofB = b[last];
        float ofC = c[last];
        float ofD = d[last];
        for (int i = 0; i <= last; i++) {
            sums[i] += ofA * a[i] + ofB * b[i] + ofC * c[i] + ofD * d[i];
        }
    }

    private static double dot(float[] one, float[] two) {
        float sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * two[d];
        }
        return sum;
    }
}
