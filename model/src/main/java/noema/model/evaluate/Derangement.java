package noema.model.evaluate;

import java.util.SplittableRandom;

/// Random exchanges in which nobody keeps what is theirs.
final class Derangement {

    private Derangement() {}

    /// A random cycle through `size` places (Sattolo 1986): no place stays where it is.
    ///
    /// @param size at least 2
    static int[] of(int size, SplittableRandom random) {
        if (size < 2) {
            throw new IllegalArgumentException("Nothing to exchange among " + size + ".");
        }
        var places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i);
            int kept = places[i];
            places[i] = places[j];
            places[j] = kept;
        }
        return places;
    }
}
