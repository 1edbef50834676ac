package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeRuntimeTest {

    @TempDir Path folder;

    /// What the child process runs: tries twice, since the second failure of a class is another one than the first.
    static final class Loader {
        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    NativeRuntime.start();
                    System.out.println("loaded");
                } catch (NoemaException e) {
                    System.out.println("NoemaException: " + e.getMessage());
                }
            }
        }
    }

    @Test
    void aLibraryThatCannotBeUnpackedIsOneSentenceEveryTime() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));
        List<String> lines = start(noFolder);

        assertThat(lines).hasSize(2);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line)
                                .startsWith("NoemaException: The PyTorch library")
                                .endsWith("."));
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedAndTheCpuTaken() {
        try {
            assertThat(NativeRuntime.devices()).startsWith("cpu").doesNotHaveDuplicates();
            assertThat(NativeRuntime.useDevice("cuda:99")).isFalse();
            assertThat(NativeRuntime.deviceName()).isEqualTo("cpu");
            for (String name : NativeRuntime.devices()) {
                assertThat(NativeRuntime.useDevice(name)).isTrue();
                assertThat(NativeRuntime.deviceName()).isEqualTo(name);
            }
        } finally {
            assertThat(NativeRuntime.useDevice(NativeRuntime.AUTO)).isTrue();
        }
    }

    private List<String> start(Path cache) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loader.class.getName());
        builder.environment().put("DJL_CACHE_DIR", cache.toString());
        builder.environment().remove("PYTORCH_LIBRARY_PATH");
        builder.redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        assertThat(builder.start().waitFor()).isZero();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}
