package noema.model.train;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.TorchModule;
import noema.model.tensor.WeightFormat;
import noema.model.tensor.Workers;
import noema.model.text.Corpus;
import noema.model.text.Tokenizer;
import noema.model.words.ArNetwork;
import noema.model.words.MaskedNetwork;
import noema.model.words.WordConfig;
import noema.model.words.WordFiles;
import noema.model.words.WordKind;

/// Trains a model that goes from words to words; resumable at any moment, as [Trainer] is.
public final class WordTrainer {

    /// Longest sentence in tokens, as in the concept model, so that both read the same text.
    private static final int SENTENCE_TOKENS = 40;

    private static final String OPTIMIZER = TorchModule.source(WordTrainer.class, "optimizer.py");

    private WordTrainer() {}

    /// Runs a plan to its end, or until it is cancelled.
    ///
    /// @param listener  hears the progress about once a second
    /// @param cancelled asked before every step
    /// @return whether the model is complete; if not, the plan can be resumed
    /// @throws NoemaException when the corpus or the folder cannot be used
    public static boolean run(
            WordTrainingPlan plan, TrainingListener listener, BooleanSupplier cancelled) {
        var folder = new TrainingFolder(plan.run().out(), plan.run().from(), plan.run().resume());
        boolean begun = folder.open();
        Corpus corpus = Corpus.open(plan.run().corpus());
        folder.create();
        Tokenizer tokenizer = folder.tokenizer(corpus, plan.config().vocabulary(), begun);
        WordConfig config = plan.config().withVocabulary(tokenizer.size());
        int longest = Math.min(SENTENCE_TOKENS, config.maxTokens());
        TokenStories data =
                TokenStories.read(
                        Corpus.open(plan.run().corpus(), TokenStories.splitter(tokenizer, longest)),
                        tokenizer,
                        longest,
                        Long.MAX_VALUE);
        Map<String, FloatTensor> fresh = ArNetwork.initialise(config, plan.run().seed());
        Map<String, FloatTensor> first = begun ? fresh : folder.weights(fresh);
        try (Workers workers = Workers.suited(plan.run().batch());
                TorchModule module = module(plan, config, first)) {
            TrainingState start =
                    begun
                            ? TrainingState.read(plan.run().out())
                            : new TrainingState(0, 0, 0, Map.of());
            if (begun) {
                start.requireFit(ArNetwork.parameters(config));
            }
            return train(plan, config, data, module, workers, start, listener, cancelled)
                    && finish(folder, plan, config, tokenizer, module);
        }
    }

    private static TorchModule module(
            WordTrainingPlan plan, WordConfig config, Map<String, FloatTensor> weights) {
        return switch (plan.kind()) {
            case AUTOREGRESSIVE ->
                    ArNetwork.load(
                            config,
                            weights,
                            plan.run().precision(),
                            TorchModule.source(WordTrainer.class, "autoregressive.py"),
                            OPTIMIZER);
            case MASKED ->
                    MaskedNetwork.load(
                            config,
                            weights,
                            plan.run().precision(),
                            TorchModule.source(WordTrainer.class, "masked.py"),
                            OPTIMIZER);
        };
    }

    private static boolean train(
            WordTrainingPlan plan,
            WordConfig config,
            TokenStories data,
            TorchModule module,
            Workers workers,
            TrainingState start,
            TrainingListener listener,
            BooleanSupplier cancelled) {
        start.restore(module);
        Stage stage =
                switch (plan.kind()) {
                    case AUTOREGRESSIVE ->
                            new ArStage(
                                    data,
                                    config,
                                    plan.partTokens(workers),
                                    plan.run().seed(),
                                    plan.run().learningRate());
                    case MASKED ->
                            new MaskedStage(
                                    data,
                                    config,
                                    plan.partTokens(workers),
                                    plan.run().seed(),
                                    plan.run().learningRate());
                };
        module.trainWeights(stage.lesson().trainable());
        var runner =
                new StageRunner(module, stage, workers, plan.run().length(), listener, cancelled);
        runner.resumeAt(start.step(), start.seconds());
        return runner.run(
                (step, seconds) ->
                        TrainingState.of(module, 0, step, seconds).write(plan.run().out()),
                plan.run().checkpointSeconds());
    }

    private static boolean finish(
            TrainingFolder folder,
            WordTrainingPlan plan,
            WordConfig config,
            Tokenizer tokenizer,
            TorchModule module) {
        var metrics = new TreeMap<String, Object>();
        metrics.put("parameters", ArNetwork.count(config));
        WordFiles.write(
                plan.run().out(),
                plan.kind(),
                config,
                tokenizer,
                TrainingState.averaged(module),
                WeightFormat.INT8,
                metrics,
                card(plan, config));
        folder.finish();
        return true;
    }

    private static String card(WordTrainingPlan plan, WordConfig config) {
        return """
        # A word model

        %s transformer of %d weights over %d tokens, learned from %s with seed %d.
        """
                .formatted(
                        plan.kind() == WordKind.MASKED ? "A masked-diffusion" : "An autoregressive",
                        ArNetwork.count(config),
                        config.vocabulary(),
                        plan.run().corpus().getFileName(),
                        plan.run().seed());
    }
}
