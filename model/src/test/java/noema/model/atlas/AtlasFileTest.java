package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.HostTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Safetensors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasFileTest {

    private static final int WIDTH = 12;
    private static final Atlas ATLAS = Concepts.atlas(40, WIDTH, 1);

    @TempDir Path folder;
    private Path map = Path.of("");

    @BeforeEach
    void write() {
        map = folder.resolve("new/map");
        AtlasFile.write(map, ATLAS);
    }

    private Atlas read() {
        return AtlasFile.read(map, ATLAS.model(), WIDTH);
    }

    private void refused(String why) {
        assertThatThrownBy(this::read)
                .isInstanceOf(NoemaException.class)
                .hasMessageContainingAll(map.toString(), why)
                .hasMessageEndingWith(".")
                .message()
                .hasLineCount(1);
    }

    @Test
    void whatIsWrittenComesBack() {
        Atlas found = read();
        assertThat(AtlasFile.isIn(map)).isTrue();
        assertThat(AtlasFile.isIn(folder)).isFalse();
        assertThat(found.model()).isEqualTo(ATLAS.model());
        assertThat(found.labels()).isEqualTo(ATLAS.labels());
        assertThat(found.projection().centre()).isEqualTo(ATLAS.projection().centre());
        assertThat(found.projection().axes()).isDeepEqualTo(ATLAS.projection().axes());
        assertThat(found.entries())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("concept")
                .isEqualTo(ATLAS.entries());
        for (int i = 0; i < ATLAS.size(); i++) {
            float[] before = ATLAS.entries().get(i).concept();
            float[] after = found.entries().get(i).concept();
            float largest = 0;
            for (float value : before) {
                largest = Math.max(largest, Math.abs(value));
            }
            for (int d = 0; d < WIDTH; d++) {
                assertThat(after[d] - before[d])
                        .isBetween(-largest / 127 * 0.51f, largest / 127 * 0.51f);
            }
        }
    }

    @Test
    void writingWhatWasReadGivesTheSameFiles() throws IOException {
        Path again = folder.resolve("again");
        AtlasFile.write(again, read());
        for (String name : new String[] {AtlasFile.NUMBERS, AtlasFile.WORDS}) {
            assertThat(Files.readAllBytes(again.resolve(name)))
                    .isEqualTo(Files.readAllBytes(map.resolve(name)));
        }
    }

    @Test
    void theMapOfAnotherModelIsRefused() {
        assertThatThrownBy(() -> AtlasFile.read(map, "other", WIDTH))
                .isInstanceOf(NoemaException.class)
                .hasMessage(
                        "The map in %s is that of another model; build one with noema map."
                                .formatted(map));
        assertThatThrownBy(() -> AtlasFile.read(map, ATLAS.model(), WIDTH + 1))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("its concepts are I8[40, 12]");
    }

    @Test
    void filesOfTwoMapsAreNotMixed() throws IOException {
        Path other = folder.resolve("other");
        AtlasFile.write(
                other,
                new Atlas(
                        ATLAS.model(),
                        Concepts.atlas(40, WIDTH, 2).entries(),
                        ATLAS.projection(),
                        ATLAS.labels()));
        Files.write(
                map.resolve(AtlasFile.NUMBERS),
                Files.readAllBytes(other.resolve(AtlasFile.NUMBERS)));
        refused("do not belong together");
    }

    @Test
    void missingFilesAreToldApart() throws IOException {
        Files.delete(map.resolve(AtlasFile.NUMBERS));
        refused("does not exist");
        Files.delete(map.resolve(AtlasFile.WORDS));
        refused("There is no map in");
    }

    @Test
    void aFileInTheWayIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (Path target : new Path[] {file, file.resolve("below/it")}) {
            assertThatThrownBy(() -> AtlasFile.requireWritable(target))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining("cannot be written to " + target);
            assertThatThrownBy(() -> AtlasFile.write(target, ATLAS))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining("cannot be written to " + target);
        }
        AtlasFile.requireWritable(folder.resolve("to/be/made"));
        assertThat(folder.resolve("to")).doesNotExist();
    }

    private void changeWords(Consumer<ObjectNode> change) throws IOException {
        Path file = map.resolve(AtlasFile.WORDS);
        var json = new ObjectMapper();
        ObjectNode node;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            node = (ObjectNode) json.readTree(in);
        }
        change.accept(node);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            json.writeValue(out, node);
        }
    }

    @Test
    void wordsThatDoNotFitAreRefused() throws IOException {
        changeWords(node -> node.put("version", 2));
        refused("version 2");
        changeWords(node -> node.put("version", 1).withArray("labels").removeAll().add("one"));
        refused("cluster holds");
        changeWords(node -> node.withArray("labels").add("two").add("three"));
        read();
        changeWords(node -> node.withArray("sentences").remove(0));
        refused("I8[40, 12]");
        changeWords(node -> node.withArray("sentences").addNull());
        refused("a sentence is missing");
        changeWords(node -> node.putNull("labels"));
        refused("not a complete map");
        changeWords(node -> node.removeAll().put("format", "something"));
        refused("not a complete map");
    }

    private void changeNumbers(Consumer<Map<String, HostTensor>> change) throws IOException {
        Path file = map.resolve(AtlasFile.NUMBERS);
        Map<String, HostTensor> tensors = new TreeMap<>(Safetensors.read(file));
        change.accept(tensors);
        Safetensors.write(file, tensors, Map.of());
        String checksum = Safetensors.metadata(file).get(Safetensors.SHA256);
        changeWords(node -> node.put("numbers", checksum));
    }

    @Test
    void numbersThatDoNotFitAreRefused() throws IOException {
        changeNumbers(tensors -> tensors.put("honesty", HostTensor.ofFloats(new float[39], 39)));
        refused("honesty is F32[39]");
        changeNumbers(tensors -> tensors.put("honesty", all(2)));
        refused("honesty holds 2.0");
        changeNumbers(tensors -> tensors.put("honesty", all(Float.NaN)));
        refused("honesty holds NaN");
        changeNumbers(tensors -> {
            tensors.put("honesty", all(1));
            tensors.put("story", all(-1));
        });
        refused("story holds -1.0");
        changeNumbers(tensors -> {
            tensors.put("story", all(1));
            tensors.remove("projection.axes");
        });
        refused("projection.axes is missing");
        changeNumbers(tensors -> tensors.put("concepts.scale", all(1)));
        refused("instead of F16[40]");
    }

    private static HostTensor all(float value) {
        var values = new float[40];
        Arrays.fill(values, value);
        return HostTensor.ofFloats(values, 40);
    }

    @Test
    void conceptsThatNoFileCanHoldAreNotSaved() {
        var infinite = new float[WIDTH];
        infinite[3] = Float.POSITIVE_INFINITY;
        Atlas.Entry e = ATLAS.entries().getFirst();
        var entry = new Atlas.Entry(e.text(), infinite, 0, 0, 1, 1, 0, 1);
        var atlas = new Atlas("m", List.of(entry), ATLAS.projection());
        assertThatThrownBy(() -> AtlasFile.write(folder.resolve("infinite"), atlas))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("numbers that no file can");
    }

    private static final Path FUZZED = temporary();

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("noema-map");
            AtlasFile.write(folder, ATLAS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        for (String name : new String[] {AtlasFile.NUMBERS, AtlasFile.WORDS}) {
            folder.resolve(name).toFile().delete();
        }
        folder.toFile().delete();
    }

    @Property(tries = 200)
    void aFlippedBitOrACutIsReadOrRefused(
            @ForAll boolean words,
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll @IntRange(max = 8) int bit)
            throws IOException {
        Path file = FUZZED.resolve(words ? AtlasFile.WORDS : AtlasFile.NUMBERS);
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        int at = place % bad.length;
        if (bit == 8) {
            bad = Arrays.copyOf(bad, at);
        } else {
            bad[at] ^= (byte) (1 << bit);
        }
        try {
            Files.write(file, bad);
            readOrRefuse();
        } finally {
            Files.write(file, good);
        }
    }

    @Property(tries = 100)
    void noiseIsRefused(
            @ForAll long seed, @ForAll @IntRange(max = 300) int length, @ForAll boolean zipped)
            throws IOException {
        var noise = new byte[length];
        new Random(seed).nextBytes(noise);
        Path file = FUZZED.resolve(AtlasFile.WORDS);
        byte[] good = Files.readAllBytes(file);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = zipped ? new GZIPOutputStream(plain) : plain) {
            out.write(noise);
        }
        try {
            assertThatThrownBy(() -> AtlasFile.read(FUZZED, ATLAS.model(), WIDTH))
                    .isInstanceOf(NoemaException.class);
        } finally {
            Files.write(file, good);
        }
    }

    private static void readOrRefuse() {
        try {
            assertThat(AtlasFile.read(FUZZED, ATLAS.model(), WIDTH).size()).isEqualTo(40);
        } catch (NoemaException e) {
            assertThat(e.getMessage()).contains(FUZZED.toString()).hasLineCount(1).endsWith(".");
        }
    }
}
