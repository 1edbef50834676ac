package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.generate.LevelModel;
import noema.model.tensor.NoemaException;
import noema.model.train.TinyLevels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Maps of paragraphs.
class GroupAtlasTest {

    private final LevelModel level = TinyLevels.paragraphModel();

    @TempDir Path folder;

    @AfterEach
    void close() {
        level.close();
    }

    private AtlasBuilder builder(int paragraphs, long seed) {
        return new AtlasBuilder(level, paragraphs, seed, (part, done) -> {}, () -> false);
    }

    @Test
    void aLevelsOwnStoriesMakeAMap() {
        Atlas atlas = builder(24, 5).fromStories(List.of("The cat sat.", "")).orElseThrow();
        assertThat(atlas.model()).isEqualTo(level.hash());
        assertThat(atlas.size()).isEqualTo(24);
        assertThat(atlas.entries()).extracting(Atlas.Entry::text).doesNotHaveDuplicates();
        assertThat(atlas.entries()).extracting(Atlas.Entry::position).contains(0, 1);
        for (Atlas.Entry entry : atlas.entries()) {
            assertThat(entry.text()).isNotBlank();
            assertThat(entry.concept()).hasSize(level.config().conceptSize());
            assertThat(entry.tokens()).isPositive();
            assertThat(entry.confidence()).isBetween(0f, 1f);
        }
        Atlas same = builder(24, 5).fromStories(List.of("The cat sat.", "")).orElseThrow();
        assertThat(same.entries()).usingRecursiveComparison().isEqualTo(atlas.entries());
        assertThat(builder(24, 6).fromStories(List.of()).orElseThrow().entries())
                .extracting(Atlas.Entry::text)
                .isNotEqualTo(atlas.entries().stream().map(Atlas.Entry::text).toList());
    }

    @Test
    void theParagraphsOfACorpusMakeAMapCutAsForTraining() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            char letter = (char) ('a' + i);
            text.append("The cat saw dog %s. It sat.\n".formatted(letter));
            text.append("The dog ran. The dog saw %s. The cat sat.\n".formatted(letter));
            text.append("<|endoftext|>\n");
        }
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), text);
        Atlas atlas = builder(20, 1).fromCorpus(corpus).orElseThrow();
        assertThat(atlas.size()).isEqualTo(20);
        Atlas.Entry first = atlas.entries().getFirst();
        assertThat(first.text()).isEqualTo("The cat saw dog a. It sat.");
        assertThat(first.confidence()).isEqualTo(1);
        // Three sentences are more than a paragraph of this level may have.
        assertThat(atlas.entries().subList(1, 4))
                .extracting(Atlas.Entry::text)
                .containsExactly(
                        "The dog ran.",
                        "The dog saw a. The cat sat.",
                        "The cat saw dog b. It sat.");
        assertThat(atlas.entries().subList(0, 4))
                .extracting(Atlas.Entry::position)
                .containsExactly(0, 1, 2, 0);
        assertThat(first.tokens())
                .isEqualTo(
                        level.base().tokenizer().count("The cat saw dog a.")
                                + level.base().tokenizer().count("It sat."));
        Concept alone =
                level.encode(level.base().encode(List.of("The cat saw dog a.", "It sat.")))
                        .getFirst();
        assertThat(alone.cosine(new Concept(first.concept()))).isCloseTo(1, within(1e-4));
    }

    @Test
    void tooLittleIsToldInItsOwnWords() throws IOException {
        Path corpus = Files.writeString(folder.resolve("short.txt"), "The cat sat. It ran.");
        assertThatThrownBy(() -> builder(20, 1).fromCorpus(corpus))
                .isInstanceOf(NoemaException.class)
                .hasMessage(
                        "The corpus holds only 1 different paragraphs; a map needs at least 10.");
        assertThatThrownBy(() -> builder(9, 1))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("number of paragraphs must be between 10 and 100000, not 9");
    }

    @Test
    void itIsStoppedInTheMiddleOfAStory() {
        var asked = new int[1];
        var builder = new AtlasBuilder(level, 1000, 1, (part, done) -> {}, () -> ++asked[0] > 30);
        assertThat(builder.fromStories(List.of())).isEmpty();
        assertThat(asked[0]).isLessThan(90);
    }

    @Test
    void aLevelOnAnotherHasNoSentencesOfItsOwn() {
        try (LevelModel chapter = TinyLevels.chapterModel(level)) {
            assertThatThrownBy(
                            () -> new AtlasBuilder(chapter, 20, 1, (part, done) -> {}, () -> false))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
