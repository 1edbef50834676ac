package noema.model.atlas;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.tensor.NoemaException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// How concepts spread around their mean, and the straight axes that follow from it. Immutable and thread safe.
///
/// The covariance is computed once; every set of axes is then one eigen-decomposition away (principal components, Pearson
/// 1901). The same concepts always give the same axes: each points to where its largest number is positive.
public final class Covariance {

    /// Concepts whose products are summed in one go.
    private static final int ROWS = 64;

    private final float[] mean;
    private final DMatrixRMaj matrix;

    private Covariance(float[] mean, DMatrixRMaj matrix) {
        this.mean = mean;
        this.matrix = matrix;
    }

    /// Measures concepts.
    ///
    /// @param concepts at least one, all of one size
    public static Covariance of(List<float[]> concepts) {
        return of(concepts, () -> false);
    }

    /// Measures concepts; cancelled, it answers that of those it came to.
    static Covariance of(List<float[]> concepts, BooleanSupplier cancelled) {
        int width = concepts.getFirst().length;
        var sums = new double[width];
        for (float[] concept : concepts) {
            for (int i = 0; i < width; i++) {
                sums[i] += concept[i];
            }
        }
        var mean = new float[width];
        for (int i = 0; i < width; i++) {
            mean[i] = (float) (sums[i] / concepts.size());
        }
        var upper = new double[width][width];
        for (int at = 0; at < concepts.size() && !cancelled.getAsBoolean(); at += ROWS) {
            add(concepts.subList(at, Math.min(concepts.size(), at + ROWS)), mean, upper);
        }
        var matrix = new DMatrixRMaj(width, width);
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                double value = upper[i][j] / concepts.size();
                matrix.set(i, j, value);
                matrix.set(j, i, value);
            }
        }
        return new Covariance(mean, matrix);
    }

    /// Adds the outer products of a few centred concepts. Each row of the sum is visited once for all of them, and its
    /// inner loop adds whole rows, which the compiler turns into vector instructions.
    private static void add(List<float[]> concepts, float[] mean, double[][] upper) {
        var centred = new double[concepts.size()][mean.length];
        for (int row = 0; row < centred.length; row++) {
            float[] concept = concepts.get(row);
            for (int i = 0; i < mean.length; i++) {
                centred[row][i] = (double) concept[i] - mean[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            double[] sum = upper[i];
            for (double[] row : centred) {
                double factor = row[i];
                for (int j = i; j < sum.length; j++) {
                    sum[j] += factor * row[j];
                }
            }
        }
    }

    /// Axes of the largest variance.
    ///
    /// @param centre    mean of the concepts
    /// @param axes      orthogonal directions of length 1, the most telling first
    /// @param variances along each axis, falling
    /// @param total     variance along all axes together
    public record Axes(float[] centre, float[][] axes, double[] variances, double total) {

        /// Coordinates of a concept along every axis.
        public float[] coordinates(float[] concept) {
            var coordinates = new float[axes.length];
            for (int axis = 0; axis < axes.length; axis++) {
                double sum = 0;
                for (int i = 0; i < centre.length; i++) {
                    sum += ((double) concept[i] - centre[i]) * axes[axis][i];
                }
                coordinates[axis] = (float) sum;
            }
            return coordinates;
        }
    }

    /// The first principal components, at most as many as a concept has numbers.
    public Axes principal(int count) {
        return principal(matrix, count);
    }

    /// The flat map: the first two principal components.
    public Projection flat() {
        return new Projection(mean, principal(2).axes());
    }

    /// A map whose x axis is the line between two concepts (0 at one, 1 at the other). y, in the same units, is the first
    /// principal component of what is left when that direction is taken out, and 0 on the line.
    ///
    /// @throws NoemaException when the two are the same
    public Projection between(float[] from, float[] to) {
        int width = mean.length;
        var direction = new double[width];
        double length = 0;
        for (int i = 0; i < width; i++) {
            direction[i] = (double) to[i] - from[i];
            length += direction[i] * direction[i];
        }
        length = Math.sqrt(length);
        if (!(length > 0)) {
            throw new NoemaException(
                    "There is no line between a sentence and itself; choose two sentences of different meaning.");
        }
        var x = new float[width];
        for (int i = 0; i < width; i++) {
            direction[i] /= length;
            x[i] = (float) (direction[i] / length);
        }
        float[] y = principal(without(direction), 1).axes()[0].clone();
        for (int i = 0; i < width; i++) {
            y[i] = (float) (y[i] / length);
        }
        return new Projection(from.clone(), new float[][] {x, y});
    }

    /// P C P with P = I - u u^T: the covariance of what is left of concepts without their part along a direction u.
    private DMatrixRMaj without(double[] u) {
        int width = u.length;
        var product = new double[width];
        double along = 0;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                product[i] += matrix.get(i, j) * u[j];
            }
            along += u[i] * product[i];
        }
        var rest = new DMatrixRMaj(width, width);
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                rest.set(
                        i,
                        j,
                        matrix.get(i, j)
                                - u[i] * product[j]
                                - product[i] * u[j]
                                + along * u[i] * u[j]);
            }
        }
        return rest;
    }

    private Axes principal(DMatrixRMaj covariance, int count) {
        int width = mean.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen =
                DecompositionFactory_DDRM.eig(width, true, true);
        if (!eigen.decompose(covariance.copy())) {
            throw new NoemaException(
                    "The concepts hold numbers that no axes can be laid through; build the map again.");
        }
        Integer[] order = new Integer[width];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) ->
                        Double.compare(
                                eigen.getEigenvalue(b).getReal(),
                                eigen.getEigenvalue(a).getReal()));
        int kept = Math.min(count, width);
        var axes = new float[kept][];
        var variances = new double[kept];
        double total = 0;
        for (int i = 0; i < width; i++) {
            double variance = Math.max(0, eigen.getEigenvalue(order[i]).getReal());
            total += variance;
            if (i < kept) {
                variances[i] = variance;
                axes[i] = pointed(eigen.getEigenVector(order[i]).getData());
            }
        }
        return new Axes(mean, axes, variances, total);
    }

    /// An eigenvector is one only up to its sign: the one is taken whose largest number is positive.
    private static float[] pointed(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            if (Math.abs(value) > Math.abs(largest)) {
                largest = value;
            }
        }
        var axis = new float[vector.length];
        for (int i = 0; i < axis.length; i++) {
            axis[i] = (float) (largest < 0 ? -vector[i] : vector[i]);
        }
        return axis;
    }
}
