package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasBuilderTest {

    private static final List<String> PROMPTS = List.of("The cat sat.", "", "Tom had a ball.");

    private final ConceptModel model = talkative();

    @TempDir Path folder;

    /// A model that has learned nothing and never holds a story to be over.
    private static ConceptModel talkative() {
        TinyModel.oneThread();
        Map<String, FloatTensor> weights =
                new LinkedHashMap<>(TinyModel.initialWeights(TinyModel.config(), 1));
        weights.put("reason.stop.bias", FloatTensor.of(new float[] {-9}, 1));
        return ConceptModel.of(
                TinyModel.config(), TinyModel.tokenizer(), weights, "talkative", Precision.FP32);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Atlas told(int sentences, long seed) {
        return new AtlasBuilder(model, sentences, seed, (part, done) -> {}, () -> false)
                .fromStories(PROMPTS)
                .orElseThrow();
    }

    private void fits(Atlas atlas) {
        assertThat(atlas.model()).isEqualTo(model.hash());
        assertThat(atlas.entries()).extracting(Atlas.Entry::text).doesNotHaveDuplicates();
        for (Atlas.Entry entry : atlas.entries()) {
            assertThat(entry.text()).isNotBlank().isEqualTo(entry.text().strip());
            assertThat(entry.concept()).hasSize(TinyModel.config().conceptSize());
            assertThat(entry.tokens()).isBetween(1, TinyModel.config().maxTokens());
            assertThat(entry.confidence()).isBetween(0f, 1f);
            assertThat(entry.honesty()).isBetween(0f, 1f);
            assertThat(entry.cluster()).isBetween(0, atlas.labels().size() - 1);
        }
    }

    @Test
    void aModelsOwnStoriesMakeAMap() {
        Atlas atlas = told(150, 5);
        fits(atlas);
        assertThat(atlas.size()).isEqualTo(150);
        assertThat(atlas.entries()).extracting(Atlas.Entry::position).contains(0, 1);
        assertThat(atlas.entries()).extracting(Atlas.Entry::story).contains(0, 1, 2);
    }

    @Test
    void theSameSeedGivesTheSameMapAndAnotherAnother() {
        Atlas one = told(30, 5);
        Atlas same = told(30, 5);
        assertThat(same.entries()).usingRecursiveComparison().isEqualTo(one.entries());
        assertThat(same.labels()).isEqualTo(one.labels());
        assertThat(told(30, 6).entries().getFirst().text())
                .isNotEqualTo(one.entries().getFirst().text());
    }

    @Test
    void aCorpusMakesAMapOfItsFirstSentences() throws IOException {
        var text = new StringBuilder("The cat sat.\n<|endoftext|>\n");
        for (int i = 0; i < 9; i++) {
            text.append("The cat saw dog ").append("abcdefghi".charAt(i)).append(".\n");
            text.append("The cat sat.\n");
        }
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), text + "<|endoftext|>\n");
        Atlas atlas =
                new AtlasBuilder(model, 20, 1, (part, done) -> {}, () -> false)
                        .fromCorpus(corpus)
                        .orElseThrow();
        fits(atlas);
        assertThat(atlas.size()).isEqualTo(10);
        Atlas.Entry second = atlas.entries().get(1);
        assertThat(second.text()).isEqualTo("The cat saw dog a.");
        assertThat(second.story()).isEqualTo(1);
        assertThat(second.position()).isZero();
        assertThat(second.confidence()).isEqualTo(1);
        Concept whole = model.encode(List.of(second.text())).getFirst();
        assertThat(whole.cosine(new Concept(second.concept()))).isGreaterThan(0.9999);
        assertThat(Neighbours.of(atlas).nearest(whole.values(), 1).getFirst().entry()).isEqualTo(1);
    }

    @Test
    void aRetoldCorpusMakesAMapOfOtherSentencesThanItsOwn() throws IOException {
        List<String> own = TinyModel.sentences().stream().map(TinyModel::text).toList();
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), String.join("\n", own));
        ConceptModel learned = TinyModel.trained().model();
        Atlas atlas =
                new AtlasBuilder(learned, 60, 1, (part, done) -> {}, () -> false)
                        .fromRetelling(corpus)
                        .orElseThrow();
        assertThat(atlas.entries()).extracting(Atlas.Entry::text).doesNotHaveDuplicates();
        for (Atlas.Entry entry : atlas.entries()) {
            assertThat(own.contains(entry.text()) && entry.text().split(" ").length > 6).isFalse();
            assertThat(entry.confidence()).isGreaterThanOrEqualTo(0.85f);
            Concept whole = learned.encode(List.of(entry.text())).getFirst();
            assertThat(whole.cosine(new Concept(entry.concept()))).isGreaterThan(0.99);
        }
    }

    @Test
    void tooLittleTextIsTold() throws IOException {
        Path corpus = Files.writeString(folder.resolve("short.txt"), "The cat sat. It ran.");
        var builder = new AtlasBuilder(model, 20, 1, (part, done) -> {}, () -> false);
        assertThatThrownBy(() -> builder.fromCorpus(corpus))
                .isInstanceOf(NoemaException.class)
                .hasMessage(
                        "The corpus holds only 2 different sentences; a map needs at least 10.");
        assertThatThrownBy(() -> builder.fromCorpus(folder.resolve("none")))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("There is no file or folder");
        assertThatThrownBy(() -> new AtlasBuilder(model, 9, 1, (part, done) -> {}, () -> false))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("between 10 and 100000, not 9");
    }

    @Test
    void progressRunsFromNothingToAll() {
        var heard = new ArrayList<Double>();
        new AtlasBuilder(model, 60, 1, (part, done) -> heard.add(done), () -> false)
                .fromStories(List.of());
        assertThat(heard).isSorted().allMatch(done -> done > 0 && done <= 1);
        assertThat(heard.getLast()).isEqualTo(1);
    }

    @Test
    void itCanBeStoppedAtAnyMoment() {
        var asked = new int[1];
        new AtlasBuilder(
                        model,
                        40,
                        1,
                        (part, done) -> {},
                        () -> {
                            asked[0]++;
                            return false;
                        })
                .fromStories(PROMPTS);
        int all = asked[0];
        for (int stop = 0; stop < all; stop += 1 + all / 6) {
            var times = new int[1];
            int after = stop;
            var builder =
                    new AtlasBuilder(model, 40, 1, (part, done) -> {}, () -> ++times[0] > after);
            assertThat(builder.fromStories(PROMPTS)).isEmpty();
            assertThat(times[0]).isLessThan(after + 60);
        }
    }
}
