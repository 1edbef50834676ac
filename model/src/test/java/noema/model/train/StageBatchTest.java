package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import noema.model.concept.ModelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the stages learn from: decided by seed and step alone, and true to the stories.
class StageBatchTest {

    private static final ModelConfig CONFIG = TinyModel.config();
    private static final TokenStories DATA = TinyModel.data();

    private static @Nullable Latents latents;

    private static AutoencoderStage autoencoder(long seed) {
        return new AutoencoderStage(DATA, CONFIG, 16, seed, 1e-3);
    }

    private static synchronized Latents latents() {
        if (latents == null) {
            latents = Latents.encode(DATA, TinyModel.untrained().module(), CONFIG);
        }
        return latents;
    }

    private static List<Stage> stages(long seed) {
        return List.of(
                autoencoder(seed),
                new ReasonerStage(DATA, latents(), CONFIG, 4, 4, seed, 1e-3),
                new AdaptationStage(DATA, latents(), StrangeWords.none(), CONFIG, 4, seed, 1e-3));
    }

    private static LongTensor longs(Stage.Batch batch, int argument) {
        return (LongTensor) batch.arguments().get(argument);
    }

    private static float[] floats(Stage.Batch batch, int argument) {
        return ((FloatTensor) batch.arguments().get(argument)).values();
    }

    @Property(tries = 20)
    void aBatchIsAFunctionOfSeedAndStep(
            @ForAll @LongRange(min = 0, max = 500) long step,
            @ForAll @LongRange(min = 0, max = 500) long before,
            @ForAll long seed) {
        for (int i = 0; i < 3; i++) {
            Stage used = stages(seed).get(i);
            used.batch(before, 0.5);
            List<HostArray> fresh = stages(seed).get(i).batch(step, 0.5).arguments();

            assertThat(used.batch(step, 0.5).arguments()).isEqualTo(fresh);
            assertThat(used.batch(step + 1, 0.5).arguments()).isNotEqualTo(fresh);
        }
    }

    @Property(tries = 20)
    void neighbouringSeedsStepsAndStagesShareNoNoise(
            @ForAll @LongRange(min = -50, max = 50) long seed,
            @ForAll @LongRange(min = 0, max = 500) long step) {
        var drawn = new ArrayList<Float>();
        for (long s = seed; s < seed + 3; s++) {
            List<Stage> stages = stages(s);
            for (long t = step; t < step + 2; t++) {
                drawn.addAll(list(floats(stages.get(0).batch(t, 0.5), 3)));
                drawn.addAll(list(floats(stages.get(1).batch(t, 0.5), 4)));
                drawn.addAll(list(floats(stages.get(2).batch(t, 0.5), 2)));
                drawn.addAll(list(floats(stages.get(2).batch(t, 0.5), 8)));
            }
        }

        // Numbers of 24 bits meet by chance, but a stream that is another's neighbour repeats
        // nearly all of them.
        assertThat(drawn.stream().distinct().count()).isGreaterThan(drawn.size() * 99L / 100);
    }

