package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;
import noema.model.text.Tokenizer;
import noema.model.words.ArGeneration;
import noema.model.words.ArListener;
import noema.model.words.ArModel;
import noema.model.words.ArNetwork;
import noema.model.words.ArSamples;
import noema.model.words.ArScore;
import noema.model.words.ArSettings;
import noema.model.words.WordConfig;
import noema.model.words.WordStop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArStageTest {
    private static final ArSettings GREEDY = new ArSettings(100, 200, 0, 1, 0);

    private static double loss;
    private static Tokenizer tokenizer;
    private static ArModel model;

    @BeforeAll
    static void learnTwentySentences(@TempDir Path folder) {
        tokenizer = ArSamples.tokenizer(folder);
        WordConfig config = WordConfig.tiny(tokenizer.size());
        var data = new TokenStories(ArSamples.tokens(tokenizer));
        var stage = new ArStage(data, config, 200, 1, 6e-3);
        var losses = new ArrayList<Double>();
        try (TorchModule module =
                ArNetwork.load(
                        config,
                        ArNetwork.initialise(config, 1),
                        Precision.FP32,
                        TorchModule.source(ArStage.class, "autoregressive.py"),
                        TorchModule.source(ArStage.class, "optimizer.py"))) {
            module.trainWeights(stage.lesson().trainable());
            var runner =
                    new StageRunner(
                            module,
                            stage,
                            new Workers(1),
                            new Budget.Steps(300),
                            progress -> losses.add(progress.loss()),
                            () -> false);
            assertThat(runner.run((step, seconds) -> {}, 1e9)).isTrue();
            loss = losses.getLast();
            var weights = new TreeMap<String, FloatTensor>();
            stage.lesson().trainable().forEach(name -> weights.put(name, module.get("w", name)));
            model = ArModel.of(config, tokenizer, weights, Precision.FP32);
        }
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void learnsTheStories() {
        assertThat(loss).isLessThan(0.1);
    }

    @Test
    void tellsTheStoriesToTheirEnd() {
        for (String story : ArSamples.STORIES) {
            String prompt = story.substring(0, story.indexOf(' ', 8));
            ArGeneration told = model.generate(prompt, GREEDY, ArListener.NONE, () -> false);
            assertThat(told.story()).isEqualTo(story);
            assertThat(told.stop()).isEqualTo(WordStop.END);
            assertThat(told.probabilities()).hasSameSizeAs(told.tokens());
        }
    }

    @Test
    void stopsAfterTheWantedSentences() {
        var two = new ArSettings(2, 200, 0, 1, 0);
        var heard = new StringBuilder();
        ArGeneration told =
                model.generate("Tom", two, token -> heard.append(token.piece()), () -> false);
        assertThat(told.story()).isEqualTo("Tom had a big blue boat. He put it on the lake.");
        assertThat(told.stop()).isEqualTo(WordStop.SENTENCES);
        assertThat(heard).hasToString(told.text());
    }

    @Test
    void aSpeakerBelongsToTheSentence() {
        var three = new ArSettings(3, 200, 0, 1, 0);
        assertThat(model.generate("Once there", three, ArListener.NONE, () -> false).story())
                .endsWith("\"Come down!\" said the fox.");
    }

    @Test
    void prefersTheTextToItsWordsInAnotherOrder() {
        var shuffled = ArSamples.STORIES.stream().map(ArSamples::shuffled).toList();
        ArScore right = model.score(ArSamples.STORIES);
        ArScore wrong = model.score(shuffled);
        assertThat(right.nats()).isLessThan(wrong.nats() / 10);
        assertThat(right.bytes()).isEqualTo(String.join("", ArSamples.STORIES).length());
        assertThat(right.perplexity()).isBetween(1.0, 1.3);
        assertThat(right.bitsPerByte()).isPositive().isLessThan(0.1);
    }

    @Test
    void windowsShowEveryTokenInOrder() {
        int[][] story = {{10, 11, 12}, {13, 14, 15, 16}, {17, 18}};
        assertThat(WindowBatches.windows(story, 64))
                .containsExactly(new int[] {2, 10, 11, 12, 13, 14, 15, 16, 17, 18, 3});
        assertThat(WindowBatches.windows(story, 8))
                .containsExactly(new int[] {2, 10, 11, 12, 13, 14, 15, 16}, new int[] {17, 18, 3});
        assertThat(WindowBatches.windows(story, 5))
                .containsExactly(
                        new int[] {2, 10, 11, 12},
                        new int[] {13, 14, 15, 16},
                        new int[] {17, 18, 3});
    }

    @Property(tries = 50)
    void anEpochShowsEveryWindowOnce(
            @ForAll @IntRange(min = 1, max = 80) int stories,
            @ForAll @IntRange(min = 10, max = 400) int batchTokens,
            @ForAll long seed) {
        var data = new ArrayList<int[][]>();
        for (int i = 0; i < stories; i++) {
            int[] sentence = new int[1 + i % 40];
            Arrays.fill(sentence, 4 + i);
            data.add(new int[][] {sentence, sentence});
        }
        var stage =
                new ArStage(new TokenStories(data), WordConfig.tiny(300), batchTokens, seed, 1e-3);
        var again =
                new ArStage(new TokenStories(data), WordConfig.tiny(300), batchTokens, seed, 1e-3);
        var seen = new ArrayList<Integer>();
        for (int step = 0; step < stage.batchesPerEpoch(); step++) {
            Stage.Batch batch = stage.batch(step, 0);
            long[] ids = ((LongTensor) batch.arguments().getFirst()).values();
            LongStream.of(ids).filter(id -> id > 3).forEach(id -> seen.add((int) id));
            assertThat(batch.arguments()).isEqualTo(again.batch(step, 0).arguments());
            assertThat(batch.flops()).isPositive();
        }
        List<Integer> all =
                data.stream()
                        .flatMap(Arrays::stream)
                        .flatMap(s -> Arrays.stream(s).boxed())
                        .toList();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }
}
