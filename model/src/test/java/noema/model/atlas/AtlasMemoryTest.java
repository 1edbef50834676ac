package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSettings;
import noema.model.reason.Memory;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.Precision;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stories whose thoughts are reminded of the sentences of a map.
class AtlasMemoryTest {

    private static final List<String> KNOWN =
            TinyModel.sentences().stream().map(TinyModel::text).distinct().limit(40).toList();

    private final ConceptModel model =
            ConceptModel.of(
                    TinyModel.config(),
                    TinyModel.tokenizer(),
                    TinyModel.trained().weights(),
                    "tiny",
                    Precision.FP32);
    private final List<String> troubles = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void close() {
        model.close();
    }

    private void writeMap() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), String.join("\n", KNOWN));
        AtlasFile.write(
                folder.resolve("map"),
                new AtlasBuilder(model, KNOWN.size(), 1, (part, done) -> {}, () -> false)
                        .fromCorpus(corpus)
                        .orElseThrow());
    }

    private Trace tell(double memory, List<Edit> edits) {
        var concepts = new ConceptSettings(3, 1, 0.7, 1, 0, 0.2, 3, 2, memory);
        var tokens = new TokenSettings(3, 0, 0, TokenOrder.CONFIDENCE, 1, 0);
        var recipe = new Recipe(KNOWN.getFirst(), 4, 3, true, concepts, tokens, edits);
        return model.generate(recipe, event -> {}, () -> false);
    }

    private static List<TraceEvent.ThoughtRecalled> recalled(Trace trace) {
        return trace.events(TraceEvent.ThoughtRecalled.class).toList();
    }

    @Test
    void everyThoughtIsReminded() throws IOException {
        writeMap();
        AtlasMemory.give(model, folder, troubles::add);
        Trace trace = tell(1, List.of());

        assertThat(recalled(trace)).hasSameSizeAs(trace.sentences()).isNotEmpty();
        assertThat(recalled(trace)).extracting(TraceEvent.ThoughtRecalled::text).isSubsetOf(KNOWN);
        List<TraceEvent.ThoughtSettled> thoughts =
                trace.events(TraceEvent.ThoughtSettled.class).toList();
        for (int i = 0; i < thoughts.size(); i++) {
            Concept meant = model.encode(List.of(recalled(trace).get(i).text())).getFirst();
            assertThat(new Concept(thoughts.get(i).estimate()).cosine(meant)).isGreaterThan(0.999);
            assertThat(trace.events().indexOf(recalled(trace).get(i)))
                    .isLessThan(trace.events().indexOf(thoughts.get(i)));
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void withoutAShareNothingIsRememberedNorRead() {
        AtlasMemory.give(model, folder, troubles::add);
        assertThat(recalled(tell(0, List.of()))).isEmpty();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aThoughtOfAPersonIsNotDrawnAnywhere() throws IOException {
        writeMap();
        AtlasMemory.give(model, folder, troubles::add);
        float[] given = model.encode(List.of(KNOWN.get(7))).getFirst().values();
        Trace trace = tell(1, List.of(new Edit.Thought(0, given)));
        assertThat(recalled(trace))
                .extracting(TraceEvent.ThoughtRecalled::sentence)
                .doesNotContain(0);
    }

    @Test
    void whyNothingIsRememberedIsToldOnceAndTheStoryIsTheSameAsWithoutMemory() {
        AtlasMemory.give(model, folder, troubles::add);
        List<String> story = tell(1, List.of()).sentences();
        assertThat(tell(1, List.of()).sentences()).isEqualTo(story);
        assertThat(tell(0, List.of()).sentences()).isEqualTo(story);
        assertThat(troubles)
                .singleElement()
                .asString()
                .startsWith("There is no map in " + folder.resolve("map"));
    }

    @Test
    void aDamagedMapIsToldOfAndDoesNoHarm() throws IOException {
        writeMap();
        Files.write(folder.resolve("map").resolve(AtlasFile.NUMBERS), new byte[] {1, 2, 3});
        AtlasMemory.give(model, folder, troubles::add);
        assertThat(tell(1, List.of()).sentences()).isEqualTo(tell(0, List.of()).sentences());
        assertThat(troubles).hasSize(1);
    }

    @Test
    void theNearestSentencesOfAMapComeFirst() throws IOException {
        writeMap();
        Memory memory =
                AtlasMemory.of(
                        AtlasFile.read(
                                folder.resolve("map"), model.hash(), model.config().conceptSize()));
        List<Memory.Recollection> near =
                memory.nearest(model.encode(List.of(KNOWN.get(3))).getFirst(), 5);
        assertThat(near).hasSize(5);
        assertThat(near.getFirst().text()).isEqualTo(KNOWN.get(3));
        assertThat(near.getFirst().cosine()).isGreaterThan(0.999);
        assertThat(near)
                .extracting(Memory.Recollection::cosine)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }
}
