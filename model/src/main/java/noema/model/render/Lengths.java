package noema.model.render;

/// Choice of a sentence's length from the length head's distribution.
public final class Lengths {

    private Lengths() {}

    /// The likeliest length, at least 1.
    public static int likeliest(float[] chances) {
        int best = 1;
        for (int i = 2; i < chances.length; i++) {
            if (chances[i] > chances[best]) {
                best = i;
            }
        }
        return best;
    }
}
