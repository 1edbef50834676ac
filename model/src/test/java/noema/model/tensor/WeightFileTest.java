package noema.model.tensor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFileTest {
    private static final Map<String, FloatTensor> WEIGHTS =
            Map.of(
                    "embedding", gaussian(1, 128, 64),
                    "norm", gaussian(2, 8192),
                    "small", gaussian(3, 8, 8),
                    "huge", tensor(new float[] {1e5f, 1e-30f}, 2),
                    "scalar", tensor(new float[] {.1f}));

    @TempDir Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void floatsComeBackExactly() {
        WeightFile.write(file, WEIGHTS, WeightFormat.FP32, Map.of("who", "me"));

        assertThat(WeightFile.read(file)).isEqualTo(WEIGHTS);
        assertThat(WeightFile.read(file).sequencedKeySet())
                .containsExactly("embedding", "huge", "norm", "scalar", "small");
        assertThat(WeightFile.metadata(file)).containsEntry("who", "me");
    }

    @ParameterizedTest
    @EnumSource
    void writingWhatWasReadGivesTheSameBytes(WeightFormat format) {
        Path again = folder.resolve("again.safetensors");
        WeightFile.write(file, WEIGHTS, format, Map.of("who", "me"));
        WeightFile.write(again, WeightFile.read(file), format, WeightFile.metadata(file));

        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void halvesAreWithinTheirRounding() {
        WeightFile.write(file, WEIGHTS, WeightFormat.FP16, Map.of());
        float[] wanted = requireNonNull(WEIGHTS.get("embedding")).values();
        float[] read = requireNonNull(WeightFile.read(file).get("embedding")).values();

        for (int i = 0; i < wanted.length; i++) {
            assertThat(Math.abs(read[i] - wanted[i]))
                    .isLessThanOrEqualTo(Math.max(Math.abs(wanted[i]) * 0x1p-11f, 0x1p-25f));
        }
    }

    @Test
    void onlyLargeMatricesAreQuantised() {
        WeightFile.write(file, WEIGHTS, WeightFormat.INT8, Map.of());

        assertThat(Safetensors.read(file))
                .containsOnlyKeys(
                        "embedding.q8", "embedding.scale", "norm", "small", "huge", "scalar")
                .hasEntrySatisfying("embedding.q8", q8 -> assertThat(q8).hasToString("I8[128, 64]"))
                .hasEntrySatisfying(
                        "embedding.scale", scale -> assertThat(scale).hasToString("F16[128]"))
                .hasEntrySatisfying("norm", norm -> assertThat(norm).hasToString("F16[8192]"));
        assertThat(WeightFile.read(file)).containsOnlyKeys(WEIGHTS.keySet());
    }

    @Test
    void whatTheFormatCannotHoldStaysInFloats() {
        Map<String, FloatTensor> weights =
                Map.of("wide", tensor(filled(4096, 1e9f), 64, 64), "huge", WEIGHTS.get("huge"));
        WeightFile.write(file, weights, WeightFormat.INT8, Map.of());

        assertThat(WeightFile.read(file)).isEqualTo(weights);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void numbersThatAreNotFiniteAreNeitherWrittenNorRead(float value) {
        Map<String, FloatTensor> weights = Map.of("bad.weight", tensor(new float[] {0, value}, 2));
        for (WeightFormat format : WeightFormat.values()) {
            assertThatThrownBy(() -> WeightFile.write(file, weights, format, Map.of()))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining("\"bad.weight\" holds " + value);
        }
        assertThat(file).doesNotExist();

        Safetensors.write(
                file, Map.of("bad.weight", HostTensor.ofHalf(new float[] {0, value}, 2)), Map.of());
        assertRefused("\"bad.weight\" holds " + value);
    }

    @Test
    void scalesThatAreNotFiniteAreRefused() {
        store(
                Map.of(
                        "w.q8",
                        HostTensor.ofBytes(new byte[4], 2, 2),
                        "w.scale",
                        HostTensor.ofHalf(new float[] {1, Float.NaN}, 2)));

        assertRefused("\"w\" holds NaN");
    }

    @Test
    void aMissingOrWrongScaleIsRefused() {
        HostTensor rows = HostTensor.ofBytes(new byte[4], 2, 2);
        store(Map.of("w.q8", rows));
        assertRefused("scales of weight \"w\" are missing");

        store(Map.of("w.q8", rows, "w.scale", HostTensor.ofHalf(new float[3], 3)));
        assertRefused("its scales are F16[3] instead of F16[2]");

        store(
                Map.of(
                        "w.q8",
                        HostTensor.ofFloats(new float[4], 2, 2),
                        "w.scale",
                        HostTensor.ofHalf(new float[2], 2)));
        assertRefused("instead of an I8 matrix");
    }

    @Test
    void aWeightStoredInTwoWaysIsRefused() {
        store(
                Map.of(
                        "w", HostTensor.ofFloats(new float[4], 2, 2),
                        "w.q8", HostTensor.ofBytes(new byte[4], 2, 2),
                        "w.scale", HostTensor.ofHalf(new float[2], 2)));

        assertRefused("\"w\" twice");
    }

    @Test
    void namesThatWouldCollideAreNotWritten() {
        FloatTensor matrix = gaussian(4, 64, 64);
        Map<String, FloatTensor> scaled = Map.of("w", matrix, "w.scale", gaussian(5, 64));

        assertThatThrownBy(() ->
                        WeightFile.write(file, Map.of("w.q8", matrix), WeightFormat.FP32, Map.of()))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("w.q8");
        assertThatThrownBy(() -> WeightFile.write(file, scaled, WeightFormat.INT8, Map.of()))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("w.scale");
        WeightFile.write(file, scaled, WeightFormat.FP32, Map.of());
        assertThat(WeightFile.read(file)).isEqualTo(scaled);
    }

    @Test
    void partsAreReadAsOne() throws IOException {
        WeightFile.write(file, WEIGHTS, WeightFormat.INT8, Map.of());
        Map<String, FloatTensor> whole = WeightFile.read(file);
        WeightFile.writeParts(file, WEIGHTS, WeightFormat.INT8, Map.of("who", "me"), 20_000);

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
        assertThat(WeightFile.read(file)).isEqualTo(whole);
        assertThat(WeightFile.metadata(file)).containsEntry("who", "me");

        WeightFile.writeParts(file, WEIGHTS, WeightFormat.INT8, Map.of(), 1);
        assertThat(folder.toFile().list()).hasSize(6);
        assertThat(WeightFile.read(file)).isEqualTo(whole);

        Map<String, String> metadata = WeightFile.metadata(file);
        WeightFile.write(file, WEIGHTS, WeightFormat.INT8, metadata);
        assertThat(folder.toFile().list()).containsExactly("model.safetensors");
        assertThat(WeightFile.metadata(file)).containsOnlyKeys(Safetensors.SHA256);
    }

    @Test
    void missingPartsAndPartsOfAnotherModelAreRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("model.safetensors");
        Path first = folder.resolve("model-00001-of-00002.safetensors");
        WeightFile.writeParts(file, WEIGHTS, WeightFormat.INT8, Map.of(), 20_000);
        WeightFile.writeParts(
                other,
                Map.of("a", gaussian(6, 64), "b", gaussian(7, 64)),
                WeightFormat.FP32,
                Map.of(),
                256);

        Files.copy(
                other.resolveSibling(first.getFileName()),
                first,
                StandardCopyOption.REPLACE_EXISTING);
        assertRefused("missing or belong to another model");

        Files.delete(first);
        assertRefused("missing or belong to another model");
    }

    private void store(Map<String, HostTensor> tensors) {
        Safetensors.write(file, tensors, Map.of());
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> WeightFile.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private static FloatTensor tensor(float[] values, long... shape) {
        return new FloatTensor(shape, values);
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return values;
    }

    private static FloatTensor gaussian(long seed, long... shape) {
        Random random = new Random(seed);
        float[] values = new float[(int) HostArray.count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * .02f;
        }
        return new FloatTensor(shape, values);
    }
}
