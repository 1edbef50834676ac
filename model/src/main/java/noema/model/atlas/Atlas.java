package noema.model.atlas;

import java.util.List;

/// Many known sentences with their concepts, and a projection that lays them flat. Immutable; arrays are not to be modified.
///
/// @param model      hash of the model whose concepts these are
/// @param entries    the sentences
/// @param projection the default layout: principal components of the concepts
public record Atlas(String model, List<Entry> entries, Projection projection) {

    /// A known sentence.
    ///
    /// @param text       the sentence
    /// @param concept    S x C numbers
    /// @param story      number of the story it is from
    /// @param position   of the sentence in its story, from 0
    /// @param tokens     its length
    /// @param confidence mean probability of its tokens when the model wrote it, 0 to 1; 1 for text of people
    /// @param cluster    number of the group of similar sentences it belongs to, from 0
    /// @param honesty    share of its true neighbours that are still its neighbours when laid flat by the default projection, 0 to 1
    public record Entry(
            String text,
            float[] concept,
            int story,
            int position,
            int tokens,
            float confidence,
            int cluster,
            float honesty) {}

    /// Keeps a copy of the list.
    public Atlas {
        entries = List.copyOf(entries);
    }

    /// How many sentences it knows.
    public int size() {
        return entries.size();
    }
}
