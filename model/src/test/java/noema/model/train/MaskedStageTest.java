package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import noema.model.render.TokenOrder;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;
import noema.model.text.Tokenizer;
import noema.model.words.ArNetwork;
import noema.model.words.ArSamples;
import noema.model.words.ArScore;
import noema.model.words.MaskedGeneration;
import noema.model.words.MaskedModel;
import noema.model.words.MaskedNetwork;
import noema.model.words.MaskedSettings;
import noema.model.words.WordConfig;
import noema.model.words.WordStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskedStageTest {
    @TempDir Path folder;

    @Test
    void learnsTheStoriesAndTellsThem() {
        Tokenizer tokenizer = ArSamples.tokenizer(folder);
        WordConfig config = WordConfig.tiny(tokenizer.size());
        var data = new TokenStories(ArSamples.tokens(tokenizer));
        var stage = new MaskedStage(data, config, 400, 1, 8e-3);
        var losses = new ArrayList<Double>();
        try (TorchModule module =
                MaskedNetwork.load(
                        config,
                        ArNetwork.initialise(config, 1),
                        Precision.FP32,
                        TorchModule.source(MaskedStage.class, "masked.py"),
                        TorchModule.source(MaskedStage.class, "optimizer.py"))) {
            module.trainWeights(stage.lesson().trainable());
            new StageRunner(
                            module,
                            stage,
                            new Workers(1),
                            new Budget.Steps(500),
                            progress -> losses.add(progress.loss()),
                            () -> false)
                    .run((step, seconds) -> {}, 1e9);
            var weights = new TreeMap<String, FloatTensor>();
            stage.lesson().trainable().forEach(name -> weights.put(name, module.get("w", name)));
            try (MaskedModel model = MaskedModel.of(config, tokenizer, weights, Precision.FP32)) {
                tells(model);
            }
        }
        assertThat(losses.getLast()).isLessThan(0.6);
    }

    private static void tells(MaskedModel model) {
        String story = ArSamples.STORIES.getFirst();
        var settings = new MaskedSettings(9, 64, 8, 64, TokenOrder.CONFIDENCE, 0, 0, 1);
        String prompt = story.substring(0, story.indexOf(' ', 12));
        MaskedGeneration told = model.generate(prompt, settings, frame -> {}, () -> false);
        assertThat(told.story()).isEqualTo(story);
        assertThat(told.stop()).isEqualTo(WordStop.END);
        ArScore right = model.score(List.of(story), 16, 1);
        ArScore wrong = model.score(List.of(ArSamples.shuffled(story)), 16, 1);
        assertThat(right.nats()).isLessThan(wrong.nats() / 3);
    }

    @Test
    void theWeightsOfABatchAreOneOverTheShare() {
        Tokenizer tokenizer = ArSamples.tokenizer(folder);
        var data = new TokenStories(ArSamples.tokens(tokenizer));
        var stage = new MaskedStage(data, WordConfig.tiny(tokenizer.size()), 300, 1, 1e-3);
        for (int step = 0; step < 40; step++) {
            List<HostArray> batch = stage.batch(step, 0).arguments();
            long[] ids = ((LongTensor) batch.get(0)).values();
            long[] canvas = ((LongTensor) batch.get(1)).values();
            float[] weight = ((FloatTensor) batch.get(2)).values();
            int longest = (int) batch.get(0).shape()[1];
            double sum = 0;
            long real = 0;
            for (int i = 0; i < ids.length; i++) {
                assertThat(canvas[i]).isIn(ids[i], (long) Tokenizer.MASK);
                assertThat(canvas[i] == Tokenizer.MASK && ids[i] == Tokenizer.PAD).isFalse();
                sum += canvas[i] == Tokenizer.MASK ? weight[i] : 0;
                real += ids[i] == Tokenizer.PAD ? 0 : 1;
            }
            for (int row = 0; row < ids.length / longest; row++) {
                assertThat(canvas[row * longest]).isNotEqualTo(Tokenizer.MASK);
            }
            // Each row counts as its maskable tokens do: all of them, or those behind a kept
            // beginning.
            assertThat(sum).isBetween(0.2, 1.0001);
            assertThat(real).isPositive();
        }
    }
}
