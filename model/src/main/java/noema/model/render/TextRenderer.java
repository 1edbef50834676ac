package noema.model.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import noema.model.concept.Canvas;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// Concept → sentence: masked discrete diffusion over the tokens, conditioned on a concept at any noise level.
public final class TextRenderer {

    /// TorchScript source.
    public static final String SOURCE = TorchModule.source(TextRenderer.class, "text.py");

    /// Alternatives reported for each token.
    public static final int TOP = 5;

    /// Tokens of a place that may stand in a chain.
    static final int CANDIDATES = 16;

    private static final int LEVEL_FEATURES = 64;

    private final TorchModule module;
    private final ModelConfig config;

    /// Numbers of the thoughts that the network has read.
    private final IdentityHashMap<Thought, Integer> heard = new IdentityHashMap<>();

    /// A renderer over a module that holds its weights.
    public TextRenderer(TorchModule module, ModelConfig config) {
        this.module = module;
        this.config = config;
    }

    /// What is to be put into words.
    ///
    /// @param concept  the thought, noisy at `level`
    /// @param level    its noise level in [0, 1]
    /// @param previous the sentences before, the nearest first; the concepts of the first `before` of them are seen, and their latest words
    public record Thought(Concept concept, double level, List<Earlier> previous) {

        /// A concept without noise and without a story before it.
        public static Thought clear(Concept concept) {
            return new Thought(concept, 0, List.of());
        }

        /// Several of them.
        public static List<Thought> clear(List<Concept> concepts) {
            return concepts.stream().map(Thought::clear).toList();
        }
    }

    /// What the network would say at the M open places of some canvases, canvas by canvas and from left to right.
    ///
    /// @param candidates the likeliest tokens of each place by itself, likeliest first [M, K]
    /// @param links      log-chances of them behind each candidate of the place to the left; where a token is settled there all
    ///                   K rows are the same [M, K, K]
    /// @param entropy    of the distribution of each place by itself, in nats [M]
    record Outlook(float[] candidates, float[] links, float[] entropy) {}

    /// One evaluation of the network on several canvases at once.
    ///
    /// @param canvases token ids with MASK where unknown, in at least one place
    Outlook look(List<int[]> canvases, List<Thought> thoughts, double guidance) {
        List<FloatTensor> answers = ask("render_step", canvases, thoughts, knobs(guidance));
        return new Outlook(
                answers.get(0).values(), answers.get(1).values(), answers.get(2).values());
    }

    private static FloatTensor knobs(double guidance) {
        return FloatTensor.of(new float[] {(float) guidance, CANDIDATES}, 2);
    }

    /// Asks the network about canvases and what each is about, which is read only once.
    private List<FloatTensor> ask(
            String method, List<int[]> canvases, List<Thought> thoughts, HostArray... more) {
        if (!heard.keySet().containsAll(thoughts)) {
            hear(thoughts);
        }
        long[] about = thoughts.stream().mapToLong(heard::get).toArray();
        boolean eachItsOwn =
                about.length == heard.size()
                        && IntStream.range(0, about.length).allMatch(i -> about[i] == i);
        return module.infer(
                method,
                Stream.concat(
                                Stream.of(
                                        Canvas.pad(canvases, config.maxTokens()),
                                        eachItsOwn
                                                ? LongTensor.of(new long[0], 0)
                                                : LongTensor.of(about, about.length)),
                                Stream.of(more))
                        .toArray(HostArray[]::new));
    }

    /// Has the network read thoughts and the story before each, so that it need not do so for every canvas.
    ///
    /// @param thoughts may name some several times
    void hear(List<Thought> thoughts) {
        heard.clear();
        var told = new ArrayList<Thought>();
        for (Thought thought : thoughts) {
            if (heard.putIfAbsent(thought, told.size()) == null) {
                told.add(thought);
            }
        }
        int before = told.stream().mapToInt(this::before).max().orElse(0);
        module.infer(
                "hear",
                concepts(told),
                levels(told),
                previous(told, before),
                seen(told, before),
                words(told));
    }

