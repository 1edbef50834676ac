package noema.ui.charts;

import java.util.List;
import noema.ui.look.Palette;
import noema.ui.steps.StepNumbers;

/// How the current thought came out of the noise.
final class CurvesFigure extends Lines {

    CurvesFigure() {
        super(
                List.of(
                        new Curve<>(
                                "noise level",
                                "Noise left after the step, 0 to 1: a noisy concept is cos(θ) x₀ + sin(θ) ε with θ = level ·"
                                        + " π/2.",
                                Palette::thought,
                                List.of(),
                                StepNumbers::level),
                        new Curve<>(
                                "cosine to final",
                                "Cosine between the step's estimate of the clean concept and the final one.",
                                Palette::word,
                                List.of(),
                                StepNumbers::cosine),
                        new Curve<>(
                                "norm / √d",
                                "Length of the noisy concept over √d, d its number of numbers; the noise preserves variance, so it"
                                        + " stays near 1.",
                                Palette::muted,
                                List.of(2.0, 4.0),
                                StepNumbers::norm),
                        new Curve<>(
                                "guidance |c − u| / √d",
                                "How far the estimate that sees the story lies from the one that does not, over √d; 0 when nothing"
                                        + " guides.",
                                Palette::good,
                                List.of(7.0, 4.0),
                                StepNumbers::guidance)));
    }
}
