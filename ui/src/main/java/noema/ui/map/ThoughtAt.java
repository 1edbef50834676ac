package noema.ui.map;

import java.util.List;
import noema.model.atlas.Atlas;
import noema.model.atlas.Projection;
import org.jspecify.annotations.Nullable;

/// The way back from the map to concepts: which thought would lie at a point.
///
/// A point of the plane is the shadow of many thoughts. The one taken is the mean of the nearest known ones, weighted by
/// 1 / d^2, shifted within the plane of the axes until it lies exactly there, and stretched or shrunk across that plane until
/// it is as long as its neighbours are on average. Where the layout is not linear there is no plane to shift it in; it then
/// is the mean at that length.
final class ThoughtAt {

    private static final int NEAR = 8;

    private ThoughtAt() {}

    /// The thought at a point; null when there is no atlas to go by.
    static float @Nullable [] find(Ground ground, Spot spot) {
        Atlas atlas = ground.atlas();
        if (atlas == null || ground.grid().size() == 0) {
            return null;
        }
        int[] near = ground.grid().nearest(spot, NEAR);
        var weights = new double[near.length];
        double floor = 1e-4 + 0.05 * squared(ground.spot(near[near.length - 1]), spot);
        for (int i = 0; i < near.length; i++) {
            weights[i] = 1 / (floor + squared(ground.spot(near[i]), spot));
        }
        List<Atlas.Entry> entries = atlas.entries();
        var mean = new float[entries.get(near[0]).concept().length];
        double total = 0;
        double length = 0;
        for (int i = 0; i < near.length; i++) {
            float[] concept = entries.get(near[i]).concept();
            for (int k = 0; k < mean.length; k++) {
                mean[k] += (float) (weights[i] * concept[k]);
            }
            total += weights[i];
            length += weights[i] * Math.sqrt(Axes.dot(concept, concept));
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= (float) total;
        }
        length /= total;
        Projection projection = ground.layout().projection();
        return projection == null
                ? stretched(mean, length)
                : shifted(mean, projection, spot, length);
    }

    private static double squared(Spot a, Spot b) {
        double d = a.distance(b);
        return d * d;
    }

    private static float[] stretched(float[] concept, double length) {
        double now = Math.sqrt(Axes.dot(concept, concept));
        var result = concept.clone();
        for (int k = 0; k < result.length && now > 0; k++) {
            result[k] *= (float) (length / now);
        }
        return result;
    }

    private static float[] shifted(
            float[] concept, Projection projection, Spot spot, double length) {
        float[] a = projection.axes()[0];
        float[] b = projection.axes()[1];
        // What the products with the axes are, and what they have to be.
        double nowA = Axes.dot(a, concept);
        double nowB = Axes.dot(b, concept);
        double goalA = spot.x() + Axes.dot(a, projection.centre());
        double goalB = spot.y() + Axes.dot(b, projection.centre());
        double aa = Axes.dot(a, a);
        double ab = Axes.dot(a, b);
        double bb = Axes.dot(b, b);
        double det = aa * bb - ab * ab;
        if (!(det > 1e-12)) {
            return stretched(concept, length);
        }
        var across = new double[concept.length];
        var within = new double[concept.length];
        double acrossLength = 0;
        double withinLength = 0;
        for (int k = 0; k < concept.length; k++) {
            across[k] = concept[k] - plane(nowA, nowB, aa, ab, bb, det, a[k], b[k]);
            within[k] = plane(goalA, goalB, aa, ab, bb, det, a[k], b[k]);
            acrossLength += across[k] * across[k];
            withinLength += within[k] * within[k];
        }
        double room = length * length - withinLength;
        double stretch = acrossLength > 0 && room > 0 ? Math.sqrt(room / acrossLength) : 1;
        var result = new float[concept.length];
        for (int k = 0; k < result.length; k++) {
            result[k] = (float) (within[k] + stretch * across[k]);
        }
        return result;
    }

    // One number of the vector in the plane of a and b whose products with them are p and q.
    private static double plane(
            double p, double q, double aa, double ab, double bb, double det, double a, double b) {
        return ((p * bb - q * ab) * a + (q * aa - p * ab) * b) / det;
    }
}
