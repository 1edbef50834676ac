package noema.model.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import noema.model.concept.Concept;
import noema.model.concept.ReasonerSizes;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// The slow thinker: a causal transformer over concepts whose diffusion head denoises the next concept out of noise.
///
/// Two towers as in the Large Concept Model (arXiv 2412.08821): a context tower over the sentences so far, and a denoiser
/// over the slots of the next concept that attends to it. It is the same at every level: its story is one of sentences, of
/// paragraphs, or of anything above them.
public final class ConceptReasoner implements Denoiser {

    /// TorchScript source.
    public static final String SOURCE = TorchModule.source(ConceptReasoner.class, "reasoner.py");

    private static final String HEAD = "reason";

    private final TorchModule module;
    private final ReasonerSizes config;

    // What the module remembers of the story it reads, and where that may end.
    private final List<Concept> known = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();
    private boolean begun;
    private int sentences;

    /// A reasoner over a module that holds its weights.
    public ConceptReasoner(TorchModule module, ReasonerSizes config) {
        this.module = module;
        this.config = config;
    }

    /// Weights of the context tower, the diffusion head and the stop head.
    public static List<Parameter> parameters(ReasonerSizes c) {
        var all = new ArrayList<Parameter>();
        all.addAll(Parameter.affine("reason.concept", c.width(), c.slotSize()));
        all.add(Parameter.normal("reason.slots", 0.05, c.slots(), c.width()));
        all.add(Parameter.normal("reason.positions", 0.05, c.reach() + 1, c.width()));
        for (int i = 0; i < c.contextLayers(); i++) {
            all.addAll(
                    Parameter.block(
                            "reason.context" + i, c.width(), c.hidden(), 0, c.contextLayers()));
        }
        all.addAll(Parameter.norm("reason.context_norm", c.width()));
        all.addAll(Parameter.affine("reason.stop", 1, c.width()));
        all.add(Parameter.normal("reason.null", 0.05, c.width()));
        all.addAll(
                DiffusionHead.parameters(
                        HEAD, c.width(), c.hidden(), c.slotSize(), 2, c.denoiserLayers()));
        return all;
    }

    /// Weights as this version has them.
    ///
    /// @see DiffusionHead#current
    public static SequencedMap<String, FloatTensor> current(
            ReasonerSizes c, SequencedMap<String, FloatTensor> weights) {
        return DiffusionHead.current(HEAD, c.width(), weights);
    }

    /// Reads the story so far; [#denoise] then thinks about its next sentence.
    ///
    /// Only the last `reach` - 1 concepts are read, since the next sentence takes the last of the places that are
    /// learned in training. What the story shares with the one read before stays read; the rest is read sentence by sentence,
    /// so that the answer does not depend on what was read before, down to the last bit.
    ///
    /// @return probability that the story ends with its last sentence; 0 for an empty story
    public double read(List<Concept> story) {
        if (!begun) {
            module.infer("begin_story", FloatTensor.scalar(config.reach()));
            begun = true;
        }
        List<Concept> seen =
                story.subList(Math.max(0, story.size() - (config.reach() - 1)), story.size());
        sentences = seen.size();
        int shared = 0;
        while (shared < Math.min(known.size(), sentences)
                && known.get(shared).equals(seen.get(shared))) {
            shared++;
        }
        known.subList(shared, known.size()).clear();
        ends.subList(shared, ends.size()).clear();
        for (int i = shared; i < sentences; i++) {
            FloatTensor end =
                    module.infer("read_on", stack(seen.subList(i, i + 1), 1), FloatTensor.scalar(i))
                            .getFirst();
            known.add(seen.get(i));
            ends.add((double) end.values()[0]);
        }
        return sentences == 0 ? 0 : ends.getLast();
    }

    /// The concepts that [#read] took in.
    @Override
    public List<Concept> told() {
        return List.copyOf(known);
    }

    @Override
    public List<Concept> denoise(
            List<Concept> x,
            List<Concept> guesses,
            double level,
            double[] next,
            boolean[] inContext) {
        float[] estimate = evaluate("denoise_step", x, guesses, level, next, inContext).values();
        var concepts = new ArrayList<Concept>(x.size());
        int width = config.conceptSize();
        for (int i = 0; i < x.size(); i++) {
            concepts.add(new Concept(Arrays.copyOfRange(estimate, i * width, (i + 1) * width)));
        }
        return concepts;
    }

    /// What the diffusion head looks at when it denoises a concept with the story in view.
    ///
    /// @param x     noisy concept
    /// @param guess the x0 estimate of the step before, or a concept of zeros
    /// @param level noise level in [0, 1]
    /// @param next  level that the step leads to
    /// @return share of the cross-attention that goes to the null vector, and then to each sentence that [#read] took in:
    ///         mean over layers, heads and slots; sums to 1
    public float[] attention(Concept x, Concept guess, double level, double next) {
        double[] nexts = {next};
        boolean[] inContext = {true};
        return evaluate("attention_step", List.of(x), List.of(guess), level, nexts, inContext)
                .values();
    }

    private FloatTensor evaluate(
            String method,
            List<Concept> x,
            List<Concept> guesses,
            double level,
            double[] next,
            boolean[] inContext) {
        int size = x.size();
        var levels = new float[size];
        var nexts = new float[size];
        var positions = new long[size];
        var visible = new float[size * sentences];
        for (int i = 0; i < size; i++) {
            levels[i] = (float) level;
            nexts[i] = (float) next[i];
            positions[i] = sentences;
            for (int t = 0; t < sentences; t++) {
                visible[i * sentences + t] = inContext[i] ? 1 : 0;
            }
        }
        return module.infer(
                        method,
                        stack(x, 1, size),
                        stack(guesses, 1, size),
                        FloatTensor.of(levels, 1, size),
                        FloatTensor.of(nexts, 1, size),
                        LongTensor.of(positions, 1, size),
                        FloatTensor.of(visible, 1, size, sentences))
                .getFirst();
    }

    private FloatTensor stack(List<Concept> concepts, long... leading) {
        int width = config.conceptSize();
        var values = new float[concepts.size() * width];
        for (int i = 0; i < concepts.size(); i++) {
            System.arraycopy(concepts.get(i).values(), 0, values, i * width, width);
        }
        long[] shape = Arrays.copyOf(leading, leading.length + 2);
        shape[leading.length] = config.slots();
        shape[leading.length + 1] = config.slotSize();
        return FloatTensor.of(values, shape);
    }
}
