package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.app.files.DesktopSettings.Bounds;
import noema.model.tensor.NoemaException;
import noema.ui.map.AxisLayout;
import noema.ui.map.Bookmark;
import noema.ui.map.Colouring;
import noema.ui.map.MapLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final DesktopSettings CHANGED =
            new DesktopSettings(
                    "DARK",
                    16.5,
                    "/models/é",
                    "cuda:1",
                    "bf16",
                    new Bounds(-10, 20.5, 1000, 700, true),
                    Map.of("main", 0.3, "left", 0.1 + 0.2),
                    true,
                    false,
                    List.of(
                            new Bookmark(
                                    "Cats \"🐈\"",
                                    MapLevel.PARAGRAPHS,
                                    "PCA",
                                    null,
                                    Colouring.CLUSTER,
                                    true,
                                    -1.5,
                                    1e-9,
                                    8),
                            new Bookmark(
                                    "mood",
                                    MapLevel.SENTENCES,
                                    "Axis",
                                    new AxisLayout.Ends("The cat was sad.", "Le café était bon."),
                                    Colouring.NONE,
                                    false,
                                    0,
                                    2,
                                    3)));

    @TempDir Path folder;
    private Path file;
    private Settings settings;

    @BeforeEach
    void place() {
        file = folder.resolve("noema/settings.json");
        settings = new Settings(file);
    }

    private Settings.Found given(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return settings.read();
    }

    private Path aside() {
        return file.resolveSibling("settings.json.damaged");
    }

    @Test
    void aFirstStartHasTheUsualSettingsAndWritesNothing() {
        assertThat(settings.read().settings()).isEqualTo(DesktopSettings.DEFAULT);
        assertThat(settings.read().problem()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everythingComesBack() {
        settings.write(CHANGED);
        assertThat(settings.read().settings()).isEqualTo(CHANGED);
        settings.write(DesktopSettings.DEFAULT);
        assertThat(settings.read().settings()).isEqualTo(DesktopSettings.DEFAULT);
        assertThat(folder.resolve("noema").toFile().list()).containsExactly("settings.json");
    }

    @Test
    void whatIsMissingIsUsualAndWhatIsUnknownIsIgnored() throws IOException {
        Settings.Found found =
                given("{\"theme\":\"DARK\",\"sound\":{\"loud\":true},\"model\":null}");
        assertThat(found.problem()).isEmpty();
        assertThat(found.settings().theme()).isEqualTo("DARK");
        assertThat(found.settings().model()).isEmpty();
        assertThat(found.settings().live()).isTrue();
        assertThat(file).exists();
    }

    @Test
    void viewsThatEarlierVersionsKeptAreStillThere() throws IOException {
        Settings.Found found =
                given(
                        "{\"bookmarks\":[{\"name\":\"a\",\"layout\":\"PCA\",\"colouring\":\"NONE\",\"density\":true,\"x\":1,\"y\":2,\"span\":3}]}");
        assertThat(found.problem()).isEmpty();
        assertThat(found.settings().bookmarks())
                .containsExactly(
                        new Bookmark(
                                "a",
                                MapLevel.SENTENCES,
                                "PCA",
                                null,
                                Colouring.NONE,
                                true,
                                1,
                                2,
                                3));
    }

    @Test
    void whatIsOutOfRangeBecomesTheNearest() throws IOException {
        DesktopSettings read =
                given("{\"theme\":7,\"fontSize\":900,\"device\":\"tpu\",\"precision\":\"\"}")
                        .settings();
        assertThat(read.theme()).isEqualTo("SYSTEM");
        assertThat(read.fontSize()).isEqualTo(32);
        assertThat(read.device()).isEqualTo("auto");
        assertThat(read.precision()).isEqualTo("auto");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"theme\":\"DARK\"",
                "{\"fontSize\":\"large\"}",
                "{\"bookmarks\":[null]}",
                "{\"bookmarks\":[{\"name\":\"a\"}]}",
                "{\"dividers\":{\"a\":null}}",
                "{\"window\":[1,2]}",
                "{\"live\":true,\"live\":false}"
            })
    void aDamagedFileIsKeptAside(String text) throws IOException {
        Settings.Found found = given(text);
        assertThat(found.settings()).isEqualTo(DesktopSettings.DEFAULT);
        assertThat(found.problem())
                .contains(
                        "The settings were damaged and are kept aside as %s; Noema goes on with the usual settings."
                                .formatted(aside()));
        assertThat(aside()).hasContent(text);
        assertThat(file).doesNotExist();
        assertThat(settings.read().problem()).isEmpty();
    }

    @Property(tries = 100)
    void nothingInTheFileKeepsTheProgramFromStarting(
            @ForAll @IntRange(min = 0, max = 10_000) int place, @ForAll byte value)
            throws IOException {
        Path own = Files.createTempDirectory("settings");
        var damaged = new Settings(own.resolve("settings.json"));
        damaged.write(CHANGED);
        byte[] bytes = Files.readAllBytes(own.resolve("settings.json"));
        bytes[place % bytes.length] = value;
        Files.write(own.resolve("settings.json"), bytes);
        Settings.Found found = damaged.read();
        assertThat(found.problem().isEmpty() || found.settings().equals(DesktopSettings.DEFAULT))
                .isTrue();
        assertThat(own.toFile().list()).hasSize(1);
        damaged.write(CHANGED);
        assertThat(damaged.read().settings()).isEqualTo(CHANGED);
        Files.delete(own.resolve("settings.json"));
        Files.deleteIfExists(own.resolve("settings.json.damaged"));
        Files.delete(own);
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        assertThat(given(" ".repeat(2 << 20) + "{}").problem()).isPresent();
        assertThat(aside()).exists();
    }

    @Test
    void aFolderInTheWayIsTold() throws IOException {
        Files.createDirectories(file);
        assertThat(settings.read().settings()).isEqualTo(DesktopSettings.DEFAULT);
        assertThat(settings.read().problem().orElseThrow()).contains("cannot be read");
        assertThatThrownBy(() -> settings.write(CHANGED)).isInstanceOf(NoemaException.class);
        assertThat(file).isDirectory();
    }

    @Test
    void aFileWhereTheFolderShouldBeIsTold() throws IOException {
        Files.writeString(file.getParent(), "mine");
        assertThatThrownBy(() -> settings.write(CHANGED))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("The folder of the settings")
                .hasMessageContaining("cannot be made");
        assertThat(settings.read().settings()).isEqualTo(DesktopSettings.DEFAULT);
        assertThat(file.getParent()).hasContent("mine");
    }
}
