package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import noema.model.concept.ModelConfig;
import noema.model.concept.Normaliser;
import noema.model.generate.ConceptModel;
import noema.model.generate.ModelFolder;
import noema.model.render.TextRenderer;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFile;
import noema.model.tensor.WeightFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs: three stages, stops in any of them, and folders that are not what they should be.
class TrainerTest {

    private static final int STEPS = 20;

    @TempDir Path folder;
    private Path corpus;

    @BeforeEach
    void writeACorpus() throws IOException {
        TinyModel.oneThread();
        corpus = folder.resolve("stories.txt");
        Files.writeString(
                corpus,
                TinyModel.data().stories().stream()
                        .map(story ->
                                Arrays.stream(story)
                                        .map(TinyModel::text)
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n<|endoftext|>\n")));
    }

    private TrainingPlan plan(Path out, ModelConfig config, boolean resume) {
        return new TrainingPlan(
                new TrainingRun(
                        corpus,
                        out,
                        null,
                        new Budget.Steps(STEPS),
                        16,
                        3e-3,
                        1,
                        resume,
                        1e6,
                        Precision.FP32),
                config,
                FirstStage.AUTOENCODER);
    }

    private TrainingPlan plan(Path out, boolean resume) {
        return plan(out, ModelConfig.tiny(400), resume);
    }

    /// Runs at most so many steps.
    private boolean run(Path out, boolean resume, int steps) {
        var asked = new int[1];
        return Trainer.run(plan(out, resume), progress -> {}, () -> asked[0]++ >= steps);
    }

    @Test
    void stoppedInEveryStageItEndsWithTheSameModel() {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        assertThat(run(whole, false, 1000)).isTrue();
        int stops = 0;
        boolean resume = false;
        while (!run(parts, resume, 4 + stops)) {
            resume = true;
            stops++;
            assertThat(parts.resolve(TrainingState.FILE)).exists();
            assertThat(parts.resolve(ModelFolder.CONFIG)).doesNotExist();
        }

        assertThat(stops).isGreaterThanOrEqualTo(3);
        assertThat(ModelFolder.read(parts).weights()).isEqualTo(ModelFolder.read(whole).weights());
        assertThat(ModelFolder.read(parts).hash()).isEqualTo(ModelFolder.read(whole).hash());
        assertThat(parts.resolve(TrainingState.FILE)).doesNotExist();
    }

    @Test
    void stagesThatAreLeftOutLeaveTheirWeightsAsTheyWere() {
        Path whole = folder.resolve("whole");
        assertThat(run(whole, false, 1000)).isTrue();
        ModelFolder.Contents first = ModelFolder.read(whole);
        Path on = folder.resolve("on");
        assertThat(
                        Trainer.run(
                                from(whole, on, first.config(), FirstStage.ADAPTATION),
                                progress -> {},
                                () -> false))
                .isTrue();
        ModelFolder.Contents then = ModelFolder.read(on);

        Set<String> learned =
                TextRenderer.parameters(first.config()).stream()
                        .map(Parameter::name)
                        .collect(Collectors.toSet());
        for (String name : first.weights().keySet()) {
            assertThat(Arrays.equals(values(first, name), values(then, name)))
                    .as(name)
                    .isEqualTo(!learned.contains(name));
        }
    }

    private static float[] values(ModelFolder.Contents model, String name) {
        return Objects.requireNonNull(model.weights().get(name)).values();
    }

    private TrainingPlan from(Path from, Path out, ModelConfig config, FirstStage first) {
        return from(from, out, config, first, false);
    }

    private TrainingPlan from(
            Path from, Path out, ModelConfig config, FirstStage first, boolean resume) {
        TrainingRun fresh = plan(out, false).run();
        return new TrainingPlan(
                new TrainingRun(
                        fresh.corpus(),
                        out,
                        from,
                        fresh.length(),
                        fresh.batch(),
                        fresh.learningRate(),
                        fresh.seed(),
                        resume,
                        fresh.checkpointSeconds(),
                        fresh.precision()),
                config,
                first);
    }

    @Test
    void anEncoderThatGoesOnIsHeldToItsConceptsEvenAfterAStop() {
        Path whole = folder.resolve("whole");
        assertThat(run(whole, false, 1000)).isTrue();
        ModelConfig config = ModelFolder.read(whole).config();
        Path on = folder.resolve("on");
        Path parts = folder.resolve("parts");
        var names = new LinkedHashSet<String>();
        assertThat(
                        Trainer.run(
                                from(whole, on, config, FirstStage.AUTOENCODER),
                                progress -> names.addAll(progress.names()),
                                () -> false))
                .isTrue();
        var asked = new int[1];
        assertThat(
                        Trainer.run(
                                from(whole, parts, config, FirstStage.AUTOENCODER),
                                progress -> {},
                                () -> asked[0]++ >= 3))
                .isFalse();
        refused(plan(parts, config, true), "same options");
        assertThat(
                        Trainer.run(
                                from(whole, parts, config, FirstStage.AUTOENCODER, true),
                                progress -> {},
                                () -> false))
                .isTrue();

        assertThat(names).contains("drift").doesNotContain("bag");
        assertThat(ModelFolder.read(parts).hash())
                .isEqualTo(ModelFolder.read(on).hash())
                .isNotEqualTo(ModelFolder.read(whole).hash());
        try (ConceptModel first = ConceptModel.load(whole, Precision.FP32);
                ConceptModel then = ConceptModel.load(on, Precision.FP32)) {
            assertThat(then.identity()).isEqualTo(first.identity());
            assertThat(ModelFolder.read(on).space()).isEqualTo(first.identity());
            assertThat(ModelFolder.read(whole).space()).isEmpty();
        }
        for (String name : List.of(Normaliser.CENTER, Normaliser.SCALE)) {
            assertThat(values(ModelFolder.read(on), name))
                    .isEqualTo(values(ModelFolder.read(whole), name));
        }
    }

    @Test
    void aStageCanBeLeftOutOnlyWithAModelOfTheSameSizes() {
        assertThatThrownBy(() ->
                        new TrainingPlan(
                                plan(folder, false).run(),
                                ModelConfig.tiny(400),
                                FirstStage.REASONER))
                .isInstanceOf(NoemaException.class)
                .hasMessage(
                        "A run that begins with the stage reasoner needs a model to start from; name one.");
        Path whole = folder.resolve("whole");
        assertThat(run(whole, false, 1000)).isTrue();
        int vocabulary = ModelFolder.read(whole).config().vocabulary();
        refused(
                from(
                        whole,
                        folder.resolve("on"),
                        new ModelConfig(
                                vocabulary, 32, 4, 128, 4, 16, 24, 8, 1, 0, 2, 2, 1, 2, 2.0),
                        FirstStage.ADAPTATION),
                "other sizes");
    }

    private void refused(TrainingPlan plan, String words) {
        assertThatThrownBy(() -> Trainer.run(plan, progress -> {}, () -> false))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(words)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).endsWith("."));
    }

