package noema.model.tensor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    /// Written by the reference implementation, safetensors 0.8.0 for Python.
    private static final String REFERENCE =
            """
            EAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJ3aG8iOiJyZWZlcmVuY2UifSwiaWRzIjp7ImR0eXBlIjoiSTY0Iiwic2hhcGUiOlsyXSwi
            ZGF0YV9vZmZzZXRzIjpbMCwxNl19LCJhLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwyXSwiZGF0YV9vZmZzZXRzIjpb
            MTYsMzJdfSwiaCI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzMyLDM2XX0sImIuYmlhcyI6eyJkdHlw
            ZSI6Ikk4Iiwic2hhcGUiOlszXSwiZGF0YV9vZmZzZXRzIjpbMzYsMzldfX0gIAAAAAAAAQAA//////////8AAMA/AAAQwAAAAADmsWF/
            ADj/+/0Hfw==
            """;

    private static final Map<String, HostTensor> TENSORS =
            Map.of(
                    "z.weight", HostTensor.ofFloats(new float[] {1, -2, 3, 4, 5, 6}, 2, 3),
                    "a.bytes", HostTensor.ofBytes(new byte[] {1, -128, 127}, 3),
                    "m.half", HostTensor.ofHalf(new float[] {.5f}, 1),
                    "名前 \"quoted\"", HostTensor.ofFloats(new float[] {7}),
                    "empty", HostTensor.ofFloats(new float[0], 4, 0));

    @TempDir Path folder;

    @Test
    void whatWasWrittenIsRead() {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, TENSORS, Map.of("who", "me", "what", "line\nbreak, ü"));

        assertThat(Safetensors.read(file)).isEqualTo(TENSORS);
        assertThat(Safetensors.read(file).sequencedKeySet())
                .containsExactly("a.bytes", "empty", "m.half", "z.weight", "名前 \"quoted\"");
        assertThat(Safetensors.metadata(file))
                .containsEntry("who", "me")
                .containsEntry("what", "line\nbreak, ü")
                .containsOnlyKeys("who", "what", Safetensors.SHA256);
    }

    @Test
    void aFileOfTheReferenceImplementationIsRead() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("reference.safetensors"),
                        Base64.getMimeDecoder().decode(REFERENCE));
        Map<String, HostTensor> tensors = Safetensors.read(file);

        assertThat(tensors).containsOnlyKeys("a.weight", "b.bias", "h", "ids");
        assertThat(requireNonNull(tensors.get("a.weight")).toFloats())
                .containsExactly(1.5f, -2.25f, 0, 3e38f);
        assertThat(requireNonNull(tensors.get("a.weight")).shape()).containsExactly(2, 2);
        assertThat(requireNonNull(tensors.get("b.bias")).toFloats()).containsExactly(-3, 7, 127);
        assertThat(requireNonNull(tensors.get("h")).toFloats()).containsExactly(.5f, -65504);
        assertThat(requireNonNull(tensors.get("ids")).data().asLongBuffer().get(0))
                .isEqualTo(1L << 40);
        assertThat(Safetensors.metadata(file)).isEqualTo(Map.of("who", "reference"));
    }

    @Test
    void theBytesDependOnNeitherTheOrderOfMapsNorOlderChecksums() throws IOException {
        Map<String, HostTensor> reversed = new LinkedHashMap<>();
        TENSORS.keySet().stream()
                .sorted((a, b) -> b.compareTo(a))
                .forEach(name -> reversed.put(name, TENSORS.get(name)));
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Safetensors.write(first, TENSORS, Map.of("a", "1", "b", "2"));
        Safetensors.write(second, reversed, Map.of("b", "2", "a", "1", Safetensors.SHA256, "old"));

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void everyTensorIsAligned() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, TENSORS, Map.of());
        byte[] bytes = Files.readAllBytes(file);
        int header = RawSafetensors.headerLength(bytes);
        long begin =
                new String(bytes, 8, header, StandardCharsets.UTF_8)
                        .transform(json ->
                                Long.parseLong(
                                        json.replaceAll(
                                                "(?s).*\"z.weight\".*?data_offsets\":\\[(\\d+).*",
                                                "$1")));

        assertThat(header % 8).isZero();
        assertThat(begin % 4).isZero();
        assertThat(
                        ByteBuffer.wrap(bytes, 8 + header + (int) begin, 4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getFloat())
                .isEqualTo(1);
    }

    @Test
    void anOlderFileIsReplacedAndNothingElseIsLeft() {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, TENSORS, Map.of());
        Safetensors.write(file, Map.of(), Map.of());

        assertThat(Safetensors.read(file)).isEmpty();
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void theReservedNameIsRefused() {
        Map<String, HostTensor> tensors =
                Map.of("__metadata__", HostTensor.ofFloats(new float[1], 1));

        assertThatThrownBy(() -> Safetensors.write(folder.resolve("a"), tensors, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileInsideAnotherIsTheSame() throws IOException {
        Map<String, HostTensor> tensors = Map.of("a", HostTensor.ofFloats(new float[] {-0.0f}, 1));
        Path alone = folder.resolve("alone");
        Safetensors.write(alone, tensors, Map.of("k", "v"));
        var inside = new ByteArrayOutputStream();
        Safetensors.write(inside, tensors, Map.of("k", "v"));
        assertThat(inside.toByteArray()).isEqualTo(Files.readAllBytes(alone));
        byte[] more = Arrays.copyOf(inside.toByteArray(), inside.size() + 9);
        var in = new ByteArrayInputStream(more);
        assertThat(Safetensors.read(alone, in, inside.size())).isEqualTo(tensors);
        assertThat(in.available()).isEqualTo(9);
    }
}
