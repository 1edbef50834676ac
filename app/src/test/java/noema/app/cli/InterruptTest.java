package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Signals need a process of their own.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class InterruptTest {

    @TempDir Path folder;

    private Process start(String... more) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Dai.djl.offline=true", "-Duser.home=" + folder));
        String cache = Path.of(System.getProperty("user.home"), ".djl.ai").toString();
        command.add("-DDJL_CACHE_DIR=" + System.getProperty("DJL_CACHE_DIR", cache));
        command.addAll(List.of("-cp", classPath(), "noema.app.Main"));
        command.addAll(List.of("generate", "Tom had a red ball.", "--model", TinyModel.path()));
        // Mostly the model holds the story to be over before anybody can interrupt it; like this it
        // goes on for many seconds.
        command.addAll(
                List.of(
                        "--sentences",
                        "200",
                        "--concept-steps",
                        "100",
                        "--seed",
                        "5",
                        "--best-of",
                        "1",
                        "--breath",
                        "1",
                        "--memory",
                        "0",
                        "--handover",
                        "0.7",
                        "--initial-noise",
                        "0.8",
                        "--token-steps",
                        "4",
                        "--temperature",
                        "1.2"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void ctrlCKeepsWhatIsFinished() throws IOException, InterruptedException {
        assumeThat(ignored(2)).as("Ctrl-C is ignored where these tests run").isFalse();
        Path file = folder.resolve("run.json.gz");
        Process process = start("--trace", file.toString());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            assertThat(first).isNotNull();
            signal(process, "INT");
            List<String> rest = out.lines().toList();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            Trace trace = TraceFile.read(file);
            assertThat(trace.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
            assertThat(trace.sentences()).hasSize(1 + rest.size()).hasSizeLessThan(200);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aPoliteKillStillPrintsWholeJson() throws IOException, InterruptedException {
        assumeThat(ignored(15)).as("kill is ignored where these tests run").isFalse();
        Process process = start("--json");
        try {
            // The model is loaded once the engine's library is mapped; any moment is a good one,
            // early ones too.
            boolean loaded = false;
            Path maps = Path.of("/proc/" + process.pid() + "/maps");
            while (Files.exists(maps) && !loaded && process.isAlive()) {
                loaded = Files.readString(maps).contains("libtorch_cpu");
                Thread.onSpinWait();
            }
            signal(process, "TERM");
            JsonNode json = new ObjectMapper().readTree(process.getInputStream());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(json.get("end").asText()).isEqualTo("cancelled");
        } finally {
            process.destroyForcibly();
        }
    }

    /// Whether this process, and with it every child, ignores a signal, as those started with `nohup` do.
    private static boolean ignored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        long mask =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .mapToLong(hex -> Long.parseUnsignedLong(hex, 16))
                        .findFirst()
                        .orElse(0);
        return (mask >> (signal - 1) & 1) == 1;
    }
}
