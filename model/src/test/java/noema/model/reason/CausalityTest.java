package noema.model.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
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
    private static final boolean[] ONE_IN_CONTEXT = {true};

    /// The tower as training runs it, over a whole story at once.
    private static final String WHOLE =
            """
              def ends(self, story: Tensor) -> Tensor:
                return torch.flatten(torch.sigmoid(self.stop_logits(self.context(story))))

              def next(self, story: Tensor, x: Tensor, level: Tensor, position: Tensor, visible: Tensor) -> Tensor:
                keys = self.memory_keys(self.context(story))
                return self.denoise(x, x, level, level, position, keys, self.visible_bias(visible))
            """;

    private static final TorchModule MODULE =
            ConceptNetwork.load(CONFIG, TinyModel.trained().weights(), Precision.FP32, WHOLE);

    @AfterContainer
    static void close() {
        MODULE.close();
    }

    /// Concepts like those of a story: standard normal.
    private static float[] story(long seed, int sentences) {
        return Randomness.gaussians(Randomness.stream(seed, 1), sentences * CONFIG.conceptSize());
    }

    private static FloatTensor tensor(float[] story, int sentences) {
        float[] prefix = Arrays.copyOf(story, sentences * CONFIG.conceptSize());
        return FloatTensor.of(prefix, 1, sentences, CONFIG.slots(), CONFIG.slotSize());
    }

    private static List<Concept> concepts(float[] story, int sentences) {
        int size = CONFIG.conceptSize();
        return IntStream.range(0, sentences)
                .mapToObj(i -> new Concept(Arrays.copyOfRange(story, i * size, (i + 1) * size)))
                .toList();
    }

    private static float[] stops(float[] story, int sentences) {
        return MODULE.infer("ends", tensor(story, sentences)).getFirst().values();
    }

    private static float[] denoised(float[] story, float[] noisy, int sentences, int visible) {
        var seen = new float[sentences];
        Arrays.fill(seen, 0, visible, 1);
        return MODULE.infer(
                        "next",
                        tensor(story, sentences),
                        tensor(noisy, 1),
                        FloatTensor.of(new float[] {0.6f}, 1, 1),
                        LongTensor.of(new long[] {visible}, 1, 1),
                        FloatTensor.of(seen, 1, 1, sentences))
                .getFirst()
                .values();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void readingASentenceAtATimeIsReadingTheWholeStory(
            @ForAll @IntRange(min = 0, max = 7) int first,
            @ForAll @IntRange(min = 0, max = 7) int second,
            @ForAll long seed) {
        ConceptReasoner reasoner = TinyModel.trained().model().reasoner();
        float[] story = story(seed, LONGEST);
        float[] noisy = story(seed + 1, 1);
        for (int length : new int[] {first, second, first}) {
            double stop = reasoner.read(concepts(story, length));
            List<Concept> next =
                    reasoner.expect(concepts(noisy, 1), concepts(noisy, 1), 0.6f, ONE_IN_CONTEXT);

            assertThat(next.getFirst().values())
                    .usingComparatorWithPrecision(CLOSE)
                    .containsExactly(denoised(story, noisy, Math.max(1, length), length));
            if (length > 0) {
                assertThat((float) stop).isCloseTo(stops(story, length)[length - 1], within(CLOSE));
            }
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void whatWasReadBeforeDoesNotChangeABit(
            @ForAll @IntRange(min = 1, max = 7) int length,
            @ForAll @IntRange(min = 0, max = 7) int shared,
            @ForAll long seed) {
        ConceptReasoner reasoner = TinyModel.trained().model().reasoner();
        List<Concept> story = concepts(story(seed, LONGEST), length);
        var other = new ArrayList<>(concepts(story(seed + 1, LONGEST), LONGEST - 1));
        List<Concept> noisy = concepts(story(seed + 2, 1), 1);
        reasoner.read(List.of());
        double stop = reasoner.read(story);
        List<Concept> next = reasoner.expect(noisy, noisy, 0.6f, ONE_IN_CONTEXT);

        for (int i = 0; i < Math.min(shared, length); i++) {
            other.set(i, story.get(i));
        }
        reasoner.read(other);

        assertThat(reasoner.read(story)).isEqualTo(stop);
        assertThat(reasoner.expect(noisy, noisy, 0.6f, ONE_IN_CONTEXT)).isEqualTo(next);
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
        float[] inWhole = denoised(story, noisy, LONGEST, length);
        float[] other = story(seed + 2, LONGEST);
        System.arraycopy(story, 0, other, 0, length * CONFIG.conceptSize());

        assertThat(denoised(other, noisy, LONGEST, length))
                .usingComparatorWithPrecision(CLOSE)
                .containsExactly(inWhole);
        if (length > 0) {
            assertThat(denoised(story, noisy, length, length))
                    .usingComparatorWithPrecision(CLOSE)
                    .containsExactly(inWhole);
        }
    }

    @Test
    void whatCameBeforeDoesChangeIt() {
        float[] noisy = story(1, 1);

        assertThat(denoised(story(3, 3), noisy, 3, 3))
                .isNotEqualTo(denoised(story(2, 3), noisy, 3, 3));
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
                        reasoner.expect(
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
                reasoner.expect(
                        List.of(new Concept(story(1, 1))),
                        List.of(new Concept(story(2, 1))),
                        1,
                        new boolean[] {true});
        assertThat(next.getFirst().values()).doesNotContain(Float.NaN);
    }
}
