package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.NativeMemory;
import noema.model.tensor.Precision;
import noema.model.trace.Recipe;
import noema.model.train.TinyModel;
import noema.model.train.TinyTraining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The memory of a process stays what it is, however long it generates or trains.
class MemoryTest {

    private static final long MOST_BYTES = 3 << 20;

    @TempDir Path folder;

    /// What is done again and again in a process of its own, whose Java heap is in memory as a whole from the start, so
    /// that what grows is native.
    static final class Rounds {
        private static int number;

        public static void main(String[] args) {
            TinyModel.oneThread();
            measure("generate", 300, Rounds::generate);
            measure("encode", 100, Rounds::encode);
            measure("load", 40, Rounds::load);
            measure("autoencoder", 300, TinyTraining.of("autoencoder"));
            measure("reasoner", 150, TinyTraining.of("reasoner"));
        }

        /// Prints the resident bytes after a third of the rounds and after all of them.
        private static void measure(String name, int rounds, Runnable round) {
            long before = 0;
            for (int i = 0; i < rounds; i++) {
                if (i == rounds / 3) {
                    before = resident();
                }
                round.run();
            }
            System.out.println(name + " " + before + " " + resident());
        }

        private static long resident() {
            System.gc();
            return NativeMemory.residentBytes();
        }

        private static void generate() {
            number++;
            var recipe =
                    new Recipe(
                            "The cat sat on the mat.",
                            2,
                            number,
                            number % 2 == 0,
                            new ConceptSettings(3, 2, 0.7, 0.8, 0, 0.1, 2),
                            new TokenSettings(2, 1, 0.7, TokenOrder.CONFIDENCE, 0.9, 1));
            Insight insight = number % 3 == 0 ? Insight.EXAMINED : Insight.PLAIN;
            TinyModel.untrained()
                    .model()
                    .generate(recipe, insight, event -> {}, () -> StopSignal.Stop.NONE);
        }

        private static void encode() {
            TinyModel.untrained().model().encodeTokens(TinyModel.sentences());
        }

        private static void load() {
            ConceptModel.of(
                            TinyModel.config(),
                            TinyModel.tokenizer(),
                            TinyModel.untrained().weights(),
                            "loaded",
                            Precision.FP32)
                    .close();
        }
    }

    @Test
    void staysFlat() throws Exception {
        assumeTrue(NativeMemory.residentBytes() > 0, "resident memory cannot be read here");
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms96m",
                                "-Xmx96m",
                                "-XX:+AlwaysPreTouch",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dai.djl.offline=true",
                                "-Dai.djl.pytorch.graph_optimizer=false",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Rounds.class.getName())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        // oneDNN keeps what it compiled for a thousand shapes, which takes some hundred rounds to
        // fill.
        builder.environment().put("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64");
        builder.environment().put("LRU_CACHE_CAPACITY", "64");
        Process process = builder.start();
        assertThat(process.waitFor()).isZero();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);

        assertThat(lines).hasSize(5);
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            long growth = Long.parseLong(parts[2]) - Long.parseLong(parts[1]);
            assertThat(growth).as("%s: bytes more than after a third", line).isLessThan(MOST_BYTES);
        }
    }
}
