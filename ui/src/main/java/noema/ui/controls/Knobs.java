package noema.ui.controls;

import java.util.List;

/// All knobs there are, in the groups they are shown in.
public final class Knobs {

    /// Most sentences of the story.
    public static final Knob SENTENCES =
            new Knob(
                    "sentences",
                    "Sentences",
                    1,
                    24,
                    200,
                    1,
                    "The most sentences the story may gain; it is shorter when the model holds it to be over before.",
                    r -> r.sentences());

    /// Denoising steps of a thought.
    public static final Knob CONCEPT_STEPS =
            new Knob(
                    "concept-steps",
                    "Noise steps",
                    1,
                    32,
                    200,
                    1,
                    "Denoising steps from pure noise to a thought: more make it finer, and take as much longer.",
                    r -> r.concept().steps());

    /// Classifier-free guidance of thoughts.
    public static final Knob GUIDANCE =
            new Knob(
                    "concept-guidance",
                    "Guidance",
                    0,
                    5,
                    20,
                    0.1,
                    "How strongly the story steers a thought: x = u + g (c − u), where c knows the story and u does not; 1 is the model as it is, at half the cost.",
                    r -> r.concept().guidance());

    /// Rescaling of guided thoughts.
    public static final Knob RESCALE =
            new Knob(
                    "rescale",
                    "Rescale",
                    0,
                    1,
                    1,
                    0.05,
                    "How far a guided thought is pulled back to its natural strength: x (φ σ(c) / σ(x) + 1 − φ); 0 leaves it as it is (Lin et al. 2024).",
                    r -> r.concept().rescale());

    /// Strength of the first noise.
    public static final Knob INITIAL_NOISE =
            new Knob(
                    "initial-noise",
                    "First noise",
                    0.1,
                    2,
                    2,
                    0.05,
                    "Strength of the noise that a thought grows out of: k ε with ε from N(0, 1); below 1 is calmer, above 1 is wilder.",
                    r -> r.concept().initialNoise());

    /// Fresh noise in every step.
    public static final Knob ETA =
            new Knob(
                    "eta",
                    "Fresh noise",
                    0,
                    1,
                    1,
                    0.05,
                    "Share η of new noise in every step: 0 goes straight on (DDIM), 1 draws all of it anew (ancestral sampling).",
                    r -> r.concept().eta());

    /// How clear a thought must be before it is put into words.
    public static final Knob HANDOVER =
            new Knob(
                    "handover",
                    "Hand-over",
                    0,
                    0.9,
                    0.9,
                    0.05,
                    "The noise level t at which denoising stops and the words settle the rest: of the thought, cos(π t / 2) is left then; 0 waits for perfect clarity.",
                    r -> r.concept().handover());

    /// Thoughts sampled side by side.
    public static final Knob CANDIDATES =
            new Knob(
                    "best-of",
                    "Best of",
                    1,
                    16,
                    64,
                    1,
                    "So many thoughts are sampled side by side, and the one that the story makes likeliest is kept.",
                    r -> r.concept().candidates());

    /// Denoising steps of a sentence.
    public static final Knob TOKEN_STEPS =
            new Knob(
                    "token-steps",
                    "Word steps",
                    1,
                    24,
                    200,
                    1,
                    "The most steps in which a sentence is unmasked; fewer are needed when all its words are certain before.",
                    r -> r.tokens().steps());

    /// Guidance of words.
    public static final Knob TOKEN_GUIDANCE =
            new Knob(
                    "token-guidance",
                    "Guidance",
                    0,
                    4,
                    10,
                    0.1,
                    "How strongly the thought steers its words: u + (1 + s)(c − u), where c knows the thought and u does not; 0 is the model as it is.",
                    r -> r.tokens().guidance());

    /// Temperature of words.
    public static final Knob TEMPERATURE =
            new Knob(
                    "temperature",
                    "Temperature",
                    0,
                    2,
                    3,
                    0.05,
                    "Words are drawn from softmax(logits / T): 0 takes the likeliest, 1 is the model's own distribution.",
                    r -> r.tokens().temperature());

    /// Probability from which words are settled at once.
    public static final Knob THRESHOLD =
            new Knob(
                    "threshold",
                    "Certain from",
                    0.01,
                    1,
                    1,
                    0.01,
                    "Words at least this probable are settled at once, whatever the order; 1 switches that off.",
                    r -> r.tokens().threshold());

    /// Rounds of second thoughts about words.
    public static final Knob REMASK =
            new Knob(
                    "remask",
                    "Second looks",
                    0,
                    8,
                    20,
                    1,
                    "Rounds in which the least certain fifth of the words is masked again and thought over.",
                    r -> r.tokens().remask());

    /// Of the story.
    public static final List<Knob> STORY = List.of(SENTENCES);

    /// Of thoughts.
    public static final List<Knob> THOUGHT =
            List.of(HANDOVER, CONCEPT_STEPS, GUIDANCE, RESCALE, INITIAL_NOISE, ETA, CANDIDATES);

    /// Of words.
    public static final List<Knob> WORDS =
            List.of(TOKEN_STEPS, TOKEN_GUIDANCE, TEMPERATURE, THRESHOLD, REMASK);

    private Knobs() {}
}
