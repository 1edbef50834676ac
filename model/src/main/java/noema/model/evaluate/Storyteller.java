package noema.model.evaluate;

import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.trace.Way;

/// A model seen as what all ways to write have in common: it continues stories, and some endings surprise it less than others.
public interface Storyteller {

    /// Which way it writes.
    Way way();

    /// Continues a beginning with its default settings.
    ///
    /// @param sentences most sentences to tell
    /// @param seed      of everything random
    /// @param cancelled asked between network evaluations; what is finished is kept
    Told tell(String prompt, int sentences, long seed, BooleanSupplier cancelled);

    /// How little the model expects an ending; the smaller, the better it fits. Only numbers of the same storyteller and of
    /// endings of like length can be compared.
    ///
    /// @param before sentences of the story so far, at least one
    /// @param ending the sentence that may follow
    double surprise(List<String> before, String ending);
}