    @Test
    void anUnfinishedRunIsNotOverwrittenNorMixedWithAnother() throws IOException {
        Path out = folder.resolve("out");
        refused(plan(out, true), "no training run to resume");
        assertThat(run(out, false, 2)).isFalse();
        byte[] state = Files.readAllBytes(out.resolve(TrainingState.FILE));

        refused(plan(out, false), "--resume");
        ModelConfig other = ModelConfig.tiny(400);
        refused(
                plan(
                        out,
                        new ModelConfig(400, 32, 4, 128, 4, 16, 24, 8, 1, 0, 2, 2, 1, 2, 2.0),
                        true),
                "same configuration");
        assertThat(other.width()).isNotEqualTo(32);
        assertThat(Files.readAllBytes(out.resolve(TrainingState.FILE))).isEqualTo(state);
    }

    @Test
    void aFinishedModelIsNotOverwritten() throws IOException {
        Path out = folder.resolve("out");
        ModelFolder.write(
                out,
                TinyModel.config(),
                TinyModel.tokenizer(),
                TinyModel.initialWeights(TinyModel.config(), 1),
                WeightFormat.FP16);
        String hash = ModelFolder.read(out).hash();

        refused(plan(out, false), "already holds a model");
        assertThat(ModelFolder.read(out).hash()).isEqualTo(hash);
    }

    @Test
    void aCorpusThatIsNoneIsRefused() throws IOException {
        Path out = folder.resolve("out");
        Files.delete(corpus);
        refused(plan(out, false), "stories.txt");
        Files.write(corpus, new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 0, 7});
        refused(plan(out, false), "stories.txt");
        Files.writeString(corpus, "\n\n  \n");
        refused(plan(out, false), "");

        assertThat(out.resolve(ModelFolder.CONFIG)).doesNotExist();
    }

    @Test
    void foreignAndDamagedStatesAreRefused() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run(out, false, 1)).isFalse();
        Path file = out.resolve(TrainingState.FILE);
        Map<String, FloatTensor> tensors = WeightFile.read(file);
        Map<String, String> metadata = Map.of("stage", "0", "step", "1", "seconds", "0.5");

        for (String key : metadata.keySet()) {
            for (String value : List.of("", "-1", "x", "1e999", "NaN")) {
                var changed = new TreeMap<>(metadata);
                changed.put(key, value);
                WeightFile.write(file, tensors, WeightFormat.FP32, changed);
                refusedState(out);
            }
        }
        WeightFile.write(file, tensors, WeightFormat.FP32, Map.of());
        refusedState(out);
        for (String name : List.of("w", "weights/a", "low/a", "first/unknown", "/")) {
            var changed = new TreeMap<>(tensors);
            changed.put(name, FloatTensor.scalar(1));
            WeightFile.write(file, changed, WeightFormat.FP32, metadata);
            refusedState(out);
        }
        var wrong = new TreeMap<>(tensors);
        wrong.put("second/tokens.weight", FloatTensor.scalar(1));
        WeightFile.write(file, wrong, WeightFormat.FP32, metadata);
        refusedState(out);
        WeightFile.write(file, tensors, WeightFormat.FP32, metadata);
        assertThat(TrainingState.read(out).step()).isEqualTo(1);

        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        refusedState(out);
        bytes[bytes.length - 100] ^= 4;
        Files.write(file, bytes);
        refusedState(out);
    }

    private static void refusedState(Path out) {
        assertThatThrownBy(() -> TrainingState.read(out))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(TrainingState.FILE)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).endsWith("."));
    }
}
