package noema.model.atlas;

import java.util.List;

/// Many known sentences, or paragraphs, with their concepts, and a projection that lays them flat. Immutable; arrays are not to
/// be modified.
///
/// @param model      hash of the model whose concepts these are
/// @param entries    the texts
/// @param projection the default layout: principal components of the concepts
/// @param labels     for each cluster, by its number, the words that mark it; empty when there are no clusters
public record Atlas(String model, List<Entry> entries, Projection projection, List<String> labels) {

    /// A known text: a sentence, or the sentences of a paragraph with spaces between them.
    ///
    /// @param text       the words
    /// @param concept    S x C numbers
    /// @param story      number of the story it is from
    /// @param position   in its story, counted in texts of its kind from 0
    /// @param tokens     its length
    /// @param confidence mean probability of its tokens when the model wrote it, 0 to 1; 1 for text of people
    /// @param cluster    number of the group of similar texts it belongs to, from 0
    /// @param honesty    share of its true neighbours that are still its neighbours when laid flat by the default projection,
    ///                   0 to 1; see [Honesty]
    public record Entry(
            String text,
            float[] concept,
            int story,
            int position,
            int tokens,
            float confidence,
            int cluster,
            float honesty) {}

    /// Keeps copies of the lists.
    public Atlas {
        entries = List.copyOf(entries);
        labels = List.copyOf(labels);
    }

    /// An atlas without labels.
    public Atlas(String model, List<Entry> entries, Projection projection) {
        this(model, entries, projection, List.of());
    }

    /// How many texts it knows.
    public int size() {
        return entries.size();
    }

    /// The concepts of all texts, in their order.
    public List<float[]> concepts() {
        return entries.stream().map(Entry::concept).toList();
    }
}
