package noema.model.concept;

import java.util.Arrays;

/// A thought: the S x C normalised numbers that one sentence is encoded to, or that the reasoner dreamed up.
///
/// Over the corpus every number has mean 0 and variance 1, so the length of the vector is about sqrt(S C) and noise of
/// strength sigma means the same everywhere. As a flat vector it also is a point for maps and neighbours.
///
/// @param values the slots one after another, S x C numbers; not to be modified
public record Concept(float[] values) {

    /// Cosine of the angle between two concepts, from -1 to 1 (0 when one of them is all zero).
    public double cosine(Concept other) {
        double dot = 0;
        double mine = 0;
        double theirs = 0;
        for (int i = 0; i < values.length; i++) {
            dot += (double) values[i] * other.values[i];
            mine += (double) values[i] * values[i];
            theirs += (double) other.values[i] * other.values[i];
        }
        double norms = Math.sqrt(mine * theirs);
        return norms == 0 ? 0 : dot / norms;
    }

    /// Euclidean distance.
    public double distance(Concept other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double gap = (double) values[i] - other.values[i];
            sum += gap * gap;
        }
        return Math.sqrt(sum);
    }

    /// Euclidean length.
    public double norm() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    /// The point on the way from this concept (`share` 0) to another (`share` 1): its direction moves along the great
    /// circle (Shoemake 1985, spherical interpolation) and its length in proportion, so that it stays that of a thought.
    /// Where there is no single great circle (one direction, opposite ones, zero) it is the straight line.
    public Concept towards(Concept other, double share) {
        double angle = Math.acos(Math.clamp(cosine(other), -1.0, 1.0));
        double first = 1 - share;
        double second = share;
        double mine = norm();
        double theirs = other.norm();
        if (Math.sin(angle) > 1e-4 && mine > 0 && theirs > 0) {
            double length = (1 - share) * mine + share * theirs;
            first = length / mine * Math.sin((1 - share) * angle) / Math.sin(angle);
            second = length / theirs * Math.sin(share * angle) / Math.sin(angle);
        }
        var mixed = new float[values.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) (first * values[i] + second * other.values[i]);
        }
        return new Concept(mixed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Concept that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Concept[" + values.length + "]";
    }
}
