package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    @TempDir Path home;
    private Path folder;
    private RunStore store;

    @BeforeEach
    void open() {
        folder = home.resolve("deep/runs");
        store = new RunStore(folder, 3);
    }

    private RunStore.Run save(int minutes) {
        return store.save(Session.of(Runs.trace(1), Runs.WHEN.plus(Duration.ofMinutes(minutes))));
    }

    @Test
    void aHistoryThatWasNeverWrittenIsEmpty() {
        assertThat(store.list()).isEqualTo(new RunStore.Contents(List.of(), List.of()));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theNewestComesFirstAndReadsBack() {
        RunStore.Run old = save(0);
        RunStore.Run newest = save(2);
        RunStore.Run middle = save(1);
        assertThat(store.list().runs()).containsExactly(newest, middle, old);
        assertThat(newest.summary().story()).isEqualTo(Runs.trace(1).text());
        assertThat(newest.file().getFileName().toString())
                .startsWith("20260301-120200-123-")
                .endsWith(".noema");
        assertThat(SessionFile.read(old.file()))
                .usingRecursiveComparison()
                .isEqualTo(Session.of(Runs.trace(1), Runs.WHEN));
    }

    @Test
    void runsOfTheSameMomentAreAllKept() {
        assertThat(save(0).file()).isNotEqualTo(save(0).file());
        assertThat(store.list().runs()).hasSize(2);
    }

    @Test
    void onlyTheOldestThatAreNotPinnedAreDropped() {
        RunStore.Run pinned = store.pin(save(0), true);
        RunStore.Run dropped = save(1);
        RunStore.Run kept = save(2);
        save(3);
        assertThat(store.list().runs()).hasSize(4);
        save(4);
        assertThat(store.list().runs()).hasSize(4).contains(pinned, kept).doesNotContain(dropped);
        store.pin(pinned, false);
        save(5);
        assertThat(store.list().runs()).hasSize(3).noneMatch(RunStore.Run::pinned);
    }

    @Test
    void theRunJustSavedIsNeverDroppedHoweverOldItIs() {
        save(1);
        save(2);
        save(3);
        RunStore.Run old = save(0);
        assertThat(store.list().runs()).hasSize(3).contains(old);
    }

    @Test
    void damagedAndForeignFilesAreSkippedToldAndKept() throws IOException {
        RunStore.Run good = save(0);
        RunStore.Run cut = save(1);
        byte[] bytes = Files.readAllBytes(cut.file());
        Files.write(cut.file(), Arrays.copyOf(bytes, bytes.length / 2));
        Path foreign = Files.writeString(folder.resolve("0.noema"), "my own text");
        Path other = Files.writeString(folder.resolve("notes.txt"), "my own notes");
        Path unfinished = Files.writeString(folder.resolve(".x.noema"), "a temporary file");
        RunStore.Contents contents = store.list();
        assertThat(contents.runs()).containsExactly(good);
        assertThat(contents.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains(foreign.toString()))
                .anyMatch(problem -> problem.contains(cut.file().toString()));
        for (int i = 2; i < 9; i++) {
            save(i);
        }
        assertThat(store.list().runs()).hasSize(3);
        assertThat(cut.file()).exists();
        assertThat(foreign).hasContent("my own text");
        assertThat(other).hasContent("my own notes");
        assertThat(unfinished).exists();
    }

    @Test
    void aRunIsDeletedWithItsPin() throws IOException {
        RunStore.Run run = store.pin(save(0), true);
        assertThat(store.list().runs()).containsExactly(run);
        store.delete(run);
        store.delete(run);
        assertThat(folder).isEmptyDirectory();
        assertThat(store.pin(save(1), true)).isEqualTo(store.list().runs().getFirst());
    }

    @Test
    void aFileWhereTheFolderShouldBeIsToldAndKept() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "mine");
        assertThatThrownBy(() -> save(0))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(
                        "The history cannot be kept because " + folder + " is a file");
        assertThatThrownBy(() -> store.list())
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("cannot be read");
        assertThat(folder).hasContent("mine");

        store = new RunStore(folder.resolve("below"), 3);
        assertThatThrownBy(() -> save(0))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void aPinThatCannotBeNotedIsTold() throws IOException {
        RunStore.Run run = save(0);
        Files.delete(run.file());
        Files.delete(folder);
        assertThatThrownBy(() -> store.pin(run, true))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("so the run is not pinned");
    }

    @Test
    void anAbsurdNumberToKeepIsRefused() {
        assertThatThrownBy(() -> new RunStore(folder, 0)).isInstanceOf(NoemaException.class);
    }
}
