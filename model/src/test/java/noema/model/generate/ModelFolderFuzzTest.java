package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A damaged folder is refused with one sentence, or is read as the very model that was written.
class ModelFolderFuzzTest {

    private static final int TRIES = 150;
    private static final List<String> NAMES =
            List.of(ModelFolder.CONFIG, ModelFolder.TOKENIZER, ModelFolder.WEIGHTS);
    private static final String[] TOKENS = {
        "-1",
        "0",
        "1",
        "1e9",
        "99999999999999999999",
        "null",
        "true",
        "{}",
        "[]",
        "\"\"",
        "\"",
        ",",
        ":",
        "{",
        "}",
        "[",
        "\\",
        "\\ud800",
        "\u0000",
        "\"kind\"",
        "\"width\" : 1"
    };

    @TempDir Path folder;

    private final Random random = new Random(7);
    private ModelFolder.Contents whole;

    @BeforeEach
    void write() {
        ModelFolder.write(
                folder,
                TinyModel.config(),
                TinyModel.tokenizer(),
                TinyModel.initialWeights(TinyModel.config(), 1),
                WeightFormat.INT8);
        whole = ModelFolder.read(folder);
    }

    @Test
    void flippedBitsAndWrongLengths() throws IOException {
        damage(this::damagedBytes);
    }

    @Test
    void strayText() throws IOException {
        damage(this::strayText);
    }

    private interface Damage {
        byte[] apply(byte[] valid);
    }

    private void damage(Damage damage) throws IOException {
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            Path file = folder.resolve(NAMES.get(i % NAMES.size()));
            byte[] valid = Files.readAllBytes(file);
            Files.write(file, damage.apply(valid));
            refused += refusedOrWhole() ? 1 : 0;
            Files.write(file, valid);
        }
        assertThat(refused).isGreaterThan(TRIES * 3 / 4);
        assertThat(ModelFolder.read(folder).hash()).isEqualTo(whole.hash());
    }

    private boolean refusedOrWhole() {
        try {
            ModelFolder.Contents contents = ModelFolder.read(folder);
            assertThat(contents.config()).isEqualTo(whole.config());
            assertThat(contents.weights()).isEqualTo(whole.weights());
            assertThat(contents.tokenizer().vocabulary()).isEqualTo(whole.tokenizer().vocabulary());
            return false;
        } catch (NoemaException e) {
            Sentences.check(e.getMessage());
            return true;
        }
    }

    private byte[] damagedBytes(byte[] valid) {
        byte[] bytes = valid.clone();
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                default ->
                        Arrays.fill(
                                bytes, at, Math.min(bytes.length, at + 8), (byte) random.nextInt());
            }
        }
        boolean cut = random.nextInt(3) == 0;
        return cut ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 50)) : bytes;
    }

    private byte[] strayText(byte[] valid) {
        var text = new StringBuilder(new String(valid, StandardCharsets.ISO_8859_1));
        int reach = Math.min(text.length(), 4000);
        for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
            int at = random.nextInt(reach);
            String token = TOKENS[random.nextInt(TOKENS.length)];
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, token);
                case 1 -> text.replace(at, Math.min(text.length(), at + token.length()), token);
                default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Sizes that pass every check on their own but are not those of the weights.
    @Test
    void anotherConfiguration() throws IOException {
        Path file = folder.resolve(ModelFolder.CONFIG);
        String valid = Files.readString(file);
        for (int i = 0; i < TRIES; i++) {
            List<String> lines = valid.lines().toList();
            String line = lines.get(2 + random.nextInt(lines.size() - 3));
            String name = line.substring(0, line.indexOf(':') + 1);
            int value = 1 + random.nextInt(random.nextBoolean() ? 8 : 2000);
            String end = line.endsWith(",") ? "," : "";
            Files.writeString(file, valid.replace(line, name + " " + value + end));
            try {
                ModelConfig config = ModelFolder.read(folder).config();
                // Heads, the schedule and how many words are seen are in no weight's shape.
                assertThat(config.withVocabulary(TinyModel.config().vocabulary()))
                        .isEqualTo(config);
                assertThat(
                                line.contains("heads")
                                        || line.contains("words")
                                        || line.contains("noiseShift")
                                        || valid.equals(Files.readString(file)))
                        .as(line + " -> " + value)
                        .isTrue();
            } catch (NoemaException e) {
                Sentences.check(e.getMessage());
            }
        }
    }

    /// Numbers that are finite but absurd make a model that talks nonsense, not one that crashes.
    @Test
    void absurdWeights() {
        for (int i = 0; i < 12; i++) {
            var weights = new LinkedHashMap<>(TinyModel.initialWeights(TinyModel.config(), i));
            float scale = (float) Math.pow(10, random.nextInt(5, 38));
            weights.replaceAll((name, tensor) -> {
                if (name.equals("concept.scale") || random.nextInt(6) > 0) {
                    return tensor;
                }
                float[] values = tensor.values().clone();
                for (int k = 0; k < values.length; k++) {
                    values[k] *= scale;
                }
                return FloatTensor.of(values, tensor.shape());
            });
            try (ConceptModel model =
                    ConceptModel.of(
                            TinyModel.config(),
                            TinyModel.tokenizer(),
                            weights,
                            "absurd",
                            Precision.FP32)) {
                Trace trace =
                        model.generate(
                                new Recipe(
                                        "The cat sat.",
                                        2,
                                        i,
                                        i % 2 == 0,
                                        ConceptSettings.DEFAULT,
                                        TokenSettings.DEFAULT),
                                event -> {},
                                () -> false);
                trace.events(TraceEvent.SentenceSettled.class)
                        .forEach(s -> assertThat(s.ids()).doesNotContain(0, 1, 2, 3));
                List<Concept> concepts = model.encode(List.of("The cat sat."));
                assertThat(concepts).hasSize(1);
            }
        }
    }
}
