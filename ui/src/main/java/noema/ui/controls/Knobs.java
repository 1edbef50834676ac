package noema.ui.controls;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.model.trace.WordSettings;

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
                    "Denoising steps from pure noise to a thought. The model is told how far each leads, so even one gives a whole thought; more refine it, and take as much longer.",
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
                    "So many thoughts are sampled side by side. Kept is the one that is nearest to what the story leads one to expect, the mean of all that may follow, and says nothing again: the cosine to it, less a part of the cosine to whatever it resembles most in the story.",
                    r -> r.concept().candidates());

    /// Thoughts that follow one another before they are said.
    public static final Knob BREATH =
            new Knob(
                    "breath",
                    "In a breath",
                    1,
                    8,
                    200,
                    1,
                    "So many thoughts follow one another as they were thought; then all of them are put into words side by side, which takes hardly longer than one, and read back. Silently, none is read back.",
                    r -> r.concept().breath());

    /// How far a thought is drawn to a remembered sentence.
    public static final Knob MEMORY =
            new Knob(
                    "memory",
                    "Memory",
                    0,
                    1,
                    1,
                    0.05,
                    "How far a thought x is drawn to the nearest sentence r of the map before it is put into words: (1 − m) x + m r. At 0 the model is on its own, at 1 the thought becomes that sentence, still as vague as the hand-over leaves it. Without a map nothing is remembered.",
                    r -> r.concept().memory());

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
                    "Words are drawn from left to right, each behind its neighbour, from softmax(logits / T): 0 takes the likeliest chain of them, 1 is the model's own distribution.",
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
                    "Rounds in which the words that were not certain are masked again, apart from their neighbours, and replaced where another is at least twice as likely.",
                    r -> r.tokens().remask());

    /// Wordings of a thought to choose from.
    public static final Knob WORDINGS =
            new Knob(
                    "wordings",
                    "Wordings",
                    1,
                    16,
                    32,
                    1,
                    "How often a thought is put into words. The wording is kept that the model is surest of: the largest mean of log p over its words. At temperature 0 and in a fixed order all are the same, so one is made.",
                    r -> r.tokens().wordings());

    /// Temperature of words that follow one another.
    public static final Knob AR_TEMPERATURE =
            new Knob(
                    "ar-temperature",
                    "Temperature",
                    0,
                    2,
                    3,
                    0.05,
                    "The next word is drawn from softmax(logits / T): 0 takes the likeliest, 1 is the model's own distribution.",
                    r -> r.words().ar().temperature());

    /// Nucleus of words that follow one another.
    public static final Knob TOP_P =
            new Knob(
                    "top-p",
                    "Nucleus",
                    0.01,
                    1,
                    1,
                    0.01,
                    "Only the likeliest words that together reach this probability p are drawn from; 1 draws from all (Holtzman et al. 2020).",
                    r -> r.words().ar().topP());

    /// Places settled before the next block begins.
    public static final Knob BLOCK =
            new Knob(
                    "block",
                    "Block",
                    1,
                    64,
                    512,
                    1,
                    "Places of the canvas that are settled before the next block begins, left to right; as many as the canvas has is plain diffusion.",
                    r -> r.words().canvas().block());

    /// Words that one step puts into place.
    public static final Knob TOKENS_PER_STEP =
            new Knob(
                    "tokens-per-step",
                    "Words a step",
                    1,
                    8,
                    64,
                    0.5,
                    "How many words one denoising step puts into place, on average: more is faster, and words that come together do not know of each other.",
                    r -> r.words().canvas().tokensPerStep());

    /// Temperature of words that settle together.
    public static final Knob CANVAS_TEMPERATURE =
            new Knob(
                    "canvas-temperature",
                    "Temperature",
                    0,
                    2,
                    3,
                    0.05,
                    "Words are drawn from softmax(logits / T): 0 takes the likeliest, 1 is the model's own distribution.",
                    r -> r.words().canvas().temperature());

    /// Guidance by the prompt.
    public static final Knob PROMPT_GUIDANCE =
            new Knob(
                    "prompt-guidance",
                    "Guidance",
                    0,
                    4,
                    10,
                    0.1,
                    "How strongly the prompt steers the words: u + (1 + s)(c − u), where u sees the prompt masked; 0 is the model as it is, at half the cost (Nie et al. 2025).",
                    r -> r.words().canvas().guidance());

    /// Of the story.
    public static final List<Knob> STORY = List.of(SENTENCES);

    /// Of thoughts.
    public static final List<Knob> THOUGHT =
            List.of(
                    HANDOVER,
                    CONCEPT_STEPS,
                    GUIDANCE,
                    RESCALE,
                    INITIAL_NOISE,
                    ETA,
                    CANDIDATES,
                    BREATH,
                    MEMORY);

    /// Of words.
    public static final List<Knob> WORDS =
            List.of(TOKEN_STEPS, TOKEN_GUIDANCE, TEMPERATURE, THRESHOLD, REMASK, WORDINGS);

    /// Of the model that writes word by word.
    public static final List<Knob> AR = List.of(AR_TEMPERATURE, TOP_P);

    /// Of the model that settles all words at once.
    public static final List<Knob> CANVAS =
            List.of(BLOCK, TOKENS_PER_STEP, CANVAS_TEMPERATURE, PROMPT_GUIDANCE);

    /// All of them.
    public static final List<Knob> ALL =
            Stream.of(STORY, THOUGHT, WORDS, AR, CANVAS).flatMap(List::stream).toList();

    private Knobs() {}

    /// The knobs that matter to a way to write.
    public static List<Knob> of(Way way) {
        List<List<Knob>> groups =
                switch (way) {
                    case PARAGRAPH, SENTENCE -> List.of(STORY, THOUGHT, WORDS);
                    case DIFFUSION -> List.of(STORY, CANVAS);
                    case AR -> List.of(STORY, AR);
                };
        return groups.stream().flatMap(List::stream).toList();
    }

    /// The recipe with these values of its knobs.
    ///
    /// @param values one for each knob there is
    /// @throws noema.model.tensor.NoemaException when one is not allowed
    public static Recipe apply(Recipe recipe, ToDoubleFunction<Knob> values) {
        var concept =
                new ConceptSettings(
                        (int) values.applyAsDouble(CONCEPT_STEPS),
                        values.applyAsDouble(GUIDANCE),
                        values.applyAsDouble(RESCALE),
                        values.applyAsDouble(INITIAL_NOISE),
                        values.applyAsDouble(ETA),
                        values.applyAsDouble(HANDOVER),
                        (int) values.applyAsDouble(CANDIDATES),
                        (int) values.applyAsDouble(BREATH),
                        values.applyAsDouble(MEMORY));
        var tokens =
                new TokenSettings(
                        (int) values.applyAsDouble(TOKEN_STEPS),
                        values.applyAsDouble(TOKEN_GUIDANCE),
                        values.applyAsDouble(TEMPERATURE),
                        recipe.tokens().order(),
                        values.applyAsDouble(THRESHOLD),
                        (int) values.applyAsDouble(REMASK),
                        (int) values.applyAsDouble(WORDINGS));
        var words =
                new WordSettings(
                        new WordSettings.Sequential(
                                values.applyAsDouble(AR_TEMPERATURE), values.applyAsDouble(TOP_P)),
                        new WordSettings.Canvas(
                                (int) values.applyAsDouble(BLOCK),
                                values.applyAsDouble(TOKENS_PER_STEP),
                                recipe.words().canvas().order(),
                                values.applyAsDouble(CANVAS_TEMPERATURE),
                                values.applyAsDouble(PROMPT_GUIDANCE)));
        return new Recipe(
                recipe.prompt(),
                (int) values.applyAsDouble(SENTENCES),
                recipe.seed(),
                recipe.way(),
                recipe.aloud(),
                concept,
                tokens,
                words,
                recipe.edits());
    }
}