    private static List<Float> list(float[] values) {
        var list = new ArrayList<Float>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    @Property(tries = 50)
    void onlyRealTokensAreMaskedAndEachSentenceHasOne(
            @ForAll @LongRange(min = 0, max = 10_000) long step,
            @ForAll @DoubleRange(min = 0, max = 1) double progress,
            @ForAll long seed) {
        Stage.Batch batch = autoencoder(seed).batch(step, progress);
        LongTensor ids = longs(batch, 0);
        long[] seen = longs(batch, 1).values();
        long[] canvas = longs(batch, 2).values();
        int columns = (int) ids.shape()[1];
        long tokens = 0;
        for (int row = 0; row < ids.shape()[0]; row++) {
            int masked = 0;
            for (int k = 0; k < columns; k++) {
                int at = row * columns + k;
                long id = ids.values()[at];
                assertThat(id).isNotEqualTo(1);
                assertThat(canvas[at]).isIn(id, id == 0 ? 0L : 1L);
                assertThat(seen[at]).isIn(id, id == 0 ? 0L : 1L);
                masked += canvas[at] == 1 ? 1 : 0;
                tokens += id == 0 ? 0 : 1;
            }
            assertThat(masked).isPositive();
        }
        assertThat(batch.tokens()).isEqualTo(tokens);
        assertThat(batch.flops()).isPositive();
    }

    @Property(tries = 50)
    void sentencesBeforeAreTheOnesBefore(
            @ForAll @LongRange(min = 0, max = 10_000) long step, @ForAll long seed) {
        Stage.Batch batch = autoencoder(seed).batch(step, 0.7);
        LongTensor ids = longs(batch, 0);
        long[] before = longs(batch, 6).values();
        float[] keep = floats(batch, 7);
        for (int at = 0; at < before.length; at++) {
            int row = at / CONFIG.before();
            int earlier = 1 + at % CONFIG.before();
            assertThat(before[at]).isBetween(0L, ids.shape()[0] - 1);
            if (keep[at] > 0) {
                assertThat(precedes(sentence(ids, (int) before[at]), sentence(ids, row), earlier))
                        .isTrue();
            }
        }
    }

    @Property(tries = 50)
    void theAdaptedRendererSeesWordsThatStoodBefore(
            @ForAll @LongRange(min = 0, max = 10_000) long step, @ForAll long seed) {
        Stage.Batch batch = stages(seed).get(2).batch(step, 0.5);
        LongTensor ids = longs(batch, 13);
        LongTensor words = longs(batch, 17);
        int wide = (int) words.shape()[2];
        assertThat(wide).isLessThanOrEqualTo(CONFIG.words());
        for (int row = 0; row < words.shape()[0]; row++) {
            int first = row * 3 * wide;
            int[] said = sentence(ids, row);
            for (int k = 0; k < wide; k++) {
                int id = (int) words.values()[first + k];
                int place = (int) words.values()[first + wide + k];
                int age = (int) words.values()[first + 2 * wide + k];
                assertThat(id == 0 || stoodBefore(said, id, place, age + 1)).isTrue();
            }
        }
    }

    private static boolean stoodBefore(int[] said, int id, int place, int by) {
        for (int[][] story : DATA.stories()) {
            for (int i = by; i < story.length; i++) {
                int[] before = story[i - by];
                if (Arrays.equals(story[i], said) && place < before.length && before[place] == id) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int[] sentence(LongTensor ids, int row) {
        int columns = (int) ids.shape()[1];
        return Arrays.stream(ids.values(), row * columns, (row + 1) * columns)
                .filter(id -> id != 0)
                .mapToInt(id -> (int) id)
                .toArray();
    }

    private static boolean precedes(int[] first, int[] second, int by) {
        for (int[][] story : DATA.stories()) {
            for (int i = by; i < story.length; i++) {
                if (Arrays.equals(story[i - by], first) && Arrays.equals(story[i], second)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Property(tries = 50)
    void slotsAreDroppedFromTheEndAndAllOfThemAtPureNoise(
            @ForAll @LongRange(min = 0, max = 10_000) long step,
            @ForAll @DoubleRange(min = 0, max = 1) double progress) {
        Stage.Batch batch = autoencoder(1).batch(step, progress);
        float[] level = floats(batch, 4);
        float[] keep = floats(batch, 5);
        for (int row = 0; row < level.length; row++) {
            assertThat(level[row]).isBetween(0f, 1f);
            float[] slots =
                    Arrays.copyOfRange(keep, row * CONFIG.slots(), (row + 1) * CONFIG.slots());
            for (int s = 1; s < slots.length; s++) {
                assertThat(slots[s]).isLessThanOrEqualTo(slots[s - 1]);
            }
            assertThat(slots[0]).isEqualTo(level[row] < 1 ? 1f : 0f);
        }
    }

    @Property(tries = 20)
    void anEncoderThatGoesOnIsShownItsOwnConceptsOfWhatItReads(
            @ForAll @LongRange(min = 0, max = 10_000) long step) {
        var stage = new AutoencoderStage(DATA, latents(), StrangeWords.none(), CONFIG, 16, 1, 1e-3);
        Stage.Batch batch = stage.batch(step, 0.1);
        LongTensor ids = longs(batch, 0);
        float[] known = floats(batch, 1);
        int size = CONFIG.conceptSize();
        for (int row = 0; row < ids.shape()[0]; row++) {
            float[] concept =
                    TinyModel.untrained()
                            .model()
                            .encodeTokens(List.of(sentence(ids, row)))
                            .getFirst()
                            .values();
            for (int k = 0; k < size; k++) {
                assertThat(known[row * size + k]).isCloseTo(concept[k], within(2e-3f));
            }
        }
    }

    @Property(tries = 20)
    void strangeWordsAreHeldToNothingAndEverythingElseIs(
            @ForAll @LongRange(min = 0, max = 10_000) long step) {
        var strange = StrangeWords.of(TinyModel.tokenizer());
        var stage = new AutoencoderStage(DATA, latents(), strange, CONFIG, 16, 1, 1e-3);
        var plain = new AutoencoderStage(DATA, latents(), StrangeWords.none(), CONFIG, 16, 1, 1e-3);
        Stage.Batch batch = stage.batch(step, 0.1);
        LongTensor ids = longs(batch, 0);
        float[] held = floats(batch, 2);
        float[] level = floats(batch, 5);
        Set<String> known =
                DATA.stories().stream()
                        .flatMap(Arrays::stream)
                        .map(Arrays::toString)
                        .collect(Collectors.toSet());
        for (int row = 0; row < held.length; row++) {
            boolean isKnown = known.contains(Arrays.toString(sentence(ids, row)));
            assertThat(held[row] == 1 || level[row] < 0.3).isTrue();
            assertThat(isKnown || held[row] == 0).isTrue();
        }
        assertThat(longs(plain.batch(step, 0.1), 0).shape()).isEqualTo(ids.shape());
    }

    @Test
    void anEpochShowsEverySentenceOnce() {
        AutoencoderStage stage = autoencoder(5);
        Map<String, Integer> shown = new TreeMap<>();
        for (int step = 0; step < 8; step++) {
            LongTensor ids = longs(stage.batch(step, 0.5), 0);
            for (int row = 0; row < ids.shape()[0]; row++) {
                shown.merge(Arrays.toString(sentence(ids, row)), 1, Integer::sum);
            }
        }

        // 16 runs of four sentences, four of them in a step: eight steps are two epochs.
        assertThat(shown).hasSize(64);
        assertThat(shown.values()).containsOnly(2);
    }

    @Property(tries = 50)
    void theReasonerSeesOnlyWhatCameBefore(
            @ForAll @LongRange(min = 0, max = 10_000) long step,
            @ForAll @IntRange(max = 100) int seed) {
        Stage.Batch batch = stages(seed).get(1).batch(step, 0.5);
        FloatTensor visible = (FloatTensor) batch.arguments().get(10);
        long[] position = longs(batch, 8).values();
        float[] real = floats(batch, 9);
        float[] level = floats(batch, 5);
        float[] next = floats(batch, 7);
        int length = (int) visible.shape()[2];
        boolean some = false;
        for (int q = 0; q < position.length; q++) {
            assertThat(position[q]).isBetween(0L, CONFIG.maxSentences() - 1L);
            assertThat(level[q]).isBetween(0f, 1f);
            boolean plain = q % (3 * length) < 2 * length;
            assertThat(next[q] < level[q]).isEqualTo(!plain && real[q] > 0);
            for (int t = 0; t < length; t++) {
                boolean seen = visible.values()[q * length + t] > 0;
                assertThat(seen && (t >= position[q] || real[q] == 0)).isFalse();
                some |= seen;
            }
        }
        assertThat(some).isTrue();
    }

    @Test
    void targetsAreTheStoriesThemselves() {
        Stage.Batch batch = stages(1).get(1).batch(3, 0.5);
        FloatTensor story = (FloatTensor) batch.arguments().get(0);
        FloatTensor target = (FloatTensor) batch.arguments().get(3);
        int size = CONFIG.conceptSize();
        int rows = (int) story.shape()[0];
        int length = (int) story.shape()[1];
        int targets = (int) target.shape()[1];
        float[] real = floats(batch, 9);
        for (int b = 0; b < rows; b++) {
            for (int q = 0; q < targets; q++) {
                if (real[b * targets + q] > 0) {
                    int from = (b * length + q % length) * size;
                    int at = (b * targets + q) * size;
                    assertThat(Arrays.copyOfRange(target.values(), at, at + size))
                            .isEqualTo(Arrays.copyOfRange(story.values(), from, from + size));
                }
            }
        }
        assertThat(targets).isEqualTo(3 * length);
    }

    @Test
    void theLastSentenceOfAStoryAndNoOtherEndsIt() {
        Stage.Batch batch = stages(1).get(1).batch(0, 0.5);
        float[] ends = floats(batch, 11);
        float[] known = floats(batch, 12);
        for (int i = 0; i < ends.length; i++) {
            assertThat(known[i]).isEqualTo(1);
            assertThat(ends[i]).isEqualTo(i % 4 == 3 ? 1 : 0);
        }
    }

    @Test
    void storiesLongerThanTheReasonersViewGiveStretchesOfIt() {
        int[][] longStory = new int[30][];
        Arrays.setAll(longStory, i -> new int[] {300 + i});
        int[][] shortStory = {{400}, {401}};
        var data = new TokenStories(List.of(longStory, shortStory, shortStory.clone()));
        var windows = new StoryWindows(data.lengths(), 3, 8, 1);
        var firsts = new TreeSet<Integer>();
        for (int step = 0; step < 200; step++) {
            for (StoryWindows.Window window : windows.at(step, new SplittableRandom(step))) {
                assertThat(window.length()).isEqualTo(window.story() == 0 ? 8 : 2);
                assertThat(window.first()).isBetween(0, window.story() == 0 ? 22 : 0);
                firsts.add(window.first());
            }
        }
        assertThat(firsts).hasSizeGreaterThan(15);
    }
}
