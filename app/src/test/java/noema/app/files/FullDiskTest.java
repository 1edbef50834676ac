package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import noema.model.trace.Trace;
import noema.ui.run.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/// What happens when the disk takes no more in the middle of a file.
class FullDiskTest {

    private static final Path SHELL = Path.of("/bin/sh");
    // Files of more than 16 blocks of 512 bytes cannot be written.
    private static final String LIMITED = "ulimit -f 16 && exec \"$@\"";

    @TempDir Path folder;

    @Test
    void everythingThereStaysAndEveryWriterSaysSo() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SHELL));
        List<String> names =
                List.of(
                        "run.noema",
                        "map.png",
                        "run.gif",
                        "run.csv",
                        "vectors.tsv",
                        "settings.json");
        for (String name : names) {
            Files.writeString(folder.resolve(name), "old " + name);
        }
        Process process =
                new ProcessBuilder(
                                SHELL.toString(),
                                "-c",
                                LIMITED,
                                "sh",
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:-UsePerfData",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath(),
                                FullDisk.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();

        assertThat(Files.readAllLines(folder.resolve("told")))
                .hasSize(FullDisk.writers(folder).size())
                .allMatch(line -> line.contains("cannot be written (") && line.endsWith("."));
        for (String name : names) {
            assertThat(folder.resolve(name)).hasContent("old " + name);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(names.stream(), Stream.of("told")).toList());
        }
    }

    /// Where the classes of the program and its libraries lie, however this test was started.
    private static String classPath() {
        return Stream.of(
                        FullDisk.class,
                        SessionFile.class,
                        Trace.class,
                        Cursor.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonTypeInfo.class,
                        Logger.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
