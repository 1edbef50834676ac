package noema.model.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptNetwork;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.Randomness;
import noema.model.tensor.TorchModule;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;

/// The reasoner never looks ahead, neither in a story it reads nor in one it learns from.
class CausalityTest {

    private static final float CLOSE = 1e-4f;
    private static final ModelConfig CONFIG = TinyModel.config();
    private static final int LONGEST = CONFIG.maxSentences();

    private final TorchModule module = TinyModel.trained().module();

    /// Concepts like those of a story: standard normal.
    private static float[] story(long seed, int sentences) {
        return Randomness.gaussians(Randomness.stream(seed, 1), sentences * CONFIG.conceptSize());
    }

    private float[] stops(float[] story, int sentences) {
        float[] prefix = Arrays.copyOf(story, sentences * CONFIG.conceptSize());
        return module.infer(
                        "begin_thought",
                        FloatTensor.of(prefix, 1, sentences, CONFIG.slots(), CONFIG.slotSize()))
                .getFirst()
                .values();
    }

    private float[] denoised(float[] noisy, int sentences, int visible) {
        var seen = new float[sentences];
        Arrays.fill(seen, 0, visible, 1);
        return module.infer(
                        "denoise_step",
                        FloatTensor.of(noisy, 1, 1, CONFIG.slots(), CONFIG.slotSize()),
                        FloatTensor.of(noisy, 1, 1, CONFIG.slots(), CONFIG.slotSize()),
                        FloatTensor.of(new float[] {0.6f}, 1, 1),
                        LongTensor.of(new long[] {visible}, 1, 1),
                        FloatTensor.of(seen, 1, 1, sentences))
                .getFirst()
                .values();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void whatFollowsDoesNotChangeWhereAStoryMayEnd(
            @ForAll @IntRange(min = 1, max = 7) int length, @ForAll long seed) {
        float[] story = story(seed, LONGEST);
        float[] whole = stops(story, LONGEST);
        float[] prefix = stops(story, length);

        assertThat(Arrays.copyOf(whole, length))
                .usingComparatorWithPrecision(CLOSE)
                .containsExactly(prefix);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void whatFollowsDoesNotChangeTheNextThought(
            @ForAll @IntRange(min = 0, max = 7) int length, @ForAll long seed) {
        float[] story = story(seed, LONGEST);
        float[] noisy = story(seed + 1, 1);
        stops(story, LONGEST);
        float[] inWhole = denoised(noisy, LONGEST, length);
        float[] other = story(seed + 2, LONGEST);
        System.arraycopy(story, 0, other, 0, length * CONFIG.conceptSize());
        stops(other, LONGEST);
        float[] inOther = denoised(noisy, LONGEST, length);

        assertThat(inOther).usingComparatorWithPrecision(CLOSE).containsExactly(inWhole);
        if (length > 0) {
            stops(story, length);
            assertThat(denoised(noisy, length, length))
                    .usingComparatorWithPrecision(CLOSE)
                    .containsExactly(inWhole);
        }
    }

    @Test
    void whatCameBeforeDoesChangeIt() {
        float[] noisy = story(1, 1);
        stops(story(2, 3), 3);
        float[] one = denoised(noisy, 3, 3);
        stops(story(3, 3), 3);

        assertThat(denoised(noisy, 3, 3)).isNotEqualTo(one);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void onlyTheNewestSentencesOfALongStoryCount(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        ConceptReasoner reasoner = TinyModel.trained().model().reasoner();
        List<Concept> story = random.longs(30).mapToObj(s -> new Concept(story(s, 1))).toList();
        List<Concept> otherBeginning =
                Stream.concat(
                                random.longs(22).mapToObj(s -> new Concept(story(s, 1))),
                                story.subList(22, 30).stream())
                        .toList();

        assertThat(reasoner.read(otherBeginning)).isEqualTo(reasoner.read(story));
    }

    @Test
    void onlyPlacesThatTrainingReachesAreUsed() {
        var weights = new LinkedHashMap<>(TinyModel.trained().weights());
        FloatTensor places = Objects.requireNonNull(weights.get("reason.positions"));
        float[] values = places.values().clone();
        Arrays.fill(values, LONGEST * CONFIG.width(), values.length, Float.NaN);
        weights.put("reason.positions", FloatTensor.of(values, places.shape()));
        try (TorchModule damaged = ConceptNetwork.load(CONFIG, weights, Precision.FP32)) {
            var reasoner = new ConceptReasoner(damaged, CONFIG);
            for (int length : new int[] {0, 1, LONGEST - 1, LONGEST, LONGEST + 1, 40}) {
                double stop = reasoner.read(Collections.nCopies(length, new Concept(story(1, 1))));
                List<Concept> next =
                        reasoner.denoise(
                                List.of(new Concept(story(1, 1))),
                                List.of(new Concept(story(2, 1))),
                                1,
                                new boolean[] {true});
                assertThat(stop).as("stop after %d", length).isBetween(0.0, 1.0);
                assertThat(next.getFirst().values())
                        .as("next after %d", length)
                        .doesNotContain(Float.NaN);
            }
        }
    }

    @Test
    void anEmptyStoryIsNotOverAndHasANextThought() {
        ConceptReasoner reasoner = TinyModel.trained().model().reasoner();

        assertThat(reasoner.read(List.of())).isZero();
        List<Concept> next =
                reasoner.denoise(
                        List.of(new Concept(story(1, 1))),
                        List.of(new Concept(story(2, 1))),
                        1,
                        new boolean[] {true});
        assertThat(next.getFirst().values()).doesNotContain(Float.NaN);
    }
}
