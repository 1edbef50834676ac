package noema.model.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSampler;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
import noema.model.text.Tokenizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskedModelTest {
    private static final String PROMPT = ArSamples.STORIES.getFirst().substring(0, 8);

    private static Tokenizer tokenizer;
    private static WordConfig config;
    private static Map<String, FloatTensor> weights;
    private static MaskedModel model;

    @BeforeAll
    static void make(@TempDir Path folder) {
        tokenizer = ArSamples.tokenizer(folder);
        config = WordConfig.tiny(tokenizer.size());
        weights = ArNetwork.initialise(config, 3);
        model = MaskedModel.of(config, tokenizer, weights, Precision.FP32);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static MaskedSettings settings(double temperature, double guidance, long seed) {
        return new MaskedSettings(4, 24, 8, 12, TokenOrder.CONFIDENCE, temperature, guidance, seed);
    }

    private static MaskedGeneration write(MaskedSettings settings) {
        return model.generate(PROMPT, settings, frame -> {}, () -> false);
    }

    @Test
    void theSameSeedWritesTheSame() {
        MaskedGeneration first = write(settings(1, 0, 5));
        assertThat(write(settings(1, 0, 5)).tokens()).isEqualTo(first.tokens());
        assertThat(write(settings(1, 0, 6)).tokens()).isNotEqualTo(first.tokens());
        assertThat(first.story()).startsWith(first.prompt());
        assertThat(first.evaluations()).isLessThanOrEqualTo(12);
    }

    @Test
    void guidanceAsksTwiceAndCountsIt() {
        MaskedGeneration plain = write(settings(0, 0, 1));
        MaskedGeneration guided = write(settings(0, 2, 1));
        assertThat(guided.evaluations()).isEven().isGreaterThan(plain.evaluations());
        assertThat(guided.tokens()).isNotEqualTo(plain.tokens());
    }

    @Test
    void framesGrowIntoTheText() {
        var frames = new ArrayList<TokenSampler.Frame>();
        MaskedGeneration told = model.generate(PROMPT, settings(1, 0, 2), frames::add, () -> false);
        assertThat(frames).hasSize(told.evaluations());
        int[] last = frames.getLast().ids();
        assertThat(last).startsWith(told.tokens());
        for (TokenSampler.Frame frame : frames) {
            for (int i = 0; i < last.length; i++) {
                boolean open = frame.ids()[i] == Tokenizer.MASK;
                assertThat(frame.settledAt()[i] == 0).isEqualTo(open);
                assertThat(open || frame.ids()[i] == last[i]).isTrue();
                assertThat(frame.confidence()[i]).isBetween(0f, 1.0001f);
            }
        }
    }

    @Test
    void aLongPromptLeavesRoomForTheCanvas() {
        String endless = "Tom had a big blue boat. ".repeat(60);
        MaskedGeneration told =
                model.generate(endless, settings(0, 0, 1), frame -> {}, () -> false);
        assertThat(told.evaluations()).isPositive();
        assertThat(told.prompt().length()).isGreaterThan(1000);
    }

    @Test
    void keepsWhatIsSettledWithoutAGapWhenCancelled() {
        var frames = new ArrayList<TokenSampler.Frame>();
        MaskedGeneration told =
                model.generate(PROMPT, settings(1, 0, 2), frames::add, () -> frames.size() == 5);
        assertThat(told.stop()).isEqualTo(WordStop.CANCELLED);
        assertThat(frames.getLast().ids()).startsWith(told.tokens());
    }

    @Test
    void theBoundOfAnIgnorantModelIsThatOfGuessing() {
        ArScore score = model.score(ArSamples.STORIES, 8, 1);
        assertThat(score.perplexity()).isBetween(0.3 * tokenizer.size(), 4.0 * tokenizer.size());
        assertThat(model.score(ArSamples.STORIES, 8, 1)).isEqualTo(score);
    }

    @Test
    void comesBackFromItsFolderAndRefusesOthers(@TempDir Path folder) throws IOException {
        WordFiles.write(
                folder,
                WordKind.MASKED,
                config,
                tokenizer,
                weights,
                WeightFormat.FP32,
                Map.of("parameters", 1),
                "# card\n");
        try (MaskedModel again = MaskedModel.load(folder, Precision.FP32)) {
            assertThat(again.generate(PROMPT, settings(1, 0, 5), f -> {}, () -> false).tokens())
                    .isEqualTo(write(settings(1, 0, 5)).tokens());
        }
        assertThatThrownBy(() -> ArModel.load(folder, Precision.FP32))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("does not describe an autoregressive model");
        Files.writeString(folder.resolve("config.json"), "{}");
        assertThatThrownBy(() -> MaskedModel.load(folder, Precision.FP32))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("a masked-diffusion model");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> settings(0, 0, 1).allAtOnce().withBlock(0))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("block length");
        assertThat(List.of(MaskedSettings.standard(8, 1).allAtOnce().block()))
                .containsExactly(MaskedSettings.standard(8, 1).tokens());
    }
}
