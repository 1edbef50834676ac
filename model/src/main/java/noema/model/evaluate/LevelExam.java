package noema.model.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelModel;
import noema.model.level.GroupRenderer;
import noema.model.level.Grouping;
import noema.model.reason.ConceptSampler;
import noema.model.reason.ConceptSettings;
import noema.model.reason.Memory;
import noema.model.reason.NoiseSchedule;
import noema.model.render.TextRenderer;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Randomness;
import noema.model.text.Corpus;
import noema.model.train.LevelStories;
import noema.model.train.TokenStories;
import org.jspecify.annotations.Nullable;

/// Measures a level of groups of sentences on held-out stories: what comes back from parents, and how well the next parent is
/// foreseen.
public final class LevelExam {

    private static final int MOST_GROUPS = 400;
    private static final int AT_ONCE = 64;

    private static final long CHOICE = 61;
    private static final long EXCHANGE = 62;

    private final LevelModel level;
    private final ConceptModel base;
    private final ConceptSettings settings;
    private final long seed;
    private final List<Group> groups = new ArrayList<>();
    private final List<List<Concept>> parents = new ArrayList<>();
    private final List<List<List<List<Integer>>>> contents = new ArrayList<>();

    private LevelExam(LevelModel level, ConceptSettings settings, long seed) {
        this.level = level;
        this.base = level.base();
        this.settings = settings;
        this.seed = seed;
    }

    /// A group of a story with what was before it.
    private record Group(
            Concept parent,
            List<Concept> children,
            List<int[]> sentences,
            List<Concept> previous,
            List<Concept> before) {}

    /// Measures a level.
    ///
    /// @param limit    most stories to read
    /// @param settings how concepts are sampled; guidance counts for the reasoner alone
    /// @throws NoemaException when the corpus cannot be read, or the level stands on others than sentences
    public static LevelReport take(
            LevelModel level,
            Path corpus,
            long limit,
            ConceptSettings settings,
            long seed,
            EvaluationListener listener) {
        if (level.config().height() != 2) {
            throw new NoemaException(
                    "Only a level of groups of sentences can be measured, not the %s level."
                            .formatted(level.config().name()));
        }
        return new LevelExam(level, settings, seed).take(corpus, limit, listener);
    }

    private LevelReport take(Path corpus, long limit, EvaluationListener listener) {
        long begin = System.nanoTime();
        int longest = base.config().maxTokens();
        LevelStories data =
                LevelStories.read(
                        Corpus.open(corpus, TokenStories.splitter(base.tokenizer(), longest)),
                        base.tokenizer(),
                        longest,
                        limit);
        for (int s = 0; s < data.paragraphs().size(); s++) {
            listener.progressed("concepts", 0.2 * s / data.paragraphs().size());
            read(data.stories().stories().get(s), data.paragraphs().get(s));
        }
        Collections.shuffle(groups, Random.from(Randomness.stream(seed, CHOICE)));
        LevelReport.Autoencoder autoencoder = autoencoder(listener.within(0.2, 0.6));
        EvaluationReport.Reasoner reasoner =
                new ReasonerExam(
                                level.reasoner(),
                                level.config(),
                                Memory.NONE,
                                parents,
                                contents,
                                1,
                                seed)
                        .take(settings, listener.within(0.6, 1));
        listener.progressed("done", 1);
        return new LevelReport(
                level.config().name(),
                autoencoder,
                reasoner,
                settings,
                String.valueOf(corpus.getFileName()),
                data.paragraphs().size(),
                level.hash(),
                base.hash(),
                (System.nanoTime() - begin) / 1e9);
    }

    private void read(int[][] sentences, List<Integer> paragraphs) {
        List<Concept> concepts = base.encodeTokens(Arrays.asList(sentences));
        int[] sizes = Grouping.of(paragraphs, level.config().children());
        var parts = new ArrayList<List<Concept>>();
        var texts = new ArrayList<List<int[]>>();
        int first = 0;
        for (int size : sizes) {
            parts.add(concepts.subList(first, first + size));
            texts.add(Arrays.asList(sentences).subList(first, first + size));
            first += size;
        }
        List<Concept> above = level.encoder().encode(parts);
        parents.add(above);
        contents.add(
                texts.stream()
                        .map(text ->
                                text.stream()
                                        .map(ids -> Arrays.stream(ids).boxed().toList())
                                        .toList())
                        .toList());
        first = 0;
        for (int g = 0; g < sizes.length; g++) {
            groups.add(
                    new Group(
                            above.get(g),
                            parts.get(g),
                            texts.get(g),
                            above.subList(0, g).reversed(),
                            concepts.subList(0, first).reversed()));
            first += sizes[g];
        }
    }

