package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.render.TextRenderer;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;
import noema.model.tensor.TorchModule;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;

/// What fills up a batch never matters: not for concepts, not for words, not for the next thought.
class PaddingTest {

    private static final float CLOSE = 1e-4f;
    private static final ModelConfig CONFIG = TinyModel.config();

    private final TorchModule module = TinyModel.trained().module();
    private final ConceptModel model = TinyModel.trained().model();
    private final List<int[]> sentences = TinyModel.sentences();

    @Test
    void conceptsAreTheSameAloneAndInABatch() {
        List<Concept> together = model.encodeTokens(sentences);

        assertThat(sentences.stream().mapToInt(ids -> ids.length).distinct().count())
                .as("different lengths")
                .isGreaterThan(5);
        for (int i = 0; i < sentences.size(); i++) {
            Concept alone = model.encodeTokens(List.of(sentences.get(i))).getFirst();
            close(together.get(i).values(), alone.values());
        }
    }

    @Test
    void moreEmptyColumnsChangeNothing() {
        int[] ids = sentences.getFirst();
        float[] tight = concept(ids, ids.length);
        float[] wide = concept(ids, CONFIG.maxTokens());

        close(wide, tight);
    }

    private float[] concept(int[] ids, int columns) {
        return module.infer("concepts", LongTensor.of(row(ids, columns), 1, columns))
                .getFirst()
                .values();
    }

    private static long[] row(int[] ids, int columns) {
        var row = new long[columns];
        for (int i = 0; i < ids.length; i++) {
            row[i] = ids[i];
        }
        return row;
    }

    @Test
    void logitsAreTheSameAloneAndInABatch() {
        List<int[]> mixed =
                sentences.stream().sorted(Comparator.comparingInt(ids -> -ids.length)).toList();
        int longest = mixed.getFirst().length;
        int[][] chosen = {mixed.getFirst(), mixed.get(20), mixed.get(50), mixed.getLast()};
        float[] all = hidden(List.of(chosen), longest);
        int start = 0;
        for (int[] ids : chosen) {
            float[] alone = hidden(List.of(ids), ids.length);
            close(Arrays.copyOfRange(all, start, start + alone.length), alone);
            start += alone.length;
        }
        assertThat(all).hasSize(start);
        assertThat(mixed.getLast().length).isLessThan(longest);
    }

    /// Hidden states of all real tokens of canvases with every other token masked, each with its own concept.
    private float[] hidden(List<int[]> rows, int columns) {
        int size = rows.size();
        var ids = new ArrayList<Long>();
        var real = new ArrayList<Long>();
        for (int[] sentence : rows) {
            for (int k = 0; k < columns; k++) {
                if (k < sentence.length) {
                    real.add((long) ids.size());
                }
                ids.add(k >= sentence.length ? 0L : k % 2 == 0 ? 1L : sentence[k]);
            }
        }
        var concepts = new float[size * CONFIG.conceptSize()];
        for (int i = 0; i < size; i++) {
            System.arraycopy(
                    model.encodeTokens(List.of(rows.get(i))).getFirst().values(),
                    0,
                    concepts,
                    i * CONFIG.conceptSize(),
                    CONFIG.conceptSize());
        }
        module.infer(
                "hear",
                FloatTensor.of(concepts, size, CONFIG.slots(), CONFIG.slotSize()),
                FloatTensor.of(new float[size], size),
                FloatTensor.of(
                        new float[CONFIG.before() * concepts.length],
                        size,
                        CONFIG.before(),
                        CONFIG.slots(),
                        CONFIG.slotSize()),
                FloatTensor.of(new float[size * CONFIG.before()], size, CONFIG.before()),
                LongTensor.of(new long[0], size, 3, 0));
        return module.infer(
                        "heard_hidden",
                        LongTensor.of(ids.stream().mapToLong(id -> id).toArray(), size, columns),
                        LongTensor.of(real.stream().mapToLong(at -> at).toArray(), real.size()),
                        all(size))
                .getFirst()
                .values();
    }

    @Test
    void aSentenceBeforeThatIsNotSeenDoesNotMatter() {
        Concept thought = model.encodeTokens(sentences.subList(0, 1)).getFirst();
        var noise =
                FloatTensor.of(
                        Randomness.gaussians(
                                Randomness.stream(1, 2), CONFIG.before() * CONFIG.conceptSize()),
                        1,
                        CONFIG.before(),
                        CONFIG.slots(),
                        CONFIG.slotSize());
        var nothing =
                FloatTensor.of(
                        new float[CONFIG.before() * CONFIG.conceptSize()],
                        1,
                        CONFIG.before(),
                        CONFIG.slots(),
                        CONFIG.slotSize());

        float[] one = unseen(thought, noise, 0);
        float[] other = unseen(thought, nothing, 0);
        float[] seen = unseen(thought, noise, 1);

        assertThat(one).containsExactly(other);
        assertThat(seen).isNotEqualTo(one);
    }

    private float[] unseen(Concept thought, FloatTensor previous, float keep) {
        var kept = new float[CONFIG.before()];
        Arrays.fill(kept, keep);
        module.infer(
                "hear",
                FloatTensor.of(thought.values(), 1, CONFIG.slots(), CONFIG.slotSize()),
                FloatTensor.of(new float[1], 1),
                previous,
                FloatTensor.of(kept, 1, CONFIG.before()),
                LongTensor.of(new long[0], 1, 3, 0));
        return module.infer(
                        "heard_hidden",
                        LongTensor.of(new long[] {1, 1, 1, 1}, 1, 4),
                        all(4),
                        all(1))
                .getFirst()
                .values();
    }

    private static LongTensor all(int many) {
        return LongTensor.of(LongStream.range(0, many).toArray(), many);
    }

    @Test
    void lengthsAreTheSameAloneAndInABatch() {
        List<TextRenderer.Thought> thoughts =
                model.encodeTokens(sentences).stream()
                        .map(c -> new TextRenderer.Thought(c, 0.3, List.of()))
                        .toList();
        List<float[]> together = model.renderer().lengths(thoughts);

        for (int i = 0; i < thoughts.size(); i += 7) {
            close(together.get(i), model.renderer().lengths(List.of(thoughts.get(i))).getFirst());
        }
    }

    private static void close(float[] found, float[] wanted) {
        assertThat(found).usingComparatorWithPrecision(CLOSE).containsExactly(wanted);
    }
}
