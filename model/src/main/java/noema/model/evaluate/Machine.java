package noema.model.evaluate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import noema.model.tensor.NativeRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What figures of speed were measured on.
///
/// @param processor name of its processor
/// @param cores     processors that the JVM sees
/// @param threads   threads that one operation of the network may use
/// @param system    operating system and processor family
/// @param java      version of the JVM
/// @param engine    version of PyTorch
/// @param device    what the model ran on, and its number type, for example `cpu bf16`
@JsonNaming(SnakeCaseStrategy.class)
public record Machine(
        String processor,
        int cores,
        int threads,
        String system,
        String java,
        String engine,
        String device) {
    private static final Logger log = LoggerFactory.getLogger(Machine.class);
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /// This machine.
    ///
    /// @param device what the model runs on
    public static Machine here(String device) {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                NativeRuntime.threads(),
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                "PyTorch " + NativeRuntime.version(),
                device);
    }

    private static String processorName() {
        try {
            if (Files.isReadable(CPU_INFO)) {
                try (Stream<String> lines = Files.lines(CPU_INFO)) {
                    return model(lines).orElse(System.getProperty("os.arch"));
                }
            }
            if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
                return firstLine("sysctl", "-n", "machdep.cpu.brand_string");
            }
        } catch (IOException e) {
            log.debug("The name of the processor is not to be had", e);
        }
        return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))
                .orElse(System.getProperty("os.arch"));
    }

    /// The name in the lines of `/proc/cpuinfo`, which not every kind of processor has.
    static Optional<String> model(Stream<String> lines) {
        return lines.filter(line -> line.matches("(model name|Model|cpu)\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static String firstLine(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(5, TimeUnit.SECONDS);
            return output.lines().findFirst().orElse(System.getProperty("os.arch"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return System.getProperty("os.arch");
        } finally {
            process.destroy();
        }
    }
}
