package noema.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import noema.model.concept.Concept;
import noema.model.tensor.Randomness;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    @Test
    void tokensAreComparedPlaceByPlaceAndSentencesAsAWhole() {
        var tally = new AutoencoderExam.Tally();
        tally.add(new int[] {4, 5, 6}, new int[] {4, 5, 6});
        tally.add(new int[] {4, 5, 6}, new int[] {4, 6, 6});
        tally.add(new int[] {4, 5, 6}, new int[] {4, 5});
        tally.add(new int[] {7}, new int[] {7, 7});

        assertThat(tally.accuracy()).isEqualTo((3 + 2 + 2 + 1) / 10.0);
        assertThat(tally.exact()).isEqualTo(1 / 4.0);
    }

    @Test
    void noiseHasTheWantedCosineAndTheLevelThatBelongsToIt() {
        var clean = new Concept(Randomness.gaussians(Randomness.stream(1, 2), 20_000));

        Noised noised = Noised.of(clean, 0.8, 3, 4);

        assertThat(noised.concept().cosine(clean)).isCloseTo(0.8, within(0.01));
        assertThat(noised.concept().norm()).isCloseTo(clean.norm(), within(0.02 * clean.norm()));
        assertThat(Math.cos(noised.level() * Math.PI / 2)).isCloseTo(0.8, within(1e-12));
        assertThat(Noised.of(clean, 0.8, 3, 4)).isEqualTo(noised);
        assertThat(Noised.of(clean, 0.8, 3, 5)).isNotEqualTo(noised);
        assertThat(Noised.of(clean, 1, 3, 4).concept()).isEqualTo(clean);
    }

    @Test
    void slopeOfAStraightLine() {
        assertThat(MemoryGrowth.slope(List.of(0.0, 1.0, 2.0, 5.0), List.of(3.0, 5.0, 7.0, 13.0)))
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void growthIsThatOfAThousandRepetitions() {
        var size = new AtomicLong(1_000_000_000);

        assertThat(
                        MemoryGrowth.perThousand(
                                number -> size.addAndGet(number < 20 ? 5_000_000 : 3_000),
                                40,
                                size::get,
                                (part, done) -> {}))
                .isCloseTo(3, within(1e-9));
        assertThat(MemoryGrowth.perThousand(number -> {}, 40, () -> -1, (part, done) -> {}))
                .isNull();
    }

    @Test
    void nameOfTheProcessor() {
        assertThat(Machine.model(Stream.of("processor\t: 0", "model name\t: Fast One 3000")))
                .contains("Fast One 3000");
        assertThat(Machine.model(Stream.of("processor\t: 0", "BogoMIPS\t: 50"))).isEmpty();
    }

    @Test
    void titlesAndTextOfSamples() {
        assertThat(OwnSamples.title(Path.of("a", "01-shiny-key.txt"))).isEqualTo("Shiny key");
        assertThat(OwnSamples.title(Path.of("7.txt"))).isEqualTo("7");
        assertThat(OwnSamples.escaped(" A *star*\n# [x] ")).isEqualTo("A \\*star\\* \\# \\[x\\]");
        assertThat(OwnSamples.escaped(" ")).isEqualTo("*(nothing)*");
    }
}