    /// How many of the sentences before it a thought is seen with.
    private int before(Thought thought) {
        return Math.min(config.before(), thought.previous.size());
    }

    /// The network's opinion on the M open places of some canvases that stood complete, canvas by canvas.
    ///
    /// @param standing    probability of the token that was hidden there, in the light of those that are not [M]
    /// @param likeliest   the token that the network would rather say [M]
    /// @param probability of that [M]
    /// @param entropy     of the distribution, in nats [M]
    /// @param top         the likeliest tokens, likeliest first [M, TOP]
    /// @param chances     their probabilities [M, TOP]
    record Doubt(
            float[] standing,
            float[] likeliest,
            float[] probability,
            float[] entropy,
            float[] top,
            float[] chances) {}

    /// One evaluation of the network on canvases that hide some of their tokens.
    ///
    /// @param canvases token ids with MASK in at least one place
    /// @param hidden   the tokens that stood there, canvas by canvas
    Doubt doubt(List<int[]> canvases, List<Thought> thoughts, long[] hidden, double guidance) {
        List<FloatTensor> answers =
                ask(
                        "render_doubt",
                        canvases,
                        thoughts,
                        LongTensor.of(hidden, hidden.length),
                        FloatTensor.of(new float[] {(float) guidance}, 1));
        return new Doubt(
                answers.get(0).values(),
                answers.get(1).values(),
                answers.get(2).values(),
                answers.get(3).values(),
                answers.get(4).values(),
                answers.get(5).values());
    }

    /// How many tokens each thought wants: a distribution over 0..maxTokens for each.
    public List<float[]> lengths(List<Thought> thoughts) {
        FloatTensor all =
                module.infer("length_chances", concepts(thoughts), levels(thoughts)).getFirst();
        var lengths = new ArrayList<float[]>();
        for (int i = 0; i < thoughts.size(); i++) {
            lengths.add(all.row(i));
        }
        return lengths;
    }

    /// How well the renderer knows sentences from their thoughts alone.
    ///
    /// @param likeliest for each sentence the tokens of the likeliest chain
    /// @param nats      for each sentence the negative log-probability of the true token of every place behind its true left neighbour
    public record Exam(List<int[]> likeliest, List<float[]> nats) {}

    /// Hides sentences behind fully masked canvases of their lengths and asks the network once what stands there.
    ///
    /// @param sentences the true token ids, each 1 to `maxTokens` of them
    /// @param thoughts  what the network is told about each
    public Exam examine(List<int[]> sentences, List<Thought> thoughts) {
        hear(thoughts);
        List<FloatTensor> answers = ask("render_exam", sentences, thoughts, knobs(0));
        float[] candidates = answers.get(0).values();
        float[] links = answers.get(1).values();
        float[] all = answers.get(2).values();
        var likeliest = new ArrayList<int[]>();
        var nats = new ArrayList<float[]>();
        int first = 0;
        for (int[] sentence : sentences) {
            int end = first + sentence.length;
            likeliest.add(Chain.of(candidates, links, first, end).likeliest());
            nats.add(Arrays.copyOfRange(all, first, end));
            first = end;
        }
        return new Exam(likeliest, nats);
    }

    private FloatTensor concepts(List<Thought> thoughts) {
        int size = config.conceptSize();
        var values = new float[thoughts.size() * size];
        for (int i = 0; i < thoughts.size(); i++) {
            System.arraycopy(thoughts.get(i).concept.values(), 0, values, i * size, size);
        }
        return FloatTensor.of(values, thoughts.size(), config.slots(), config.slotSize());
    }

