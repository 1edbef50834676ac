package noema.model.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import noema.model.concept.Concept;
import noema.model.reason.Denoiser;
import noema.model.reason.DiffusionHead;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// Parent concept → concepts of its group: Gaussian diffusion over all children at once, conditioned on a parent at any noise
/// level. It is to a group what the text renderer is to a sentence. A draft that is read straight from the parent is where it
/// starts from; its own loss keeps the parent in use, as the bag of words does for sentences.
public final class GroupRenderer {

    /// TorchScript source of encoder and renderer.
    public static final String SOURCE = TorchModule.source(GroupRenderer.class, "group.py");

    private static final String HEAD = "unfold";

    private final TorchModule module;
    private final LevelConfig config;

    /// A renderer over a module that holds its weights.
    public GroupRenderer(TorchModule module, LevelConfig config) {
        this.module = module;
        this.config = config;
    }

    /// What is to be unfolded.
    ///
    /// @param parent   the thought, noisy at `level`
    /// @param level    its noise level in [0, 1]
    /// @param previous parents of the groups before, the nearest first; only the first is seen
    /// @param before   children of the groups before, the nearest first; only the first `before` of them are seen
    public record Plan(
            Concept parent, double level, List<Concept> previous, List<Concept> before) {}

    /// Weights of renderer, draft and count head.
    public static List<Parameter> parameters(LevelConfig c) {
        int d = c.width();
        var all = new ArrayList<Parameter>();
        all.addAll(Parameter.affine("unfold.parent", d, c.slotSize()));
        all.add(Parameter.normal("unfold.parent_slots", 0.05, c.slots(), d));
        all.addAll(Parameter.affine("unfold.parent_level", d, DiffusionHead.LEVEL_FEATURES));
        all.add(Parameter.normal("unfold.previous", 0.05, c.slots(), d));
        all.addAll(Parameter.affine("unfold.child", d, c.slotSize()));
        all.add(Parameter.normal("unfold.before", 0.05, c.before(), c.slots(), d));
        all.addAll(Parameter.norm("unfold.memory", d));
        all.add(Parameter.normal("unfold.slots", 0.05, c.slots(), d));
        all.add(Parameter.normal("unfold.places", 0.05, c.children(), d));
        all.add(Parameter.normal("unfold.counts", 0.05, c.children() + 1, d));
        all.addAll(
                DiffusionHead.parameters(HEAD, d, c.hidden(), c.slotSize(), 3, c.renderLayers()));
        all.addAll(Parameter.affine("draft.up", 2 * d, c.conceptSize()));
        all.addAll(Parameter.affine("draft.level", 2 * d, DiffusionHead.LEVEL_FEATURES));
        all.addAll(Parameter.affine("draft.down", c.children() * c.conceptSize(), 2 * d));
        all.addAll(Parameter.affine("count.up", d, c.conceptSize()));
        all.addAll(Parameter.affine("count.level", d, DiffusionHead.LEVEL_FEATURES));
        all.addAll(Parameter.affine("count.down", c.children() + 1, d));
        return all;
    }

    /// Weights as this version has them.
    ///
    /// @see DiffusionHead#current
    public static SequencedMap<String, FloatTensor> current(
            LevelConfig c, SequencedMap<String, FloatTensor> weights) {
        return DiffusionHead.current(HEAD, c.width(), weights);
    }

    /// How many children a parent wants: a distribution over 0 to `children`.
    ///
    /// @param parent noisy at `level`
    public float[] counts(Concept parent, double level) {
        return module.infer(
                        "count_chances",
                        repeat(parent, 1),
                        FloatTensor.of(new float[] {(float) level}, 1))
                .getFirst()
                .values();
    }

    /// The likeliest number of children, at least 1.
    public static int likeliest(float[] chances) {
        int best = 1;
        for (int i = 2; i < chances.length; i++) {
            best = chances[i] > chances[best] ? i : best;
        }
        return best;
    }

    /// What denoises the children of one parent, all `count` of them one after another as a single long concept. Out of
    /// context the parent is gone, not what was before the group.
    public Denoiser denoiser(Plan plan, int count) {
        return (x, guesses, level, next, inContext) -> {
            int rows = x.size();
            int width = count * config.conceptSize();
            var levels = new float[rows];
            var counts = new long[rows];
            var parentLevels = new float[rows];
            FloatTensor parents = repeat(plan.parent, rows);
            var nexts = new float[rows];
            Arrays.fill(levels, (float) level);
            Arrays.fill(counts, count);
            for (int i = 0; i < rows; i++) {
                nexts[i] = (float) next[i];
                boolean seen = inContext[i] && plan.level < 1;
                parentLevels[i] = seen ? (float) plan.level : 1;
                if (!seen) {
                    int size = config.conceptSize();
                    Arrays.fill(parents.values(), i * size, (i + 1) * size, 0);
                }
            }
            float[] answer =
                    module.infer(
                                    "unfold_step",
                                    stack(x, count),
                                    stack(guesses, count),
                                    FloatTensor.of(levels, rows),
                                    FloatTensor.of(nexts, rows),
                                    LongTensor.of(counts, rows),
                                    parents,
                                    FloatTensor.of(parentLevels, rows),
                                    repeat(first(plan.previous), rows),
                                    before(plan, rows),
                                    keep(plan, rows))
                            .getFirst()
                            .values();
            var estimates = new ArrayList<Concept>(rows);
            for (int i = 0; i < rows; i++) {
                estimates.add(new Concept(Arrays.copyOfRange(answer, i * width, (i + 1) * width)));
            }
            return estimates;
        };
    }

    /// The children that one long concept is made of.
    public List<Concept> split(Concept all) {
        int size = config.conceptSize();
        var children = new ArrayList<Concept>();
        for (int from = 0; from < all.values().length; from += size) {
            children.add(new Concept(Arrays.copyOfRange(all.values(), from, from + size)));
        }
        return children;
    }

    private Concept first(List<Concept> concepts) {
        return concepts.isEmpty()
                ? new Concept(new float[config.conceptSize()])
                : concepts.getFirst();
    }

    private FloatTensor stack(List<Concept> groups, int count) {
        int width = count * config.conceptSize();
        var values = new float[groups.size() * width];
        for (int i = 0; i < groups.size(); i++) {
            System.arraycopy(groups.get(i).values(), 0, values, i * width, width);
        }
        return FloatTensor.of(values, groups.size(), count, config.slots(), config.slotSize());
    }

    private FloatTensor repeat(Concept concept, int rows) {
        int size = config.conceptSize();
        var values = new float[rows * size];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(concept.values(), 0, values, i * size, size);
        }
        return FloatTensor.of(values, rows, config.slots(), config.slotSize());
    }

    private FloatTensor before(Plan plan, int rows) {
        int size = config.conceptSize();
        int seen = Math.min(config.before(), plan.before.size());
        var values = new float[rows * config.before() * size];
        for (int i = 0; i < rows; i++) {
            for (int p = 0; p < seen; p++) {
                int at = i * config.before() + p;
                System.arraycopy(plan.before.get(p).values(), 0, values, at * size, size);
            }
        }
        return FloatTensor.of(values, rows, config.before(), config.slots(), config.slotSize());
    }

    private FloatTensor keep(Plan plan, int rows) {
        int width = 1 + config.before();
        var values = new float[rows * width];
        for (int i = 0; i < rows; i++) {
            values[i * width] = plan.previous.isEmpty() ? 0 : 1;
            int seen = Math.min(config.before(), plan.before.size());
            Arrays.fill(values, i * width + 1, i * width + 1 + seen, 1);
        }
        return FloatTensor.of(values, rows, width);
    }
}
