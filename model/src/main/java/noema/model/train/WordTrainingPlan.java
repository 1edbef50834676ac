package noema.model.train;

import noema.model.tensor.Workers;
import noema.model.words.WordConfig;
import noema.model.words.WordKind;

/// How to train a model that goes from words to words.
///
/// @param kind   left to right, or masked diffusion
/// @param run    from what, whereto and for how long; the model to start from may be of the other kind
/// @param config sizes; the vocabulary shrinks where a small corpus does not fill it
public record WordTrainingPlan(WordKind kind, TrainingRun run, WordConfig config) {

    /// Tokens that count as one sentence of a batch.
    private static final int TOKENS_PER_SENTENCE = 19;

    /// Tokens in the part of a batch that one of the workers gets, about.
    int partTokens(Workers workers) {
        return run.part(workers) * TOKENS_PER_SENTENCE;
    }
}
