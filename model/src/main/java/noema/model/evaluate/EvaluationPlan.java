package noema.model.evaluate;

import java.nio.file.Path;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;

/// What is to be evaluated.
///
/// @param model     folder of the concept model
/// @param paragraph folder of the paragraph level above it, null for none
/// @param baseline  folder of the autoregressive baseline it is compared with, null for none
/// @param diffusion folder of the masked-diffusion model it is compared with, null for none
/// @param scorer    folder of the autoregressive model that scores text; it should have learned from other text than the
///                  others; null for none
/// @param corpus    held-out stories that none of the models has seen
/// @param limit     most stories to read, at least 1
/// @param concepts  how concepts are sampled where stories are told; the reasoner also foresees with settings of its own
/// @param tokens    how told concepts are put into words
/// @param seed      of everything random
/// @param precision number type of all models but the scorer; the scorer always runs in fp32
public record EvaluationPlan(
        Path model,
        @Nullable Path paragraph,
        @Nullable Path baseline,
        @Nullable Path diffusion,
        @Nullable Path scorer,
        Path corpus,
        long limit,
        ConceptSettings concepts,
        TokenSettings tokens,
        long seed,
        Precision precision) {

    /// Checks the number of stories.
    ///
    /// @throws NoemaException when it is below 1 or absurdly large
    public EvaluationPlan {
        NoemaException.require("number of stories", limit, 1, 1_000_000_000);
    }
}
