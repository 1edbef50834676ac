package noema.model.train;

import java.util.SplittableRandom;

/// What a renderer practises on: how noisy the concepts are that it reads, and how often it begins with an empty canvas.
enum Practice {
    /// The concept wakes up: mostly clear ones, so that listening to them pays.
    WAKING(0.2, 0.8, 0, 0.5, 0.15),
    /// All levels, and in a tenth of the cases no concept at all, which is what guidance compares with.
    ALL_LEVELS(0.2, 0.45, 0.25, 0.35, 0.15),
    /// A renderer that reads at all levels already brings clear concepts back to the letter.
    TO_THE_LETTER(0.45, 0.4, 0.1, 0.7, 0);

    private final double clear;
    private final double near;
    private final double far;
    private final double empty;
    private final double partial;

    /// @param clear   share of the concepts without any noise
    /// @param near    share of those at levels below .45
    /// @param far     share of those at levels from .3 to 1; what is left to 1 is no concept at all
    /// @param empty   share of the canvases that are fully masked
    /// @param partial share of the concepts of which only some slots are told
    Practice(double clear, double near, double far, double empty, double partial) {
        this.clear = clear;
        this.near = near;
        this.far = far;
        this.empty = empty;
        this.partial = partial;
    }

    /// Draws the noise level of a concept, 0 to 1; 1 is no concept at all.
    double level(SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < clear) {
            return 0;
        }
        if (kind < clear + near) {
            return random.nextDouble(0.45);
        }
        return kind < clear + near + far ? random.nextDouble(0.3, 1) : 1;
    }

    /// Draws the share of a canvas that is masked.
    double masked(SplittableRandom random) {
        return random.nextDouble() < empty ? 1 : random.nextDouble();
    }

    /// Draws how many of `slots` slots of a concept at a level are told.
    int slots(int slots, double level, SplittableRandom random) {
        if (level >= 1) {
            return 0;
        }
        return random.nextDouble() < partial ? random.nextInt(1, slots + 1) : slots;
    }
}
