package noema.ui.steps;

import javafx.scene.paint.Color;
import noema.ui.look.Numbers;
import noema.ui.look.Palette;

/// What the colour of a noise step's cell says.
public enum StepColour {
    /// Noise that is left.
    NOISE(
            "noise left",
            "Noise that is left after the step: 1 is pure noise, 0 a clean thought; a noisy concept is cos(θ) x₀ + sin(θ) ε"
                    + " with θ = level · π/2."),
    /// Cosine to the final concept.
    COSINE(
            "cosine to final",
            "Cosine between the step's estimate of the clean thought and the final one: 1 when it already points there."),
    /// Round trip of the reading.
    ROUND_TRIP(
            "round trip",
            "Cosine between the step's estimate and what its reading in words means when it is read back: 1 when the words"
                    + " say all of it."),
    /// Strength of the guidance.
    GUIDANCE(
            "guidance",
            "|c − u| / √d: how far the estimate that sees the story lies from the one that does not, against the strongest"
                    + " of the run.");

    private final String title;
    private final String explanation;

    StepColour(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    /// One sentence with the formula.
    public String explanation() {
        return explanation;
    }

    /// The value that the colour stands for.
    ///
    /// @param roundTrip of the step's reading; NaN when nobody has read it
    double value(StepNumbers step, double roundTrip) {
        return switch (this) {
            case NOISE -> step.level();
            case COSINE -> step.cosine();
            case ROUND_TRIP -> roundTrip;
            case GUIDANCE -> step.guidance();
        };
    }

    /// The end of the scale.
    ///
    /// @param strongest guidance of the run
    double most(double strongest) {
        return this == GUIDANCE && strongest > 0 ? strongest : 1;
    }

    /// The colour of a share of the scale, 0 to 1; noise is the colour of thoughts, fading as it falls.
    Color paint(Palette palette, double share) {
        double at = Math.clamp(share, 0.0, 1.0);
        return this == NOISE
                ? palette.background().interpolate(palette.thought(), 0.1 + 0.9 * at)
                : palette.scale(at);
    }

    /// The number in words.
    String describe(StepNumbers step, double roundTrip) {
        return "Step %d: noise %s · cosine to final %s · guidance %s%s"
                .formatted(
                        step.step(),
                        Numbers.plain(step.level()),
                        Numbers.plain(step.cosine()),
                        Numbers.plain(step.guidance()),
                        Double.isNaN(roundTrip) ? "" : " · round trip " + Numbers.plain(roundTrip));
    }

    @Override
    public String toString() {
        return title;
    }
}
