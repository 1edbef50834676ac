package noema.model.evaluate;

import java.nio.file.Path;
import noema.model.concept.ModelConfig;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;

/// What a benchmark measures, and for how long.
///
/// @param model         folder of the concept model
/// @param baseline      folder of the autoregressive baseline, null for none
/// @param corpus        text to train on for the training speed, null for leaving that out
/// @param trained       sizes of the network trained for it; the vocabulary is that of the model's tokenizer at least
/// @param concepts      how concepts are sampled; the quick stories have settings of their own
/// @param tokens        how they are put into words, likewise
/// @param stories       stories told for every figure, at least 1
/// @param generations   short generations for the growth of memory, 0 for none, else at least 40
/// @param seconds       of training
/// @param precision     number type of the concept model, the baseline and the training
public record BenchmarkPlan(
        Path model,
        @Nullable Path baseline,
        @Nullable Path corpus,
        ModelConfig trained,
        ConceptSettings concepts,
        TokenSettings tokens,
        int stories,
        int generations,
        double seconds,
        Precision precision) {

    /// Checks the amounts.
    ///
    /// @throws NoemaException when one is out of range, naming it
    public BenchmarkPlan {
        NoemaException.require("number of stories", stories, 1, 10_000);
        if (generations != 0) {
            NoemaException.require("number of short generations", generations, 40, 1_000_000);
        }
        NoemaException.require("seconds of training", seconds, 0.001, 3600);
    }
}
