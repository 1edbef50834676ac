package noema.model.train;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptModel;
import noema.model.generate.ConceptNetwork;
import noema.model.generate.ModelFolder;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;
import noema.model.tensor.WeightFormat;
import noema.model.tensor.Workers;
import noema.model.text.Corpus;
import noema.model.text.Tokenizer;
import org.jspecify.annotations.Nullable;

/// Trains a concept model from a corpus: tokenizer, autoencoder, reasoner, adaptation; resumable at any moment.
///
/// The state is written to the output folder every so often, in one atomic file; a run that is killed loses only the
/// steps since. When the last stage is done the folder holds a model and the state goes.
public final class Trainer {

    private static final int SENTENCES_PER_STORY = 16;
    private static final int SPOKEN_SHARE = 8;

    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final BooleanSupplier cancelled;

    private Trainer(TrainingPlan plan, TrainingListener listener, BooleanSupplier cancelled) {
        this.plan = plan;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /// Runs a plan to its end, or until it is cancelled.
    ///
    /// @param listener  hears the progress about once a second
    /// @param cancelled asked before every step
    /// @return whether the model is complete; if not, the plan can be resumed
    /// @throws NoemaException when the corpus or the folder cannot be used
    public static boolean run(
            TrainingPlan plan, TrainingListener listener, BooleanSupplier cancelled) {
        return new Trainer(plan, listener, cancelled).run();
    }

    /// What all stages stand on.
    ///
    /// @param goesOn whether there is a model of the same sizes to start from
    private record Ground(
            ModelConfig config,
            Tokenizer tokenizer,
            TokenStories data,
            boolean goesOn,
            TorchModule module,
            Workers workers) {}

    private boolean run() {
        var folder = new TrainingFolder(plan.run().out(), plan.run().from(), plan.run().resume());
        boolean begun = folder.open();
        Corpus corpus = Corpus.open(plan.run().corpus());
        folder.create();
        Tokenizer tokenizer = folder.tokenizer(corpus, plan.config().vocabulary(), begun);
        ModelConfig config = plan.config().withVocabulary(tokenizer.size());
        boolean goesOn = goesOn(config);
        requireSameSizes(goesOn);
        TokenStories data =
                TokenStories.read(
                        Corpus.open(
                                plan.run().corpus(),
                                TokenStories.splitter(tokenizer, config.maxTokens())),
                        tokenizer,
                        config.maxTokens(),
                        Long.MAX_VALUE);
        try (Workers workers = Workers.suited(plan.run().batch());
                TorchModule module =
                        ConceptNetwork.load(
                                config,
                                folder.weights(
                                        ConceptNetwork.initialise(config, plan.run().seed())),
                                plan.run().precision(),
                                TrainingSources.ALL)) {
            TrainingState state =
                    begun
                            ? TrainingState.read(plan.run().out())
                            : new TrainingState(plan.first().ordinal(), 0, 0, Map.of());
            if (begun) {
                state.requireFit(ConceptNetwork.trainingParameters(config));
            }
            boolean complete =
                    stages(new Ground(config, tokenizer, data, goesOn, module, workers), state);
            if (complete) {
                folder.finish();
            }
            return complete;
        }
    }

    private boolean goesOn(ModelConfig config) {
        return plan.run().from() != null
                && ModelFolder.read(plan.run().from()).config().equals(config);
    }

    /// Stages that are left out have nothing to say about other sizes than theirs.
    private void requireSameSizes(boolean goesOn) {
        if (plan.first() != FirstStage.AUTOENCODER && !goesOn) {
            throw new NoemaException(
                    "The model in %s has other sizes than the one to be trained, so no stage can be left out; start with the autoencoder or keep its sizes."
                            .formatted(plan.run().from()));
        }
    }

    private boolean stages(Ground ground, TrainingState start) {
        var curriculum = new Curriculum(ground, known(ground, start));
        start.restore(ground.module);
        boolean complete =
                new StageSequence(
                                ground.module,
                                ground.workers,
                                plan.run(),
                                TrainingPlan.SHARES.length,
                                plan::budget,
                                listener,
                                cancelled)
                        .run(start, curriculum);
        if (complete) {
            finish(ground);
        }
        return complete;
    }

    /// The stages on their ground.
    private final class Curriculum implements StageSequence.Curriculum {
        private final Ground ground;
        private final @Nullable Latents known;
        private @Nullable Latents latents;

        /// @param known what the encoder is held to
        Curriculum(Ground ground, @Nullable Latents known) {
            this.ground = ground;
            this.known = known;
        }

        @Override
        public Stage stage(int number) {
            if (number > 0 && latents == null) {
                latents = encoded(ground);
            }
            return Trainer.this.stage(number, ground, number == 0 ? known : latents);
        }

        @Override
        public void ended(int number) {
            if (number == 0 && known == null) {
                NormaliserFit.fit(ground.data, ground.module, ground.config);
            }
        }
    }

    /// The concepts that the encoder is held to, since others may think in them already: those of the model to start from, which
    /// the module still holds.
    private static @Nullable Latents known(Ground ground, TrainingState start) {
        return start.stage() == 0 && ground.goesOn ? encoded(ground) : null;
    }

    private static Latents encoded(Ground ground) {
        ground.module.command("shrink");
        Latents latents = Latents.encode(ground.data, ground.module, ground.config);
        ground.module.command("grow");
        return latents;
    }

    private Stage stage(int number, Ground ground, @Nullable Latents latents) {
        TrainingRun run = plan.run();
        int sentences = run.part(ground.workers);
        if (number == 0 || latents == null) {
            return new AutoencoderStage(
                    ground.data,
                    latents,
                    StrangeWords.of(ground.tokenizer),
                    ground.config,
                    sentences,
                    run.seed(),
                    run.learningRate());
        }
        int stories = Math.max(1, sentences / SENTENCES_PER_STORY);
        return number == 1
                ? new ReasonerStage(
                        ground.data,
                        latents,
                        ground.config,
                        stories,
                        sentences / SPOKEN_SHARE,
                        run.seed() + 1,
                        run.learningRate() / 2)
                : new AdaptationStage(
                        ground.data,
                        latents,
                        StrangeWords.of(ground.tokenizer),
                        ground.config,
                        Math.max(1, stories / 2),
                        run.seed() + 2,
                        run.learningRate() / 3);
    }

    private void finish(Ground ground) {
        var weights = new TreeMap<String, FloatTensor>();
        for (Parameter parameter : ConceptNetwork.parameters(ground.config)) {
            weights.put(parameter.name(), ground.module.get("w", parameter.name()));
        }
        ModelFolder.write(
                plan.run().out(),
                ground.config,
                ground.tokenizer,
                weights,
                WeightFormat.INT8,
                space(ground.goesOn));
    }

    /// Whose concepts the model keeps: those of the one it started from, if that has its sizes.
    private String space(boolean goesOn) {
        if (!goesOn) {
            return "";
        }
        try (ConceptModel before =
                ConceptModel.load(
                        Objects.requireNonNull(plan.run().from()), plan.run().precision())) {
            return before.identity();
        }
    }
}
