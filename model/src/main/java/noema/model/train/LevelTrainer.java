package noema.model.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelFolder;
import noema.model.generate.LevelModel;
import noema.model.generate.LevelNetwork;
import noema.model.level.GroupEncoder;
import noema.model.level.LevelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;
import noema.model.tensor.WeightFormat;
import noema.model.tensor.Workers;
import noema.model.text.Corpus;
import org.jspecify.annotations.Nullable;

/// Trains one level above others: encoder and renderer of groups first, then its reasoner, then the renderer on what that
/// thinks; resumable at any moment.
///
/// Everything below is frozen and read once: sentences become concepts, and groups of them climb from level to level up to
/// the one to be trained. As with [Trainer], the state is one atomic file in the output folder until the level is complete.
public final class LevelTrainer {

    private static final int GROUPS_PER_STORY = 2;
    private static final int AT_ONCE = 128;
    private static final int FITTED = 8192;

    private final LevelPlan plan;
    private final LevelConfig config;
    private final TrainingListener listener;
    private final BooleanSupplier cancelled;

    private LevelTrainer(LevelPlan plan, TrainingListener listener, BooleanSupplier cancelled) {
        this.plan = plan;
        this.config = plan.config();
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /// What the new level is made of.
    ///
    /// @param latents  concepts of the level below
    /// @param groups   how they make groups
    /// @param identity of the encoder below
    record Ground(Latents latents, Groups groups, String identity) {}

    /// Runs a plan to its end, or until it is cancelled.
    ///
    /// @param listener  hears the progress about once a second
    /// @param cancelled asked before every step
    /// @return whether the level is complete; if not, the plan can be resumed
    /// @throws NoemaException when corpus, folder or what is below cannot be used
    public static boolean run(
            LevelPlan plan, TrainingListener listener, BooleanSupplier cancelled) {
        return new LevelTrainer(plan, listener, cancelled).run();
    }

    private boolean run() {
        var folder = new TrainingFolder(plan.run().out(), null, plan.run().resume());
        folder.open();
        Corpus.open(plan.run().corpus());
        Ground ground = ground();
        requireSameLevel(ground);
        folder.create();
        return train(plan, ground, listener, cancelled);
    }

    /// Trains on ground that is already in memory.
    static boolean train(
            LevelPlan plan, Ground ground, TrainingListener listener, BooleanSupplier cancelled) {
        return new LevelTrainer(plan, listener, cancelled).stages(ground);
    }

    /// Reads the corpus and climbs from sentences to the level below the new one.
    private Ground ground() {
        try (ConceptModel base = ConceptModel.load(plan.base(), plan.run().precision())) {
            LevelModel.requireShape(config, base.config().slots(), base.config().slotSize());
            int longest = base.config().maxTokens();
            LevelStories data =
                    LevelStories.read(
                            Corpus.open(
                                    plan.run().corpus(),
                                    TokenStories.splitter(base.tokenizer(), longest)),
                            base.tokenizer(),
                            longest,
                            Long.MAX_VALUE);
            Latents latents =
                    Latents.encode(data.stories(), base.config().conceptSize(), base::encodeTokens);
            List<List<Integer>> stretches = data.paragraphs();
            String identity = base.identity();
            var models = new ArrayList<LevelModel>();
            try {
                for (Path folder : plan.below()) {
                    LevelModel level =
                            models.isEmpty()
                                    ? LevelModel.load(folder, base)
                                    : LevelModel.load(folder, models.getLast());
                    models.add(level);
                    Groups groups = Groups.of(stretches, level.config().children());
                    latents = groups.encode(latents, level.encoder());
                    stretches = Arrays.stream(latents.lengths()).mapToObj(List::of).toList();
                    identity = level.identity();
                }
            } finally {
                models.forEach(LevelModel::close);
            }
            Groups groups = Groups.of(stretches, config.children()).withPrompts(plan.run().seed());
            return new Ground(latents, groups, identity);
        }
    }

    private boolean stages(Ground ground) {
        boolean begun = plan.run().resume();
        TrainingState state =
                begun
                        ? TrainingState.read(plan.run().out())
                        : new TrainingState(plan.first().ordinal(), 0, 0, Map.of());
        if (begun) {
            state.requireFit(LevelNetwork.parameters(config));
        }
        try (Workers workers = Workers.suited(plan.run().batch());
                TorchModule module =
                        LevelNetwork.load(
                                config,
                                firstWeights(begun),
                                plan.run().precision(),
                                TrainingSources.LEVEL)) {
            state.restore(module);
            boolean complete =
                    new StageSequence(
                                    module,
                                    workers,
                                    plan.run(),
                                    LevelPlan.SHARES.length,
                                    plan::budget,
                                    listener,
                                    cancelled)
                            .run(state, new Curriculum(ground, module, plan.run().part(workers)));
            if (complete) {
                finish(module, ground);
            }
            return complete;
        }
    }

    /// The stages on their ground.
    private final class Curriculum implements StageSequence.Curriculum {
        private final Ground ground;
        private final TorchModule module;
        private final int groupsInPart;
        private @Nullable Latents parents;

        Curriculum(Ground ground, TorchModule module, int groupsInPart) {
            this.ground = ground;
            this.module = module;
            this.groupsInPart = groupsInPart;
        }

        @Override
        public Stage stage(int number) {
            if (number > 0 && parents == null) {
                module.command("shrink");
                parents = ground.groups.encode(ground.latents, new GroupEncoder(module, config));
                module.command("grow");
            }
            return LevelTrainer.this.stage(number, ground, parents, groupsInPart);
        }

        @Override
        public void ended(int number) {
            if (number == 0) {
                fitNormaliser(ground, module);
            }
        }
    }

    /// Stages that are left out have nothing to say about other sizes than theirs, nor about other concepts below.
    private void requireSameLevel(Ground ground) {
        Path from = plan.run().from();
        if (plan.first() == FirstStage.AUTOENCODER || from == null) {
            return;
        }
        LevelFolder.Contents start = LevelFolder.read(from);
        if (!start.config().equals(config) || !start.below().equals(ground.identity)) {
            throw new NoemaException(
                    "The level in %s has other sizes than the one to be trained or stands on another model, so no stage can be left out; start with the autoencoder."
                            .formatted(from));
        }
    }

    /// Values before the first step: random, or those of the level to start from wherever the shapes agree.
    private Map<String, FloatTensor> firstWeights(boolean begun) {
        Map<String, FloatTensor> fresh = LevelNetwork.initialise(config, plan.run().seed());
        return plan.run().from() == null || begun
                ? fresh
                : TrainingFolder.merged(fresh, LevelFolder.read(plan.run().from()).weights());
    }

    private Stage stage(int number, Ground ground, @Nullable Latents parents, int groupsInPart) {
        TrainingRun run = plan.run();
        if (number == 0 || parents == null) {
            return new GroupStage(
                    ground.latents,
                    ground.groups,
                    config,
                    groupsInPart,
                    run.seed(),
                    run.learningRate());
        }
        int stories = Math.max(1, groupsInPart / GROUPS_PER_STORY);
        return number == 1
                ? new ReasonerStage(
                        config.name() + " reasoner",
                        parents,
                        config,
                        stories,
                        run.seed() + 1,
                        run.learningRate() / 2)
                : new GroupAdaptationStage(
                        ground.latents,
                        parents,
                        ground.groups,
                        config,
                        Math.max(1, stories / 2),
                        run.seed() + 2,
                        run.learningRate() / 3);
    }

    /// Fits the normaliser of the parents to the averaged encoder, over groups spread evenly over the corpus.
    private void fitNormaliser(Ground ground, TorchModule module) {
        var fit = new NormaliserFit(config.slots(), config.slotSize());
        var encoder = new GroupEncoder(module, config);
        var pending = new ArrayList<List<Concept>>();
        long groups = ground.groups.readings().stream().mapToLong(r -> r.sizes().length).sum();
        long every = Math.max(1, groups / FITTED);
        long number = 0;
        for (Groups.Reading reading : ground.groups.readings()) {
            for (int g = 0; g < reading.sizes().length; g++) {
                if (number++ % every == 0) {
                    pending.add(Groups.group(ground.latents, reading, g));
                }
                if (pending.size() == AT_ONCE) {
                    fit.add(encoder.raw(pending));
                    pending.clear();
                }
            }
        }
        if (!pending.isEmpty()) {
            fit.add(encoder.raw(pending));
        }
        fit.store(module);
    }

    private void finish(TorchModule module, Ground ground) {
        var weights = new TreeMap<String, FloatTensor>();
        for (Parameter parameter : LevelNetwork.parameters(config)) {
            weights.put(parameter.name(), module.get("w", parameter.name()));
        }
        LevelFolder.write(plan.run().out(), config, ground.identity, weights, WeightFormat.INT8);
        new TrainingFolder(plan.run().out(), null, plan.run().resume()).finish();
    }
}
