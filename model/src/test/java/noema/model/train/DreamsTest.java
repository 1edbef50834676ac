package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import noema.model.concept.ModelConfig;
import noema.model.reason.NoiseSchedule;

/// What the frozen reasoner is asked to dream, and what is left of the encoder's own concepts.
class DreamsTest {

    private static final ModelConfig CONFIG = ModelConfig.tiny(600);
    private static final int SIZE = CONFIG.conceptSize();

    private static Latents latents(List<Integer> lengths) {
        Latents latents = Latents.of(lengths.stream().mapToInt(n -> n).toArray(), SIZE);
        for (int story = 0; story < lengths.size(); story++) {
            for (int i = 0; i < lengths.get(story); i++) {
                latents.put(story, i, TellingConcepts.at(story, i, SIZE));
            }
        }
        return latents;
    }

    @Provide
    Arbitrary<List<Integer>> lengths() {
        return Arbitraries.integers().between(1, 24).list().ofMinSize(1).ofMaxSize(6);
    }

    private static Dreams dreams(List<Integer> lengths, long seed) {
        var windows = new ArrayList<StoryWindows.Window>();
        for (int story = 0; story < lengths.size(); story++) {
            windows.add(new StoryWindows.Window(story, 0, lengths.get(story)));
        }
        return Dreams.of(
                windows,
                latents(lengths),
                CONFIG,
                new NoiseSchedule(CONFIG.noiseShift()),
                new SplittableRandom(seed));
    }

    @Property(tries = 100)
    void everyConceptIsEitherDreamtOrOnlyNoised(
            @ForAll("lengths") List<Integer> lengths, @ForAll long seed) {
        Dreams dreams = dreams(lengths, seed);

        assertThat(new HashSet<>(dreams.places()))
                .hasSize(dreams.places().size())
                .hasSize(lengths.stream().mapToInt(n -> n).sum());
        assertThat(dreams.dreamt().values()).doesNotHaveDuplicates();
        assertThat(dreams.dreamt().values().length)
                .isEqualTo(lengths.stream().mapToInt(n -> n / 2).sum());
        assertThat(dreams.onlyNoised() + dreams.dreamt().values().length)
                .isEqualTo(dreams.places().size());
        for (float level : dreams.only().level().values()) {
            assertThat(level).isBetween(0f, 1f);
        }
    }

    @Property(tries = 100)
    void aDreamtConceptSeesWhatComesBeforeItAndNothingElse(
            @ForAll("lengths") List<Integer> lengths, @ForAll long seed) {
        Dreams dreams = dreams(lengths, seed);
        long[] rows = dreams.dreamt().values();
        long[] places = dreams.rows().values();
        float[] story = dreams.story().values();
        float[] target = dreams.target().values();
        int most = (int) dreams.target().shape()[1];
        int longest = (int) dreams.story().shape()[1];
        for (int m = 0; m < rows.length; m++) {
            int q = (int) rows[m];
            int at = dreams.places().get(m).at();
            assertThat(q / most).isEqualTo(dreams.places().get(m).window());
            assertThat(dreams.position().values()[q]).isEqualTo(at);
            assertThat(target[q * SIZE]).isEqualTo(story[(int) places[m] * SIZE]);
            for (int t = 0; t < longest; t++) {
                assertThat(dreams.visible().values()[q * longest + t]).isEqualTo(t < at ? 1 : 0);
            }
        }
    }

    @Property(tries = 100)
    void noiseFallsFromStepToStep(@ForAll("lengths") List<Integer> lengths, @ForAll long seed) {
        Dreams dreams = dreams(lengths, seed);
        float[] levels = dreams.levels().values();
        int all = dreams.position().values().length;
        for (int i = all; i < levels.length; i++) {
            assertThat(levels[i]).isBetween(0f, 1f).isLessThan(levels[i - all]);
        }
    }
}
