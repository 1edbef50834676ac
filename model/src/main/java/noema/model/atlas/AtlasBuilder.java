package noema.model.atlas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelModel;
import noema.model.tensor.NoemaException;

/// Builds an atlas: finds sentences, or what a level above makes of them, lays their concepts flat, measures how honest that is,
/// groups and labels them.
///
/// The same model, seed and number of threads give the same atlas.
public final class AtlasBuilder {

    /// Fewest texts that make a map.
    public static final int FEWEST = 10;

    /// Most texts; the time for their neighbours grows with the square of their number.
    public static final int MOST = 100_000;

    private static final int CLUSTERS = 24;

    /// A cluster has at least so many texts on average.
    private static final int TEXTS_PER_CLUSTER = 5;

    /// What finding texts takes of the whole time, as a rule.
    private static final double TELLING = 0.95;

    private static final double READING = 0.6;

    private final Source source;
    private final int texts;
    private final long seed;
    private final AtlasListener listener;
    private final BooleanSupplier cancelled;

    /// A builder of maps of sentences.
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
        this(new Sentences(model), sentences, seed, listener, cancelled);
    }

    /// A builder of maps of what a level thinks in, such as paragraphs; the rest is as for sentences.
    ///
    /// @param level stands right above sentences; its groups of them are mapped
    /// @throws NoemaException when the number is out of range
    public AtlasBuilder(
            LevelModel level,
            int groups,
            long seed,
            AtlasListener listener,
            BooleanSupplier cancelled) {
        this(new SentenceGroups(level), groups, seed, listener, cancelled);
    }

    private AtlasBuilder(
            Source source,
            int texts,
            long seed,
            AtlasListener listener,
            BooleanSupplier cancelled) {
        NoemaException.require("number of %ss".formatted(source.name()), texts, FEWEST, MOST);
        this.source = source;
        this.texts = texts;
        this.seed = seed;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /// Maps what the model itself says when it tells stories.
    ///
    /// @param prompts beginnings of stories, for variety; may be empty
    /// @return the atlas, with fewer texts when the model repeats itself; empty when cancelled
    /// @throws NoemaException when the model says too little
    public Optional<Atlas> fromStories(List<String> prompts) {
        List<KnownText> known =
                source.write(
                        prompts, seed, texts, n -> found("telling stories", n, TELLING), cancelled);
        return chart(known, "The model said only %d different %ss", TELLING);
    }

    /// Maps the first different texts of a corpus.
    ///
    /// @param corpus file or folder of text, as [noema.model.text.Corpus] reads it
    /// @return the atlas; empty when cancelled
    /// @throws NoemaException when the corpus cannot be read or holds too little
    public Optional<Atlas> fromCorpus(Path corpus) {
        List<KnownText> known =
                new CorpusReader(source)
                        .read(corpus, texts, n -> found("reading", n, READING), cancelled);
        return chart(known, "The corpus holds only %d different %ss", READING);
    }

    /// Maps the sentences of a corpus as the model retells them: a vague thought of each, put into words anew.
    ///
    /// @param corpus file or folder of text, as [noema.model.text.Corpus] reads it
    /// @return the atlas; empty when cancelled
    /// @throws NoemaException when the corpus cannot be read or holds too little, or when this is not a builder of maps of sentences
    public Optional<Atlas> fromRetelling(Path corpus) {
        if (!(source instanceof Sentences)) {
            throw new NoemaException(
                    "Only sentences can be retold, not %ss; build their map from stories or a corpus."
                            .formatted(source.name()));
        }
        List<KnownText> known =
                new Reteller(source.reader(), seed)
                        .retell(corpus, texts, n -> found("retelling", n, TELLING), cancelled);
        return chart(known, "Of what was retold only %d different %ss were sure", TELLING);
    }

    private void found(String part, int count, double share) {
        listener.progressed(part, share * count / texts);
    }

    private Optional<Atlas> chart(List<KnownText> known, String lack, double begun) {
        if (!cancelled.getAsBoolean() && known.size() < FEWEST) {
            throw new NoemaException(
                    (lack + "; a map needs at least %d.")
                            .formatted(known.size(), source.name(), FEWEST));
        }
        double left = 1 - begun;
        List<float[]> concepts = known.stream().map(KnownText::concept).toList();
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
                        Math.clamp(known.size() / TEXTS_PER_CLUSTER, 1, CLUSTERS),
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
            KnownText k = known.get(i);
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
        List<String> words = known.stream().map(KnownText::text).toList();
        return Optional.of(
                new Atlas(
                        source.hash(),
                        entries,
                        flat,
                        Labels.of(words, clusters.of(), clusters.count())));
    }

    private static float[] coordinates(List<KnownText> known, Projection flat, boolean alongX) {
        var coordinates = new float[known.size()];
        for (int i = 0; i < coordinates.length; i++) {
            float[] concept = known.get(i).concept();
            coordinates[i] = (float) (alongX ? flat.x(concept) : flat.y(concept));
        }
        return coordinates;
    }
}
