package noema.model.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import noema.model.concept.Concept;
import noema.model.level.GroupEncoder;
import noema.model.level.GroupRenderer;
import noema.model.level.Grouping;
import noema.model.level.LevelConfig;
import noema.model.reason.ConceptReasoner;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.TorchModule;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceListener;
import org.jspecify.annotations.Nullable;

/// A trained level above sentences, ready to think: groups to parent concepts, parents to groups, and stories told from
/// parent to parent with everything below rendered in parallel.
///
/// It stands on the concept model, or on another level that does. Not thread safe: the compute thread of the model below owns
/// it, too. Closing it leaves what is below open.
public final class LevelModel implements AutoCloseable {

    private final LevelConfig config;
    private final ConceptModel base;
    private final @Nullable LevelModel below;
    private final String hash;
    private final TorchModule module;
    private final GroupEncoder encoder;
    private final GroupRenderer renderer;
    private final ConceptReasoner reasoner;

    private LevelModel(
            LevelConfig config,
            ConceptModel base,
            @Nullable LevelModel below,
            String hash,
            TorchModule module) {
        this.config = config;
        this.base = base;
        this.below = below;
        this.hash = hash;
        this.module = module;
        this.encoder = new GroupEncoder(module, config);
        this.renderer = new GroupRenderer(module, config);
        this.reasoner = new ConceptReasoner(module, config);
    }

    /// Loads a level that stands on a concept model, in its number type.
    ///
    /// @throws NoemaException when the folder is missing, damaged, foreign or belongs to another model
    public static LevelModel load(Path folder, ConceptModel base) {
        return load(folder, base, null);
    }

    /// Loads a level that stands on another.
    ///
    /// @throws NoemaException when the folder is missing, damaged, foreign or belongs to another level
    public static LevelModel load(Path folder, LevelModel below) {
        return load(folder, below.base, below);
    }

    private static LevelModel load(Path folder, ConceptModel base, @Nullable LevelModel below) {
        LevelFolder.Contents contents = LevelFolder.read(folder);
        String identity = below == null ? base.identity() : below.identity();
        if (!contents.below().equals(identity)) {
            throw new NoemaException(
                    "The %s level in %s belongs to another model than the one below it; give the model it was trained on, or train it again on this one."
                            .formatted(contents.config().name(), folder));
        }
        return of(contents.config(), contents.weights(), contents.hash(), base, below);
    }

    /// A level from weights in memory.
    ///
    /// @param hash  what identifies the weights in traces
    /// @param below the level between it and the concept model, `null` if there is none
    /// @throws NoemaException when its concepts have another shape than those below
    public static LevelModel of(
            LevelConfig config,
            Map<String, FloatTensor> weights,
            String hash,
            ConceptModel base,
            @Nullable LevelModel below) {
        requireShape(config, base.config().slots(), base.config().slotSize());
        int under = below == null ? 1 : below.config.height();
        if (config.height() != under + 1) {
            throw new NoemaException(
                    "The %s level has the height %d and cannot stand on one of height %d; give the level right below it."
                            .formatted(config.name(), config.height(), under));
        }
        TorchModule module = LevelNetwork.load(config, weights, base.precision());
        module.command("shrink");
        return new LevelModel(config, base, below, hash, module);
    }

    /// Refuses sizes whose concepts differ in shape from those below.
    ///
    /// @throws NoemaException naming both shapes
    public static void requireShape(LevelConfig config, int slots, int slotSize) {
        if (config.slots() != slots || config.slotSize() != slotSize) {
            throw new NoemaException(
                    "The %s level has concepts of %d x %d numbers and the model below it %d x %d; give sizes that agree."
                            .formatted(
                                    config.name(),
                                    config.slots(),
                                    config.slotSize(),
                                    slots,
                                    slotSize));
        }
    }

    /// Sizes of the network.
    public LevelConfig config() {
        return config;
    }

    /// The concept model at the bottom.
    public ConceptModel base() {
        return base;
    }

    /// SHA-256 of the level's files, hexadecimal.
    public String hash() {
        return hash;
    }

    /// What tells its encoder from others, SHA-256, hexadecimal.
    public String identity() {
        return LevelNetwork.identity(module, GroupEncoder.parameters(config));
    }

    /// All levels above sentences up to this one, from the bottom up.
    public List<LevelModel> tower() {
        var levels = new ArrayList<LevelModel>();
        for (LevelModel level = this; level != null; level = level.below) {
            levels.addFirst(level);
        }
        return levels;
    }

    /// Parents of concepts that follow each other, grouped as a text without breaks is.
    ///
    /// @param children concepts of the level below
    public List<Concept> encode(List<Concept> children) {
        return encoder.encode(groups(children, Grouping.of(children.size(), config.children())));
    }

    /// Cuts a list into groups of the given sizes.
    static List<List<Concept>> groups(List<Concept> concepts, int[] sizes) {
        var groups = new ArrayList<List<Concept>>();
        int first = 0;
        for (int size : sizes) {
            groups.add(concepts.subList(first, first + size));
            first += size;
        }
        return groups;
    }

    /// The group encoder.
    public GroupEncoder encoder() {
        return encoder;
    }

    /// The group renderer.
    public GroupRenderer renderer() {
        return renderer;
    }

    /// The reasoner over its concepts.
    public ConceptReasoner reasoner() {
        return reasoner;
    }

    /// Tells a story from concept to concept of this level.
    ///
    /// @param recipe   its number of sentences is the most that are added; thoughts are sampled and unfolded with its concept
    ///                 settings; given words and given thoughts of sentences count, other candidates are without effect
    /// @param listener hears every event as it happens
    /// @param stop     asked between evaluations of the network; finished groups are kept
    /// @throws NoemaException when an edit of the recipe does not fit the model
    public Trace generate(Recipe recipe, TraceListener listener, StopSignal stop) {
        return new LevelTeller(this, recipe, listener, stop).tell();
    }

    @Override
    public void close() {
        module.close();
    }
}
