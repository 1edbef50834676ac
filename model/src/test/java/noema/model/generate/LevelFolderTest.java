package noema.model.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import noema.model.concept.Concept;
import noema.model.concept.Normaliser;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.WeightFormat;
import noema.model.train.TinyLevels;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A level on disk: it comes back as it was, or not at all.
class LevelFolderTest {

    private final ConceptModel base = TinyModel.untrained().model();
    private final TinyLevels level = TinyLevels.paragraph();

    @TempDir Path folder;

    @BeforeEach
    void write() {
        LevelFolder.write(
                folder, level.config(), base.identity(), level.weights(), WeightFormat.FP32);
    }

    @Test
    void comesBackAsItWas() {
        LevelFolder.Contents contents = LevelFolder.read(folder);
        assertThat(contents.config()).isEqualTo(level.config());
        assertThat(contents.weights()).isEqualTo(new TreeMap<>(level.weights()));
        List<Concept> children = base.encodeTokens(TinyModel.sentences().subList(0, 4));

        try (LevelModel saved = LevelModel.load(folder, base);
                LevelModel original = TinyLevels.paragraphModel()) {
            assertThat(saved.encode(children)).isEqualTo(original.encode(children));
            assertThat(saved.hash()).hasSize(64);
        }
    }

    @Test
    void standsOnOneEncoderOnly() {
        LevelFolder.write(
                folder, level.config(), "0".repeat(64), level.weights(), WeightFormat.FP32);

        assertThatThrownBy(() -> LevelModel.load(folder, base))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("belongs to another model")
                .satisfies(e -> Sentences.check(e.getMessage()));
    }

    @Test
    void aChapterDoesNotStandOnSentences() {
        TinyLevels chapter = TinyLevels.chapter();
        assertThatThrownBy(() ->
                        LevelModel.of(chapter.config(), chapter.weights(), "tiny", base, null))
                .isInstanceOf(NoemaException.class)
                .satisfies(e -> Sentences.check(e.getMessage()));
    }

    @Test
    void foreignFolders() throws IOException {
        refused("nowhere", folder.resolve("nowhere"));
        Path concept = Files.createDirectory(folder.resolve("concept"));
        ModelFolder.write(
                concept,
                TinyModel.config(),
                TinyModel.tokenizer(),
                TinyModel.untrained().weights(),
                WeightFormat.FP16);
        refused("a concept model", concept);
        assertThatThrownBy(() -> ModelFolder.read(folder)).isInstanceOf(NoemaException.class);
    }

    @Test
    void absurdConfigurations() throws IOException {
        Path file = folder.resolve(ModelFolder.CONFIG);
        String good = Files.readString(file);
        for (String[] change :
                new String[][] {
                    {"\"heads\" : 4", "\"heads\" : 5"},
                    {"\"width\" : 64", "\"width\" : 96"},
                    {"\"children\" : 2", "\"children\" : 3"},
                    {"\"children\" : 2", "\"children\" : \"2\""},
                    {"\"children\" : 2,", ""},
                    {"\"height\" : 2", "\"height\" : 1"},
                    {"\"paragraph\"", "\"Para graph\""},
                    {"\"paragraph\"", "null"},
                    {"\"noiseShift\" : 2.0", "\"noiseShift\" : 1e9"},
                    {"\"below\" : \"", "\"below\" : \"x"},
                    {"\"kind\" : \"level\"", "\"kind\" : \"concept\""},
                    {"{", "{ \"kind\" : \"level\","},
                    {"}", "} x"}
                }) {
            String bad = good.replace(change[0], change[1]);
            assertThat(bad).isNotEqualTo(good);
            Files.writeString(file, bad);
            refused(change[1], folder);
        }
    }

    @Test
    void damagedFiles() throws IOException {
        var random = new SplittableRandom(4);
        for (String name : List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS)) {
            Path file = folder.resolve(name);
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < 12; i++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                Throwable e = catchThrowable(() -> LevelModel.load(folder, base).close());
                assertThat(e == null || e instanceof NoemaException).as("%s", e).isTrue();
            }
            Files.write(file, Arrays.copyOf(good, good.length / 2));
            refused("half of " + name, folder);
            Files.delete(file);
            refused("no " + name, folder);
            Files.write(file, good);
        }
    }

    @Test
    void aSpreadOfNothing() {
        var weights = new TreeMap<>(level.weights());
        FloatTensor scale = requireNonNull(weights.get(Normaliser.SCALE));
        weights.put(
                Normaliser.SCALE, FloatTensor.of(new float[scale.values().length], scale.shape()));
        LevelFolder.write(folder, level.config(), base.identity(), weights, WeightFormat.FP32);

        refused("no spread", folder);
    }

    private void refused(String what, Path where) {
        assertThatThrownBy(() -> LevelModel.load(where, base))
                .as(what)
                .isInstanceOf(NoemaException.class)
                .satisfies(e -> Sentences.check(e.getMessage()));
    }
}
