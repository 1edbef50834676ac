package noema.model.atlas;

/// A linear way to lay concepts flat: x and y are the products of two axes with the concept less a centre. What is new is placed
/// by the same formula, so nothing that is there already ever moves.
///
/// @param centre S x C numbers
/// @param axes   two rows of S x C numbers
public record Projection(float[] centre, float[][] axes) {

    /// Where a concept lies along the first axis.
    public double x(float[] concept) {
        return along(0, concept);
    }

    /// Where a concept lies along the second axis.
    public double y(float[] concept) {
        return along(1, concept);
    }

    private double along(int axis, float[] concept) {
        double sum = 0;
        float[] direction = axes[axis];
        for (int i = 0; i < direction.length; i++) {
            sum += (concept[i] - centre[i]) * (double) direction[i];
        }
        return sum;
    }
}
