package noema.ui.map;

import java.util.concurrent.CompletionException;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// What to tell a user of a question that failed.
final class Problems {

    private Problems() {}

    /// The sentence of a [NoemaException]; for anything else one that says that the model did not answer.
    static String sentence(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        return cause instanceof NoemaException known && known.getMessage() != null
                ? known.getMessage()
                : "The model did not answer; try again.";
    }
}
