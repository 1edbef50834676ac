package noema.app.cli;

import noema.model.reason.ConceptSettings;
import picocli.CommandLine.Option;

/// How concepts are sampled.
final class ConceptOptions {

    private static final ConceptSettings STANDARD = ConceptSettings.DEFAULT;

    @Option(
            names = "--concept-steps",
            paramLabel = "N",
            description = "Denoising steps of a thought, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int steps = STANDARD.steps();

    @Option(
            names = "--concept-guidance",
            paramLabel = "G",
            description =
                    "How strongly the story so far steers a thought, 0 to 20; 1 is the model as it is (default: ${DEFAULT-VALUE}).")
    private double guidance = STANDARD.guidance();

    @Option(
            names = "--rescale",
            paramLabel = "SHARE",
            description =
                    "How far guided thoughts are pulled back to their natural strength, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double rescale = STANDARD.rescale();

    @Option(
            names = "--initial-noise",
            paramLabel = "FACTOR",
            description =
                    "Strength of the noise a thought begins as, 0.1 to 2; less is calmer (default: ${DEFAULT-VALUE}).")
    private double initialNoise = STANDARD.initialNoise();

    @Option(
            names = "--eta",
            paramLabel = "SHARE",
            description = "Fresh noise in every step, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double eta = STANDARD.eta();

    @Option(
            names = "--handover",
            paramLabel = "LEVEL",
            description =
                    "Noise level at which a thought is put into words, 0 to 0.9 (default: ${DEFAULT-VALUE}).")
    private double handover = STANDARD.handover();

    @Option(
            names = "--best-of",
            paramLabel = "N",
            description =
                    "Thoughts sampled side by side, of which the one is kept that is nearest to what the story leads one to expect and least like what was told, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int bestOf = STANDARD.candidates();

    @Option(
            names = "--breath",
            paramLabel = "N",
            description =
                    "Thoughts that follow one another before all of them are put into words side by side and read back, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int breath = STANDARD.breath();

    @Option(
            names = "--memory",
            paramLabel = "M",
            description =
                    "How far a thought is drawn to the nearest sentence of the model's map, 0 (not at all) to 1 (it becomes that sentence, as vague as the hand-over leaves it; default: ${DEFAULT-VALUE}).")
    private double memory = STANDARD.memory();

    /// The settings.
    ///
    /// @throws picocli.CommandLine.ParameterException when one is out of range
    ConceptSettings settings(NoemaCommand command) {
        return command.checked(() ->
                new ConceptSettings(
                        steps,
                        guidance,
                        rescale,
                        initialNoise,
                        eta,
                        handover,
                        bestOf,
                        breath,
                        memory));
    }
}
