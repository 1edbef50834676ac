package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
import noema.model.text.BpeTrainer;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {

    @TempDir Path folder;

    private static Map<String, FloatTensor> weights() {
        return TinyModel.trained().weights();
    }

    private static void write(Path folder, WeightFormat format) {
        ModelFolder.write(folder, TinyModel.config(), TinyModel.tokenizer(), weights(), format);
    }

    private static Trace trace(ConceptModel model) {
        String prompt = TinyModel.text(TinyModel.sentences().getFirst());
        return model.generate(Recipe.of(prompt, 11), event -> {}, () -> false);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        write(folder, WeightFormat.FP32);
        ModelFolder.Contents contents = ModelFolder.read(folder);

        assertThat(contents.config()).isEqualTo(TinyModel.config());
        assertThat(contents.weights()).isEqualTo(weights());
        assertThat(contents.tokenizer().vocabulary()).isEqualTo(TinyModel.tokenizer().vocabulary());
        assertThat(contents.hash()).hasSize(64).isEqualTo(ModelFolder.read(folder).hash());
        assertThat(ModelFolder.identify(folder))
                .isEqualTo(new ModelFolder.Identity(contents.config(), contents.hash()));
    }

    @Test
    void aSavedModelTellsTheSameStory() {
        write(folder, WeightFormat.FP32);
        try (ConceptModel loaded = ConceptModel.load(folder, Precision.FP32)) {
            Trace here = trace(TinyModel.trained().model());
            Trace there = trace(loaded);

            assertThat(Traces.timeless(there)).isEqualTo(Traces.timeless(here));
            assertThat(there.sentences()).isNotEmpty();
            assertThat(there.model()).isEqualTo(loaded.hash());
        }
    }

    @Test
    void aModelFromBeforeStridesIsReadAndHearsNothingOfThem() {
        var older = new LinkedHashMap<>(weights());
        FloatTensor stride = Objects.requireNonNull(older.remove("reason.stride.weight"));
        ModelFolder.write(
                folder, TinyModel.config(), TinyModel.tokenizer(), older, WeightFormat.INT8);
        Map<String, FloatTensor> read = ModelFolder.read(folder).weights();

        assertThat(read).containsOnlyKeys(weights().keySet());
        assertThat(Objects.requireNonNull(read.get("reason.stride.weight")).values())
                .hasSameSizeAs(stride.values())
                .containsOnly(0);
    }

    @Test
    void aModelFromBeforeWordsKnewTheirNeighboursIsReadAndGoesOnWithout() {
        var older = new LinkedHashMap<>(weights());
        older.keySet().removeIf(name -> name.startsWith("render.neighbour."));
        ModelFolder.write(
                folder, TinyModel.config(), TinyModel.tokenizer(), older, WeightFormat.INT8);
        Map<String, FloatTensor> read = ModelFolder.read(folder).weights();

        assertThat(read).containsOnlyKeys(weights().keySet());
        assertThat(Objects.requireNonNull(read.get("render.neighbour.out.weight")).values())
                .containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"FP16, 0.9999", "INT8, 0.995"})
    void smallerFormatsThinkNearlyTheSame(WeightFormat format, double cosine) {
        write(folder, format);
        List<Concept> exact = TinyModel.trained().model().encodeTokens(TinyModel.sentences());
        try (ConceptModel loaded = ConceptModel.load(folder, Precision.FP32)) {
            List<Concept> concepts = loaded.encodeTokens(TinyModel.sentences());
            for (int i = 0; i < concepts.size(); i++) {
                assertThat(concepts.get(i).cosine(exact.get(i))).isGreaterThan(cosine);
            }
            assertThat(trace(loaded).events(TraceEvent.SentenceSettled.class)).isNotEmpty();
        }
    }

    @Test
    void halvedPrecisionOfTheProductsThinksNearlyTheSame() {
        List<Concept> exact = TinyModel.trained().model().encodeTokens(TinyModel.sentences());
        try (ConceptModel model =
                ConceptModel.of(
                        TinyModel.config(),
                        TinyModel.tokenizer(),
                        weights(),
                        "tiny",
                        Precision.BF16)) {
            List<Concept> concepts = model.encodeTokens(TinyModel.sentences());
            for (int i = 0; i < concepts.size(); i++) {
                assertThat(concepts.get(i).cosine(exact.get(i))).isGreaterThan(0.99);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WeightFormat.class)
    void writingWhatWasReadGivesTheSameFilesAgain(WeightFormat format) throws IOException {
        write(folder.resolve("a"), format);
        ModelFolder.Contents contents = ModelFolder.read(folder.resolve("a"));
        ModelFolder.write(
                folder.resolve("b"),
                contents.config(),
                contents.tokenizer(),
                contents.weights(),
                format);

        for (String name :
                List.of(ModelFolder.CONFIG, ModelFolder.TOKENIZER, ModelFolder.WEIGHTS)) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @Test
    void otherWeightsAreAnotherModel() {
        write(folder.resolve("a"), WeightFormat.FP32);
        write(folder.resolve("b"), WeightFormat.FP16);

        assertThat(ModelFolder.read(folder.resolve("b")).hash())
                .isNotEqualTo(ModelFolder.read(folder.resolve("a")).hash());
    }

    @Test
    void weightsThatAreNotNumbersAreNotSavedAndChangeNothing() {
        write(folder, WeightFormat.FP32);
        String before = ModelFolder.read(folder).hash();
        var broken = new LinkedHashMap<>(weights());
        float[] values =
                Objects.requireNonNull(weights().get("reason.stop.weight")).values().clone();
        values[3] = Float.NaN;
        broken.put("reason.stop.weight", FloatTensor.of(values, 1, TinyModel.config().width()));

        assertThatThrownBy(() ->
                        ModelFolder.write(
                                folder,
                                ModelConfig.tiny(300),
                                otherTokenizer(300),
                                broken,
                                WeightFormat.FP32))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("reason.stop.weight");
        assertThat(ModelFolder.read(folder).hash()).isEqualTo(before);
    }

    private Tokenizer otherTokenizer(int size) {
        Path file = folder.resolveSibling(folder.getFileName() + "-other.json");
        BpeTrainer.train(
                        Stream.of("the cat sat on the mat and the dog ran to the cat again ")
                                .map(text -> text.repeat(20)),
                        size)
                .save(file);
        return Tokenizer.load(file);
    }

    private void refused(String... words) {
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(NoemaException.class)
                .satisfies(e -> Sentences.check(e.getMessage()))
                .hasMessageContainingAll(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {ModelFolder.CONFIG, ModelFolder.TOKENIZER, ModelFolder.WEIGHTS})
    void aMissingFileIsNamed(String name) throws IOException {
        write(folder, WeightFormat.FP32);
        Files.delete(folder.resolve(name));

        refused(name);
        Files.createDirectory(folder.resolve(name));
        refused(name);
    }

    @Test
    void aMissingFolderIsNamed() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> ConceptModel.load(nowhere, Precision.FP32))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "null",
                "3",
                "{}",
                "{\"kind\": \"autoregressive\"}",
                "{\"kind\": \"concept\"}",
                "{\"kind\": 7}",
                "{\"kind\": [\"concept\"]}",
                "{\"architectures\": [\"LlamaForCausalLM\"], \"hidden_size\": 4096}",
                "<html><body>404</body></html>"
            })
    void foreignConfigurationsAreRefused(String json) throws IOException {
        write(folder, WeightFormat.FP32);
        Files.writeString(folder.resolve(ModelFolder.CONFIG), json);

        refused(ModelFolder.CONFIG);
    }

    @ParameterizedTest
    @CsvSource({
        "width, -1",
        "width, 0",
        "width, 63",
        "width, 65",
        "width, 128",
        "width, 2147483648",
        "width, 64.5",
        "width, 1e400",
        "width, null",
        "width, true",
        "width, '\"64\"'",
        "width, '[64]'",
        "heads, 3",
        "heads, 1000000",
        "vocabulary, 599",
        "vocabulary, 2147483647",
        "slots, 5",
        "slots, 0",
        "slotSize, 17",
        "maxTokens, 1000000000",
        "maxTokens, 25",
        "maxSentences, 9",
        "maxSentences, 1",
        "before, 3",
        "encoderLayers, 3",
        "encoderLayers, 0",
        "renderLayers, 1",
        "denoiserLayers, 48",
        "noiseShift, 0",
        "noiseShift, -2",
        "noiseShift, 1e300",
        "noiseShift, '\"NaN\"'",
        "noiseShift, NaN",
        "unknown, 1"
    })
    void wrongSizesAreRefused(String name, String value) throws IOException {
        write(folder, WeightFormat.FP32);
        Path config = folder.resolve(ModelFolder.CONFIG);
        String json = Files.readString(config);
        String changed =
                json.contains("\"" + name + "\"")
                        ? json.replaceFirst(
                                "\"" + name + "\" : [^,\n]*", "\"" + name + "\" : " + value)
                        : json.replaceFirst("\\{", "{ \"" + name + "\" : " + value + ",");
        assertThat(changed).isNotEqualTo(json);
        Files.writeString(config, changed);

        refused(".");
    }

    @Test
    void leftOutRepeatedAndTrailingPartsOfTheConfigurationAreRefused() throws IOException {
        write(folder, WeightFormat.FP32);
        Path config = folder.resolve(ModelFolder.CONFIG);
        String json = Files.readString(config);
        for (String name : json.lines().filter(l -> l.contains(":")).map(String::strip).toList()) {
            Files.writeString(config, json.replace(name, name.contains(",") ? "" : "\"x\" : 1"));
            // Models from before renderers saw words do not say how many.
            refused(name.contains("words") ? "its configuration" : ModelFolder.CONFIG);
        }
        Files.writeString(config, json + "{}");
        refused(ModelFolder.CONFIG);
        Files.writeString(config, json.replaceFirst("\\{", "{ \"width\" : 64,"));
        refused(ModelFolder.CONFIG);
        Files.writeString(config, " ".repeat(2 << 20) + json);
        refused(ModelFolder.CONFIG);
        Files.write(config, json.getBytes(StandardCharsets.UTF_16));
        assertThat(ModelFolder.read(folder).config()).isEqualTo(TinyModel.config());
    }

    @Test
    void filesOfTwoModelsAreNotMixed() throws IOException {
        Path other = folder.resolveSibling(folder.getFileName() + "-b");
        Tokenizer tokenizer = otherTokenizer(300);
        ModelConfig small = ModelConfig.tiny(tokenizer.size());
        ModelFolder.write(
                other, small, tokenizer, TinyModel.initialWeights(small, 2), WeightFormat.FP32);
        for (String name :
                List.of(ModelFolder.CONFIG, ModelFolder.TOKENIZER, ModelFolder.WEIGHTS)) {
            write(folder, WeightFormat.FP32);
            Files.copy(
                    other.resolve(name),
                    folder.resolve(name),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            refused("model");
        }
    }

    @Test
    void aTokenizerOfTheSameSizeFromAnotherModelIsRefused() throws IOException {
        write(folder, WeightFormat.FP32);
        Path tokenizer = folder.resolve(ModelFolder.TOKENIZER);
        String json = Files.readString(tokenizer);
        assertThat(json).contains("\"Ġthe\"").doesNotContain("\"Ġzzz\"");
        Files.writeString(tokenizer, json.replace("\"Ġthe\"", "\"Ġzzz\""));

        refused("tokenizer");
    }

    @Test
    void moreOrFewerWeightsAreRefused() {
        var more = new LinkedHashMap<>(weights());
        more.put("extra", FloatTensor.scalar(1));
        ModelFolder.write(
                folder, TinyModel.config(), TinyModel.tokenizer(), more, WeightFormat.FP32);
        refused("1 tensors");

        var fewer = new LinkedHashMap<>(weights());
        fewer.remove("encoder.registers");
        ModelFolder.write(
                folder, TinyModel.config(), TinyModel.tokenizer(), fewer, WeightFormat.FP32);
        refused("encoder.registers");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1})
    void aSpreadThatIsNoneIsRefused(float value) {
        var broken = new LinkedHashMap<>(weights());
        var scale = Objects.requireNonNull(weights().get("concept.scale"));
        float[] values = scale.values().clone();
        values[5] = value;
        broken.put("concept.scale", FloatTensor.of(values, scale.shape()));
        ModelFolder.write(
                folder, TinyModel.config(), TinyModel.tokenizer(), broken, WeightFormat.FP32);

        refused("concept.scale");
    }
}