    private static FloatTensor levels(List<Thought> thoughts) {
        var values = new float[thoughts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) thoughts.get(i).level;
        }
        return FloatTensor.of(values, values.length);
    }

    /// @param before room for as many concepts before each
    private FloatTensor previous(List<Thought> thoughts, int before) {
        int size = config.conceptSize();
        var values = new float[thoughts.size() * before * size];
        for (int i = 0; i < thoughts.size(); i++) {
            Thought thought = thoughts.get(i);
            for (int p = 0; p < before(thought); p++) {
                System.arraycopy(
                        thought.previous.get(p).concept().values(),
                        0,
                        values,
                        (i * before + p) * size,
                        size);
            }
        }
        return FloatTensor.of(values, thoughts.size(), before, config.slots(), config.slotSize());
    }

    private FloatTensor seen(List<Thought> thoughts, int before) {
        var values = new float[thoughts.size() * before];
        for (int i = 0; i < thoughts.size(); i++) {
            int first = i * before;
            Arrays.fill(values, first, first + before(thoughts.get(i)), 1);
        }
        return FloatTensor.of(values, thoughts.size(), before);
    }

    private LongTensor words(List<Thought> thoughts) {
        return WordsInView.of(
                thoughts.stream()
                        .map(thought -> thought.previous.stream().map(Earlier::words).toList())
                        .toList(),
                config);
    }

    /// Weights (the token embedding, which is also the output matrix, is the encoder's).
    public static List<Parameter> parameters(ModelConfig c) {
        var all = new ArrayList<Parameter>();
        all.add(Parameter.zeros("tokens.bias", c.vocabulary()));
        all.addAll(Parameter.affine("render.concept", c.width(), c.slotSize()));
        all.add(Parameter.normal("render.slots", 0.05, c.slots(), c.width()));
        all.add(Parameter.normal("render.before", 0.05, c.before(), c.slots(), c.width()));
        if (c.words() > 0) {
            all.addAll(Parameter.affine("render.word", c.width(), c.width()));
            all.add(Parameter.normal("render.ages", 0.05, ModelConfig.OLDEST_WORDS, c.width()));
        }
        all.addAll(Parameter.affine("render.level", c.width(), LEVEL_FEATURES));
        all.addAll(Parameter.norm("render.memory", c.width()));
        all.add(Parameter.normal("render.positions", 0.05, c.maxTokens(), c.width()));
        for (int i = 0; i < c.renderLayers(); i++) {
            all.addAll(
                    Parameter.block(
                            "render.block" + i,
                            c.width(),
                            c.hidden(),
                            c.width(),
                            c.renderLayers()));
        }
        all.addAll(Parameter.norm("render.norm", c.width()));
        all.addAll(neighbour(c));
        all.addAll(Parameter.affine("length.up", c.width(), c.conceptSize()));
        all.addAll(Parameter.affine("length.level", c.width(), LEVEL_FEATURES));
        all.addAll(Parameter.affine("length.down", c.maxTokens() + 1, c.width()));
        return all;
    }

    /// The head that reads the left neighbour; it says nothing at first.
    private static List<Parameter> neighbour(ModelConfig c) {
        int hidden = c.width() / 2;
        var all = new ArrayList<>(Parameter.affine("render.neighbour.state", hidden, c.width()));
        all.add(Parameter.matrix("render.neighbour.left.weight", hidden, c.width()));
        all.add(Parameter.zeros("render.neighbour.out.weight", c.width(), hidden));
        return all;
    }

    /// Weights as this version has them: words of a renderer that was trained before words knew their left neighbours go on
    /// without.
    ///
    /// @param weights of a network with a renderer
    public static SequencedMap<String, FloatTensor> current(
            ModelConfig c, SequencedMap<String, FloatTensor> weights) {
        var all = new TreeMap<>(weights);
        neighbour(c).forEach(p -> all.putIfAbsent(p.name(), p.initialise(0)));
        return Collections.unmodifiableSequencedMap(all);
    }

    /// Weights of the bag-of-words head, which only training needs: its loss keeps the concept in use.
    public static List<Parameter> trainingParameters(ModelConfig c) {
        var all = new ArrayList<Parameter>();
        all.addAll(Parameter.affine("bag.up", c.width(), c.conceptSize()));
        all.addAll(Parameter.affine("bag.level", c.width(), LEVEL_FEATURES));
        all.addAll(Parameter.norm("bag.norm", c.width()));
        return all;
    }
}
