package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.reason.ConceptSampler;
import noema.model.reason.Memory;
import noema.model.reason.Recall;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Randomness;
import noema.model.tensor.TorchModule;

/// Dreams are reminded as thoughts are.
class RemindersTest {

    private static final ModelConfig CONFIG = TinyModel.config();
    private static final int SIZE = CONFIG.conceptSize();
    private static final int KNOWN = 40;

    private static Concept concept(long seed, long place) {
        return new Concept(Randomness.gaussians(Randomness.stream(seed, place), SIZE));
    }

    private static Memory memory(List<Concept> known) {
        return (concepts, count) ->
                concepts.stream()
                        .map(c ->
                                known.stream()
                                        .map(k -> new Memory.Recollection("", k, c.cosine(k)))
                                        .sorted(Comparator.comparingDouble(r -> -r.cosine()))
                                        .limit(count)
                                        .toList())
                        .toList();
    }

    private static FloatTensor tensor(List<Concept> concepts, long... shape) {
        var values = new float[concepts.size() * SIZE];
        for (int i = 0; i < concepts.size(); i++) {
            System.arraycopy(concepts.get(i).values(), 0, values, i * SIZE, SIZE);
        }
        return FloatTensor.of(values, shape);
    }

    private static float[] reminded(
            Concept noisy,
            Concept estimate,
            Concept target,
            double level,
            double share,
            List<Concept> known) {
        long slots = CONFIG.slots();
        long slotSize = CONFIG.slotSize();
        try (TorchModule module = TinyModel.trainable()) {
            return module.infer(
                            "reminded",
                            tensor(List.of(noisy), 1, 1, slots, slotSize),
                            tensor(List.of(estimate), 1, 1, slots, slotSize),
                            tensor(List.of(target), 1, 1, slots, slotSize),
                            FloatTensor.of(new float[] {(float) level}, 1, 1),
                            FloatTensor.of(new float[] {(float) share}, 1, 1),
                            tensor(known, known.size(), slots, slotSize))
                    .getFirst()
                    .values();
        }
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void aDreamGoesAsFarAsAThoughtWould(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1) double level,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        var known = new ArrayList<Concept>();
        for (int i = 0; i < KNOWN; i++) {
            known.add(concept(seed, 10 + i));
        }
        Concept noisy = concept(seed, 0);
        Concept estimate = concept(seed, 1);
        var thought = new ConceptSampler.Thought(0, noisy, estimate, level, Double.NaN);
        Concept expected =
                new Recall(memory(known), share, List.of())
                        .remind(List.of(thought))
                        .getFirst()
                        .noisy();

        assertThat(reminded(noisy, estimate, concept(seed, 2), level, share, known))
                .containsExactly(expected.values(), within(1e-4f));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void whatSaysTheSameAsTheTruthIsPassedOver(@ForAll long seed) {
        Concept truth = concept(seed, 0);
        Concept other = concept(seed, 1);

        assertThat(reminded(truth, truth, truth, 0, 1, List.of(truth, other)))
                .containsExactly(other.values(), within(1e-4f));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void halfOfTheDreamsGoSomeOfTheWayToConceptsOfTheCorpus(@ForAll long seed) {
        Latents latents = Latents.of(new int[] {3, 4, 1}, SIZE);
        for (int story = 0; story < latents.stories(); story++) {
            for (int i = 0; i < latents.length(story); i++) {
                latents.put(story, i, TellingConcepts.at(story, i, SIZE));
            }
        }
        Reminders reminders =
                Reminders.of(
                        FloatTensor.of(new float[3 * 20 * 10], 3, 20, 10),
                        latents,
                        CONFIG,
                        new SplittableRandom(seed));

        assertThat(reminders.share().shape()).containsExactly(20, 10);
        int some = 0;
        for (float share : reminders.share().values()) {
            some += share == 0 ? 0 : 1;
            assertThat(share == 0 || share >= 0.3f && share <= 0.9f).isTrue();
        }
        assertThat(some).isBetween(60, 140);
        assertThat(reminders.remembered().shape())
                .containsExactly(8, CONFIG.slots(), CONFIG.slotSize());
        for (int i = 0; i < 8; i++) {
            float[] found =
                    Arrays.copyOfRange(reminders.remembered().values(), i * SIZE, (i + 1) * SIZE);
            assertThat(isOf(latents, found)).isTrue();
        }
    }

    private static boolean isOf(Latents latents, float[] concept) {
        for (int story = 0; story < latents.stories(); story++) {
            for (int i = 0; i < latents.length(story); i++) {
                if (Arrays.equals(latents.get(story, i).values(), concept)) {
                    return true;
                }
            }
        }
        return false;
    }
}
