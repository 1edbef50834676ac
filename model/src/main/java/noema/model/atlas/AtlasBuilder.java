package noema.model.atlas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import noema.model.generate.ConceptModel;
import noema.model.tensor.NoemaException;

/// Builds an atlas: finds sentences, lays their concepts flat, measures how honest that is, groups and labels them.
///
/// The same model, seed and number of threads give the same atlas.
public final class AtlasBuilder {

    /// Fewest sentences that make a map.
    public static final int FEWEST = 10;

    /// Most sentences; the time for their neighbours grows with the square of their number.
    public static final int MOST = 100_000;

    private static final int CLUSTERS = 24;

    /// A group has at least so many sentences on average.
    private static final int SENTENCES_PER_CLUSTER = 5;

    /// What finding sentences takes of the whole time, as a rule.
    private static final double TELLING = 0.95;

    private static final double READING = 0.6;

    private final ConceptModel model;
    private final int sentences;
    private final long seed;
    private final AtlasListener listener;
    private final BooleanSupplier cancelled;

    /// A builder.
    ///
    /// @param model     whose concepts are mapped; used by the building thread alone while it works
    /// @param sentences how many, [FEWEST][#FEWEST] to [MOST][#MOST]
    /// @param seed      of everything random
    /// @param listener  hears how it goes on
    /// @param cancelled asked between evaluations of the network and every few milliseconds of other work
    /// @throws NoemaException when the number of sentences is out of range
    public AtlasBuilder(
            ConceptModel model,
            int sentences,
            long seed,
            AtlasListener listener,
            BooleanSupplier cancelled) {
        NoemaException.require("number of sentences", sentences, FEWEST, MOST);
        this.model = model;
        this.sentences = sentences;
        this.seed = seed;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /// Maps sentences that the model itself says when it tells stories.
    ///
    /// @param prompts beginnings of stories, for variety; may be empty
    /// @return the atlas, with fewer sentences when the model repeats itself; empty when cancelled
    /// @throws NoemaException when the model says too little
    public Optional<Atlas> fromStories(List<String> prompts) {
        var writer = new StoryWriter(model, prompts, seed);
        List<KnownSentence> known =
                writer.write(sentences, n -> found("telling stories", n, TELLING), cancelled);
        return chart(known, "The model said only %d different sentences", TELLING);
    }

    /// Maps the first different sentences of a corpus.
    ///
    /// @param corpus file or folder of text, as [noema.model.text.Corpus] reads it
    /// @return the atlas; empty when cancelled
    /// @throws NoemaException when the corpus cannot be read or holds too little
    public Optional<Atlas> fromCorpus(Path corpus) {
        List<KnownSentence> known =
                new CorpusReader(model)
                        .read(corpus, sentences, n -> found("reading", n, READING), cancelled);
        return chart(known, "The corpus holds only %d different sentences", READING);
    }

    private void found(String part, int count, double share) {
        listener.progressed(part, share * count / sentences);
    }

    private Optional<Atlas> chart(List<KnownSentence> known, String lack, double begun) {
        if (!cancelled.getAsBoolean() && known.size() < FEWEST) {
            throw new NoemaException(
                    (lack + "; a map needs at least %d.").formatted(known.size(), FEWEST));
        }
        double left = 1 - begun;
        List<float[]> concepts = known.stream().map(KnownSentence::concept).toList();
        listener.progressed("laying flat", begun);
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        Covariance covariance = Covariance.of(concepts, cancelled);
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        Projection flat = covariance.flat();
        Clusters clusters =
                Clusters.of(
                        concepts,
                        Math.clamp(known.size() / SENTENCES_PER_CLUSTER, 1, CLUSTERS),
                        seed,
                        cancelled);
        int[][] nearest =
                Neighbours.of(concepts)
                        .ofEach(
                                Honesty.TRUE,
                                done ->
                                        listener.progressed(
                                                "comparing", begun + left * (0.2 + 0.7 * done)),
                                cancelled);
        float[] honesty =
                Honesty.of(
                        nearest,
                        coordinates(known, flat, true),
                        coordinates(known, flat, false),
                        done -> listener.progressed("comparing", begun + left * (0.9 + 0.1 * done)),
                        cancelled);
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        var entries = new ArrayList<Atlas.Entry>();
        for (int i = 0; i < known.size(); i++) {
            KnownSentence k = known.get(i);
            entries.add(
                    new Atlas.Entry(
                            k.text(),
                            k.concept(),
                            k.story(),
                            k.position(),
                            k.tokens(),
                            k.confidence(),
                            clusters.of()[i],
                            honesty[i]));
        }
        List<String> texts = known.stream().map(KnownSentence::text).toList();
        return Optional.of(
                new Atlas(
                        model.hash(),
                        entries,
                        flat,
                        Labels.of(texts, clusters.of(), clusters.count())));
    }

    private static float[] coordinates(List<KnownSentence> known, Projection flat, boolean alongX) {
        var coordinates = new float[known.size()];
        for (int i = 0; i < coordinates.length; i++) {
            float[] concept = known.get(i).concept();
            coordinates[i] = (float) (alongX ? flat.x(concept) : flat.y(concept));
        }
        return coordinates;
    }
}
