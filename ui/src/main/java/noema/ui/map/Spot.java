package noema.ui.map;

import java.util.List;

/// A point, of the map (in the layout's own units, y upwards) or of the window (in pixels, y downwards).
public record Spot(double x, double y) {

    /// Where nothing can be placed.
    static final Spot NOWHERE = new Spot(Double.NaN, Double.NaN);

    /// Whether both numbers are finite.
    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }

    /// The distance to another point.
    public double distance(Spot other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /// The point on the straight way from here (`share` 0) to another (`share` 1).
    public Spot towards(Spot other, double share) {
        return new Spot(x + share * (other.x - x), y + share * (other.y - y));
    }

    /// Which of some points is the nearest to this one; of equally near ones the last, which is painted on top.
    ///
    /// @param reach how far away it may be
    /// @return its number in the list, or -1 when all are out of reach
    int nearest(List<Spot> points, double reach) {
        int best = -1;
        double distance = reach;
        for (int i = 0; i < points.size(); i++) {
            double d = distance(points.get(i));
            if (d <= distance) {
                best = i;
                distance = d;
            }
        }
        return best;
    }
}
