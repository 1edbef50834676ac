package noema.model.atlas;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.text.Story;

/// What an atlas is of: the sentences of a concept model, or what a level above makes of them.
interface Source {

    /// What one text is, such as `sentence`.
    String name();

    /// Hash of the model whose concepts they are.
    String hash();

    /// The model that knows words and sentences.
    ConceptModel reader();

    /// The texts of a story, each as its sentences.
    List<List<String>> texts(Story story);

    /// What texts mean.
    ///
    /// @param texts token ids of the sentences of each
    List<Concept> concepts(List<List<int[]>> texts);

    /// Has the model tell stories.
    ///
    /// @param prompts   beginnings of stories; may be empty
    /// @param seed      of everything random
    /// @param most      texts at most
    /// @param progress  hears how many there are
    /// @param cancelled asked between evaluations of the network
    /// @return different texts; fewer when the model repeats itself
    List<KnownText> write(
            List<String> prompts,
            long seed,
            int most,
            IntConsumer progress,
            BooleanSupplier cancelled);
}
