package noema.model.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import noema.model.concept.Concept;
import noema.model.tensor.Randomness;
import org.junit.jupiter.api.Test;

/// A thought is drawn to the nearest sentence that was not told, and keeps its noise.
class RecallTest {

    private static final int SIZE = 8;
    private static final List<Concept> KNOWN =
            IntStream.range(0, 20).mapToObj(RecallTest::concept).toList();

    private static Concept concept(int seed) {
        return new Concept(Randomness.gaussians(Randomness.stream(5, seed), SIZE));
    }

    private static final Memory MEMORY =
            (concepts, count) -> concepts.stream().map(c -> near(c, count)).toList();

    private static List<Memory.Recollection> near(Concept concept, int count) {
        return KNOWN.stream()
                .map(c -> new Memory.Recollection("no. " + KNOWN.indexOf(c), c, c.cosine(concept)))
                .sorted(Comparator.comparingDouble(r -> -r.cosine()))
                .limit(count)
                .toList();
    }

    /// A thought of which the estimate and the noise are known.
    private static ConceptSampler.Thought thought(int seed, double level) {
        float[] estimate = concept(100 + seed).values();
        float[] noise = concept(200 + seed).values();
        var noisy = new float[SIZE];
        for (int k = 0; k < SIZE; k++) {
            noisy[k] =
                    (float)
                            (NoiseSchedule.alpha(level) * estimate[k]
                                    + NoiseSchedule.sigma(level) * noise[k]);
        }
        return new ConceptSampler.Thought(3, new Concept(noisy), new Concept(estimate), level, 0.5);
    }

    @Property(tries = 200)
    void theEstimateMovesByTheShareAndTheNoiseStays(
            @ForAll int seed,
            @ForAll @DoubleRange(min = 0, max = 0.9) double level,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        ConceptSampler.Thought before = thought(seed, level);
        ConceptSampler.Thought after =
                new Recall(MEMORY, share, List.of()).remind(List.of(before)).getFirst();

        Memory.Recollection nearest = MEMORY.nearest(before.estimate(), 1).getFirst();
        assertThat(after.recalled()).isEqualTo(nearest);
        for (int k = 0; k < SIZE; k++) {
            double moved =
                    (1 - share) * before.estimate().values()[k]
                            + share * nearest.concept().values()[k];
            double alpha = NoiseSchedule.alpha(level);
            assertThat(after.estimate().values()[k]).isCloseTo((float) moved, within(1e-5f));
            assertThat(after.noisy().values()[k] - alpha * after.estimate().values()[k])
                    .isCloseTo(
                            before.noisy().values()[k] - alpha * before.estimate().values()[k],
                            within(1e-5));
        }
        assertThat(after.candidate()).isEqualTo(3);
        assertThat(after.level()).isEqualTo(level);
    }

    @Test
    void withoutAShareOrAMemoryTheThoughtIsTheSame() {
        ConceptSampler.Thought thought = thought(1, 0.4);
        assertThat(new Recall(MEMORY, 0, List.of()).remind(List.of(thought)).getFirst())
                .isSameAs(thought);
        assertThat(new Recall(Memory.NONE, 1, List.of()).remind(List.of(thought)).getFirst())
                .isSameAs(thought);
    }

    @Test
    void aClearThoughtBecomesTheSentence() {
        ConceptSampler.Thought clear = thought(1, 0);
        ConceptSampler.Thought after =
                new Recall(MEMORY, 1, List.of()).remind(List.of(clear)).getFirst();
        Concept sentence = MEMORY.nearest(clear.estimate(), 1).getFirst().concept();
        assertThat(after.noisy().distance(sentence)).isLessThan(1e-4);
    }

    @Test
    void thoughtsAreRemindedEachByItself() {
        List<ConceptSampler.Thought> thoughts =
                List.of(thought(1, 0.4), thought(2, 0), thought(3, 0.9));
        var recall = new Recall(MEMORY, 0.5, List.of());
        assertThat(recall.remind(thoughts))
                .usingRecursiveComparison()
                .isEqualTo(
                        thoughts.stream().map(t -> recall.remind(List.of(t)).getFirst()).toList());
    }

    @Test
    void whatWasToldIsPassedOver() {
        ConceptSampler.Thought thought = thought(1, 0.4);
        List<Memory.Recollection> near = MEMORY.nearest(thought.estimate(), 3);
        List<Concept> told = List.of(near.get(0).concept(), near.get(1).concept());
        assertThat(new Recall(MEMORY, 1, told).remind(List.of(thought)).getFirst().recalled())
                .isEqualTo(near.get(2));
        assertThat(new Recall(MEMORY, 1, KNOWN).remind(List.of(thought)).getFirst())
                .isSameAs(thought);
    }
}
