package noema.ui.map;

import java.util.List;
import noema.model.atlas.Projection;
import noema.model.tensor.NoemaException;

/// Projections made on the spot.
final class Axes {

    private static final int ITERATIONS = 60;

    private Axes() {}

    /// The two principal axes of a few concepts, fast enough for the JavaFX thread (those of whole maps come from
    /// [noema.model.atlas.Covariance], which takes an eigen-decomposition): by power iteration on their covariance without ever forming it
    /// (v <- sum of x (x . v), normalised). Signs are fixed, so equal concepts give equal axes; where the concepts
    /// do not span two directions, unit vectors fill in.
    static Projection principal(List<float[]> concepts, int size) {
        var centre = new float[size];
        for (float[] concept : concepts) {
            for (int i = 0; i < size; i++) {
                centre[i] += concept[i] / concepts.size();
            }
        }
        var axes = new float[2][];
        for (int axis = 0; axis < 2; axis++) {
            axes[axis] = strongest(concepts, centre, axis == 0 ? new float[size] : axes[0], axis);
        }
        return new Projection(centre, axes);
    }

    private static float[] strongest(
            List<float[]> concepts, float[] centre, float[] taken, int number) {
        int size = centre.length;
        var v = new float[size];
        for (int i = 0; i < size; i++) {
            v[i] = (float) Math.sin(1 + i * (number + 1.7));
        }
        unit(without(v, taken));
        for (int k = 0; k < ITERATIONS; k++) {
            var next = new float[size];
            for (float[] concept : concepts) {
                double along = 0;
                for (int i = 0; i < size; i++) {
                    along += (concept[i] - centre[i]) * (double) v[i];
                }
                for (int i = 0; i < size; i++) {
                    next[i] += (float) (along * (concept[i] - centre[i]));
                }
            }
            without(next, taken);
            if (!unit(next)) {
                break;
            }
            v = next;
        }
        int largest = 0;
        for (int i = 1; i < size; i++) {
            largest = Math.abs(v[i]) > Math.abs(v[largest]) ? i : largest;
        }
        if (v[largest] < 0) {
            for (int i = 0; i < size; i++) {
                v[i] = -v[i];
            }
        }
        return v;
    }

    /// x runs along the line from one concept (x = 0) to another (x = their distance), y along the first axis of another
    /// projection, made orthogonal to it.
    ///
    /// @throws NoemaException when both concepts are the same
    static Projection between(float[] from, float[] to, Projection other) {
        int size = from.length;
        var along = new float[size];
        for (int i = 0; i < size; i++) {
            along[i] = to[i] - from[i];
        }
        if (!unit(along)) {
            throw new NoemaException(
                    "The two sentences mean the same to the model, so there is no axis between them; type two different ones.");
        }
        float[] up = without(other.axes()[0].clone(), along);
        if (!unit(up)) {
            up = without(other.axes()[1].clone(), along);
            unit(up);
        }
        return new Projection(from, new float[][] {along, up});
    }

    private static float[] without(float[] v, float[] direction) {
        double along = dot(v, direction);
        for (int i = 0; i < v.length; i++) {
            v[i] -= (float) (along * direction[i]);
        }
        return v;
    }

    private static boolean unit(float[] v) {
        double norm = Math.sqrt(dot(v, v));
        if (!(norm > 1e-5)) {
            return false;
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= (float) norm;
        }
        return true;
    }

    /// The product of two vectors.
    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /// The cosine of the angle between two vectors, 0 when one of them is zero.
    static double cosine(float[] a, float[] b) {
        double norms = Math.sqrt(dot(a, a) * dot(b, b));
        return norms > 0 ? dot(a, b) / norms : 0;
    }
}
