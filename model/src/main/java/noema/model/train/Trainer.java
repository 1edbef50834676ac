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

    private boolean run() {
        var folder = new TrainingFolder(plan.run().out(), plan.run().from(), plan.run().resume());
        boolean begun = folder.open();
        Corpus corpus = Corpus.open(plan.run().corpus());
        folder.create();
        Tokenizer tokenizer = folder.tokenizer(corpus, plan.config().vocabulary(), begun);
        ModelConfig config = plan.config().withVocabulary(tokenizer.size());
        requireSameSizes(config);
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
            boolean complete = stages(module, workers, config, data, state, tokenizer);
            if (complete) {
                folder.finish();
            }
            return complete;
        }
    }

    /// Stages that are left out have nothing to say about other sizes than theirs.
    private void requireSameSizes(ModelConfig config) {
        if (plan.first() != FirstStage.AUTOENCODER && !goesOn(config)) {
            throw new NoemaException(
                    "The model in %s has other sizes than the one to be trained, so no stage can be left out; start with the autoencoder or keep its sizes."
                            .formatted(plan.run().from()));
        }
    }

    private boolean stages(
            TorchModule module,
            Workers workers,
            ModelConfig config,
            TokenStories data,
            TrainingState start,
            Tokenizer tokenizer) {
        Latents known = known(start, data, module, config);
        start.restore(module);
        Latents latents = null;
        int part = plan.run().part(workers);
        for (int i = start.stage(); i < TrainingPlan.SHARES.length; i++) {
            int number = i;
            if (i > 0 && latents == null) {
                latents = encoded(data, module, config);
            }
            Stage stage = stage(i, config, data, i == 0 ? known : latents, part);
            if (i == start.stage()) {
                start.requireLesson(stage.lesson());
            }
            module.trainWeights(stage.lesson().trainable());
            var runner =
                    new StageRunner(module, stage, workers, plan.budget(i), listener, cancelled);
            if (i == start.stage()) {
                runner.resumeAt(start.step(), start.seconds());
            }
            boolean complete =
                    runner.run(
                            (step, seconds) ->
                                    TrainingState.of(module, number, step, seconds)
                                            .write(plan.run().out()),
                            plan.run().checkpointSeconds());
            if (!complete) {
                return false;
            }
            Map<String, FloatTensor> averaged = TrainingState.averaged(module);
            module.command("freeze");
            averaged.forEach((name, value) -> module.put("w", name, value));
            if (i == 0 && known == null) {
                NormaliserFit.fit(data, module, config);
            }
        }
        finish(module, config, tokenizer);
        return true;
    }

    /// The concepts that the encoder is held to, since others may think in them already: those of a model of the same sizes to
    /// start from, which the module still holds.
    private @Nullable Latents known(
            TrainingState start, TokenStories data, TorchModule module, ModelConfig config) {
        return start.stage() == 0 && goesOn(config) ? encoded(data, module, config) : null;
    }

    /// Whether there is a model of the same sizes to start from.
    private boolean goesOn(ModelConfig config) {
        return plan.run().from() != null
                && ModelFolder.read(plan.run().from()).config().equals(config);
    }

    private static Latents encoded(TokenStories data, TorchModule module, ModelConfig config) {
        module.command("shrink");
        Latents latents = Latents.encode(data, module, config);
        module.command("grow");
        return latents;
    }

    private Stage stage(
            int number,
            ModelConfig config,
            TokenStories data,
            @Nullable Latents latents,
            int sentences) {
        if (number == 0 || latents == null) {
            return new AutoencoderStage(
                    data, latents, config, sentences, plan.run().seed(), plan.run().learningRate());
        }
        int stories = Math.max(1, sentences / SENTENCES_PER_STORY);
        return number == 1
                ? new ReasonerStage(
                        data,
                        latents,
                        config,
                        stories,
                        sentences / SPOKEN_SHARE,
                        plan.run().seed() + 1,
                        plan.run().learningRate() / 2)
                : new AdaptationStage(
                        data,
                        latents,
                        config,
                        Math.max(1, stories / 2),
                        plan.run().seed() + 2,
                        plan.run().learningRate() / 3);
    }

    private void finish(TorchModule module, ModelConfig config, Tokenizer tokenizer) {
        var weights = new TreeMap<String, FloatTensor>();
        for (Parameter parameter : ConceptNetwork.parameters(config)) {
            weights.put(parameter.name(), module.get("w", parameter.name()));
        }
        ModelFolder.write(
                plan.run().out(), config, tokenizer, weights, WeightFormat.INT8, space(config));
    }

    /// Whose concepts the model keeps: those of the one it started from, if that has its sizes.
    private String space(ModelConfig config) {
        if (!goesOn(config)) {
            return "";
        }
        try (ConceptModel before =
                ConceptModel.load(
                        Objects.requireNonNull(plan.run().from()), plan.run().precision())) {
            return before.identity();
        }
    }
}
