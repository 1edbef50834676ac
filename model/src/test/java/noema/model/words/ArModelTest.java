package noema.model.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.Safetensors;
import noema.model.tensor.TorchModule;
import noema.model.tensor.WeightFile;
import noema.model.tensor.WeightFormat;
import noema.model.text.BpeTrainer;
import noema.model.text.Tokenizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArModelTest {
    private static final String PROMPT = "Tom had a big blue boat. He";

    private static Tokenizer tokenizer;
    private static WordConfig config;
    private static Map<String, FloatTensor> weights;
    private static ArModel model;

    @TempDir Path folder;

    @BeforeAll
    static void makeModel(@TempDir Path folder) {
        tokenizer = ArSamples.tokenizer(folder);
        config = WordConfig.tiny(tokenizer.size());
        weights = ArNetwork.initialise(config, 5);
        model = ArModel.of(config, tokenizer, weights, Precision.FP32);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static ArGeneration generate(ArModel model, String prompt, ArSettings settings) {
        return model.generate(prompt, settings, ArListener.NONE, () -> false);
    }

    private static ArSettings sampled(int tokens, long seed) {
        return new ArSettings(1000, tokens, 1, 0.9, seed);
    }

    @Test
    void theCacheChangesNoLogit() {
        String source =
                """
                  def full(self, ids: Tensor) -> Tensor:
                    L = ids.shape[1]
                    later = torch.triu(torch.full([L, L], -10000.0), 1)
                    rows = torch.arange(L)
                    h = torch.squeeze(self.ar_embed(ids, 0), 0)
                    for i in range(self.ar_layers):
                      h = self.block(h, "ar.block{}".format(i), rows, 1, L, later)
                    return torch.to(self.ar_logits(self.norm(h, "ar.norm")), 6)

                  def cached(self, ids: Tensor, start: Tensor) -> Tensor:
                    return torch.to(self.ar_logits(self.ar_extend(ids, int(start))), 6)
                """;
        long[] ids = new SplittableRandom(2).longs(60, 4, config.vocabulary()).toArray();
        try (TorchModule module = ArNetwork.load(config, weights, Precision.FP32, source)) {
            module.infer("ar_ready");
            FloatTensor full = module.infer("full", LongTensor.of(ids, 1, 60)).getFirst();
            module.infer("ar_begin", LongTensor.of(Arrays.copyOf(ids, 20), 20));
            for (int at = 20; at < 60; at++) {
                FloatTensor cached =
                        module.infer(
                                        "cached",
                                        LongTensor.of(new long[] {ids[at]}, 1),
                                        LongTensor.of(new long[] {at}, 1))
                                .getFirst();
                assertThat(cached.row(0)).containsExactly(full.row(at), within(1e-4f));
            }
        }
    }

    @Test
    void aProbabilityIsTheScoreOfItsToken() {
        var told = generate(model, "", new ArSettings(1000, 50, 1, 1, 3));
        double[] nats;
        try (TorchModule module = ArNetwork.load(config, weights, Precision.FP32)) {
            var scorer = new ArScorer(module, config.maxTokens());
            nats = scorer.nats(List.of(withBos(told.tokens())))[0];
        }
        for (int i = 0; i < told.tokens().length; i++) {
            // The sampler leaves out PAD, MASK and BOS, which take a little of the score's
            // probability.
            assertThat(-Math.log(told.probabilities()[i])).isEqualTo(nats[i + 1], within(0.05));
        }
    }

    private static int[] withBos(int[] tokens) {
        int[] all = new int[tokens.length + 1];
        all[0] = Tokenizer.BOS;
        System.arraycopy(tokens, 0, all, 1, tokens.length);
        return all;
    }

    @Test
    void theSameSeedTellsTheSame() {
        var first = generate(model, PROMPT, sampled(40, 7));
        assertThat(generate(model, PROMPT, sampled(40, 7)).tokens()).isEqualTo(first.tokens());
        assertThat(generate(model, PROMPT, sampled(40, 8)).tokens()).isNotEqualTo(first.tokens());
        assertThat(first.prompt()).isEqualTo(PROMPT);
        assertThat(first.story()).startsWith(PROMPT);
    }

    @Test
    void aTinyShareOfProbabilityIsTheMostProbableToken() {
        var narrow = generate(model, PROMPT, new ArSettings(1000, 30, 1, 1e-6, 1));
        var greedy = generate(model, PROMPT, new ArSettings(1000, 30, 0, 1, 2));
        assertThat(narrow.tokens()).isEqualTo(greedy.tokens());
    }

    @Test
    void goesOnBeyondItsContext() {
        var told = generate(model, PROMPT, sampled(5 * config.maxTokens(), 1));
        if (told.stop() == WordStop.TOKENS) {
            assertThat(told.tokens()).hasSize(5 * config.maxTokens());
        }
        assertThat(told.tokens()).doesNotContain(Tokenizer.PAD, Tokenizer.MASK, Tokenizer.BOS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\uD83D\uDE00", "\uD800", "Über 東京。", "a"})
    void takesAnyPrompt(String prompt) {
        assertThat(generate(model, prompt, sampled(5, 1)).tokens().length).isLessThanOrEqualTo(5);
    }

    @Test
    void takesAnEnormousPrompt() {
        String prompt = "The fox saw a hen on the hill. ".repeat(2000).strip();
        assertThat(generate(model, prompt, sampled(5, 1)).prompt()).isEqualTo(prompt);
    }

    @Test
    void stopsAtOnceWhenCancelled() {
        var asked = new AtomicInteger();
        var told =
                model.generate(
                        PROMPT, sampled(60, 1), ArListener.NONE, () -> asked.incrementAndGet() > 4);
        assertThat(told.stop()).isEqualTo(WordStop.CANCELLED);
        assertThat(told.tokens()).hasSize(4);
    }

    @Test
    void scoresLongTextsAsShortOnes() {
        String passage = String.join(" ", ArSamples.STORIES);
        double[] all = model.nats(passage);
        assertThat(all.length).isGreaterThan(config.maxTokens());
        assertThat(all).doesNotContain(0.0);
        double[] first = model.nats(ArSamples.STORIES.getFirst());
        for (int i = 0; i < first.length; i++) {
            assertThat(first[i]).isEqualTo(all[i], within(1e-3));
        }
        ArScore score = model.score(List.of(passage, "", ArSamples.STORIES.getFirst()));
        assertThat(score.tokens()).isEqualTo(all.length + first.length);
        assertThat(score.nats())
                .isCloseTo(
                        DoubleStream.concat(Arrays.stream(all), Arrays.stream(first)).sum(),
                        within(1e-2));
    }

    @Test
    void savedAndLoadedItTellsTheSame() {
        model.save(folder.resolve("a"), WeightFormat.FP32);
        try (ArModel loaded = ArModel.load(folder.resolve("a"), Precision.FP32)) {
            assertThat(loaded.config()).isEqualTo(config);
            assertThat(generate(loaded, PROMPT, sampled(40, 7)).tokens())
                    .isEqualTo(generate(model, PROMPT, sampled(40, 7)).tokens());
            loaded.save(folder.resolve("b"), WeightFormat.FP32);
        }
        for (String name :
                List.of(
                        "config.json",
                        "tokenizer.json",
                        "weights.safetensors",
                        "metrics.json",
                        "card.md")) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @Test
    void choosesANumberTypeByItself() {
        model.save(folder, WeightFormat.INT8);
        try (ArModel loaded = ArModel.load(folder)) {
            assertThat(generate(loaded, PROMPT, sampled(10, 7)).seconds()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "tokenizer.json", "weights.safetensors"})
    void aMissingOrDamagedFileIsNamed(String name) throws IOException {
        model.save(folder, WeightFormat.FP16);
        Path file = folder.resolve(name);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));
        refused(name);
        Files.writeString(file, "[1, 2]");
        refused(name);
        Files.write(file, new byte[0]);
        refused(name);
        Files.delete(file);
        refused(name);
    }

    private void refused(String part) {
        assertThatThrownBy(() -> ArModel.load(folder, Precision.FP32).close())
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(part)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"autoregressive\"|\"concept\"|autoregressive model",
                "\"width\" : 64|\"width\" : 64000|width",
                "\"width\" : 64|\"width\" : 60|shape",
                "\"width\" : 64|\"width\" : \"64\"|sizes",
                "\"width\" : 64|\"width\" : 64.5|sizes",
                "\"width\" : 64|\"depth\" : 64|sizes",
                "\"layers\" : 2|\"layers\" : 3|missing",
                "\"layers\" : 2|\"layers\" : 1|does not ask for",
                "\"maxTokens\" : 128|\"maxTokens\" : 64|shape",
            })
    void aConfigurationThatLiesIsRefused(String before, String after, String part)
            throws IOException {
        model.save(folder, WeightFormat.FP16);
        Path file = folder.resolve("config.json");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        refused(part);
    }

    @Test
    void anotherTokenizerIsRefused() {
        model.save(folder, WeightFormat.FP16);
        BpeTrainer.train(ArSamples.sentences().stream(), tokenizer.size() - 10)
                .save(folder.resolve("tokenizer.json"));
        refused("entries");
    }

    @Test
    void weightsThatAreNotNumbersAreRefused() {
        model.save(folder, WeightFormat.FP32);
        var stored = new TreeMap<String, HostTensor>();
        weights.forEach((name, w) -> stored.put(name, HostTensor.ofFloats(w.values(), w.shape())));
        float[] broken = new float[config.width()];
        broken[3] = Float.NaN;
        stored.put("ar.norm.bias", HostTensor.ofFloats(broken, broken.length));
        Safetensors.write(folder.resolve("weights.safetensors"), stored, Map.of());
        refused("NaN");
    }

    @Test
    void damagedNumbersAreRefused() throws IOException {
        model.save(folder, WeightFormat.FP32);
        Path file = folder.resolve("weights.safetensors");
        byte[] content = Files.readAllBytes(file);
        content[content.length - 100] ^= 8;
        Files.write(file, content);
        refused("checksum");
    }

    @Test
    void aMissingWeightIsNamed() {
        model.save(folder, WeightFormat.FP32);
        var fewer = new LinkedHashMap<>(weights);
        fewer.remove("ar.norm.bias");
        WeightFile.write(folder.resolve("weights.safetensors"), fewer, WeightFormat.FP32, Map.of());
        refused("ar.norm.bias");
    }

    @Test
    void nothingRunsAfterItIsClosed() {
        ArModel other = ArModel.of(config, tokenizer, weights, Precision.FP32);
        other.close();
        other.close();
        assertThatThrownBy(() -> other.nats("A fox.")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        var lines = new ArrayList<String>();
        for (Path path : List.of(folder.resolve("nothing"), folder)) {
            assertThatThrownBy(() -> ArModel.load(path).close())
                    .isInstanceOf(NoemaException.class)
                    .satisfies(e -> lines.add(String.valueOf(e.getMessage())));
        }
        assertThat(lines).allMatch(line -> line.endsWith(".") && line.contains(folder.toString()));
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1", "1,0,1,1", "1,1,-1,1", "1,1,NaN,1", "1,1,11,1", "1,1,1,0", "1,1,1,1.5"})
    void absurdSettingsAreRefused(int sentences, int tokens, double temperature, double topP) {
        assertThatThrownBy(() -> new ArSettings(sentences, tokens, temperature, topP, 1))
                .isInstanceOf(NoemaException.class)
                .hasMessageEndingWith(".");
    }
}