    private LevelReport.Autoencoder autoencoder(EvaluationListener listener) {
        List<Group> chosen = groups.subList(0, Math.min(MOST_GROUPS, groups.size()));
        int[] owners =
                chosen.size() > 1
                        ? Derangement.of(chosen.size(), Randomness.stream(seed, EXCHANGE))
                        : new int[1];
        var rebuilt = new ArrayList<Concept>();
        var foreign = new ArrayList<Concept>();
        var truth = new ArrayList<Concept>();
        var sentences = new ArrayList<int[]>();
        double inContext = 0;
        double ofForeign = 0;
        int counts = 0;
        for (int i = 0; i < chosen.size(); i++) {
            listener.progressed("groups", 0.8 * i / chosen.size());
            Group group = chosen.get(i);
            Concept parent = group.parent;
            counts += countIsRight(group) ? 1 : 0;
            rebuilt.addAll(unfold(parent, List.of(), List.of(), group, i));
            inContext += cosines(unfold(parent, group.previous, group.before, group, i), group);
            List<Concept> others =
                    unfold(chosen.get(owners[i]).parent, List.of(), List.of(), group, i);
            ofForeign += cosines(others, group);
            foreign.addAll(others);
            truth.addAll(group.children);
            sentences.addAll(group.sentences);
        }
        double cosine = 0;
        double squares = 0;
        for (int k = 0; k < truth.size(); k++) {
            cosine += rebuilt.get(k).cosine(truth.get(k));
            double gap = rebuilt.get(k).distance(truth.get(k));
            squares += gap * gap / level.config().conceptSize();
        }
        Words words = words(sentences, rebuilt);
        Words best = words(sentences, truth);
        listener.progressed("groups", 0.9);
        @Nullable Double cost =
                chosen.size() > 1 ? words(sentences, foreign).nats - words.nats : null;
        int n = truth.size();
        return new LevelReport.Autoencoder(
                cosine / n,
                Math.sqrt(squares / n),
                inContext / n,
                ofForeign / n,
                words.right.accuracy(),
                words.right.exact(),
                best.right.accuracy(),
                best.right.exact(),
                cost,
                counts / (double) chosen.size(),
                chosen.size(),
                n);
    }

    private boolean countIsRight(Group group) {
        float[] chances = level.renderer().counts(group.parent, 0);
        return GroupRenderer.likeliest(chances) == group.children.size();
    }

    private List<Concept> unfold(
            Concept parent, List<Concept> previous, List<Concept> before, Group group, int index) {
        GroupRenderer renderer = level.renderer();
        int count = group.children.size();
        var plan = new GroupRenderer.Plan(parent, 0, previous, before);
        var plain = new ConceptSettings(settings.steps(), 1, 0, settings.initialNoise(), 0, 0, 1);
        return renderer.split(
                new ConceptSampler(
                                renderer.denoiser(plan, count),
                                count * level.config().conceptSize(),
                                new NoiseSchedule(level.config().noiseShift()))
                        .sample(plain, seed, index, step -> {}, () -> false)
                        .getFirst()
                        .estimate());
    }

    private static double cosines(List<Concept> concepts, Group group) {
        double sum = 0;
        for (int i = 0; i < concepts.size(); i++) {
            sum += concepts.get(i).cosine(group.children.get(i));
        }
        return sum;
    }

    /// What the text renderer says of concepts.
    ///
    /// @param nats per token
    private record Words(AutoencoderExam.Tally right, double nats) {}

    private Words words(List<int[]> sentences, List<Concept> concepts) {
        var tally = new AutoencoderExam.Tally();
        double nats = 0;
        long tokens = 0;
        for (int from = 0; from < sentences.size(); from += AT_ONCE) {
            int to = Math.min(sentences.size(), from + AT_ONCE);
            List<int[]> part = sentences.subList(from, to);
            TextRenderer.Exam exam =
                    base.renderer()
                            .examine(part, TextRenderer.Thought.clear(concepts.subList(from, to)));
            for (int i = 0; i < part.size(); i++) {
                tally.add(part.get(i), exam.likeliest().get(i));
                for (float n : exam.nats().get(i)) {
                    nats += n;
                    tokens++;
                }
            }
        }
        return new Words(tally, nats / tokens);
    }
}
