package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptNetwork;
import noema.model.generate.LevelModel;
import noema.model.level.GroupRenderer;
import noema.model.reason.ConceptReasoner;
import noema.model.reason.ConceptSampler;
import noema.model.reason.ConceptSettings;
import noema.model.reason.Denoiser;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.Randomness;
import noema.model.tensor.TorchModule;
import org.junit.jupiter.api.Test;

/// A long step leads where the head's own shorter ones lead.
class ShortcutTest {

    private static final float CLOSE = 2e-4f;
    private static final ModelConfig CONFIG = TinyModel.config();
    private static final int SIZE = CONFIG.conceptSize();

    private static final String ASKED =
            """
              def asked_step(self, x: Tensor, estimate: Tensor, level: Tensor, next: Tensor) -> Tensor:
                return self.moved(x, estimate, level, next)

              def asked_shortcut(self, story: Tensor, x: Tensor, level: Tensor, middle: Tensor, next: Tensor, position: Tensor, visible: Tensor) -> Tensor:
                keys = self.memory_keys(self.context(story))
                return self.shortcut(x, torch.zeros_like(x), level, middle, next, position, keys, self.visible_bias(visible))

              def asked_estimate(self, story: Tensor, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, position: Tensor, visible: Tensor) -> Tensor:
                keys = self.memory_keys(self.context(story))
                return self.denoise(x, guess, level, next, position, keys, self.visible_bias(visible))
            """;

    private static final TorchModule MODULE = load();

    private static TorchModule load() {
        TinyModel.oneThread();
        var sources = new ArrayList<>(Arrays.asList(TrainingSources.ALL));
        sources.add(ASKED);
        return ConceptNetwork.load(
                CONFIG,
                TinyModel.trained().weights(),
                Precision.FP32,
                sources.toArray(String[]::new));
    }

    @AfterContainer
    static void close() {
        MODULE.close();
    }

    private static float[] gaussians(long seed, long place) {
        return Randomness.gaussians(Randomness.stream(seed, place), SIZE);
    }

    private static FloatTensor concept(float[] values) {
        return FloatTensor.of(values, 1, 1, CONFIG.slots(), CONFIG.slotSize());
    }

    private static FloatTensor level(double level) {
        return FloatTensor.of(new float[] {(float) level}, 1, 1);
    }

    private static float[] ask(String method, HostArray... arguments) {
        return MODULE.infer(method, arguments).getFirst().values();
    }

    private static float[] step(float[] x, float[] estimate, double from, double to) {
        return ask("asked_step", concept(x), concept(estimate), level(from), level(to));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void itsOneStepEndsWhereTwoStepsOfTheHeadEnd(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.5, max = 1) double level,
            @ForAll @DoubleRange(min = 0, max = 0.4) double next) {
        double middle = (level + next) / 2;
        FloatTensor story = concept(gaussians(seed, 1));
        float[] x = gaussians(seed, 2);
        LongTensor position = LongTensor.of(new long[] {1}, 1, 1);
        FloatTensor visible = FloatTensor.of(new float[] {1}, 1, 1, 1);
        float[] blank = new float[SIZE];
        HostArray[] about = {position, visible};

        float[] first = estimate(story, x, blank, level, middle, about);
        float[] between = step(x, first, level, middle);
        float[] second = estimate(story, between, first, middle, next, about);
        float[] end = step(between, second, middle, next);
        float[] shortcut =
                ask(
                        "asked_shortcut",
                        story,
                        concept(x),
                        level(level),
                        level(middle),
                        level(next),
                        position,
                        visible);

        assertThat(step(x, shortcut, level, next))
                .usingComparatorWithPrecision(CLOSE)
                .containsExactly(end);
    }

    private static float[] estimate(
            FloatTensor story,
            float[] x,
            float[] guess,
            double level,
            double next,
            HostArray[] about) {
        return ask(
                "asked_estimate",
                story,
                concept(x),
                concept(guess),
                level(level),
                level(next),
                about[0],
                about[1]);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void trainingMovesConceptsAsSamplingDoes(
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.9) double handover) {
        var estimate = new Concept(gaussians(seed, 1));
        Denoiser fixed = (x, guesses, level, next, inContext) -> List.of(estimate);
        var sampler = new ConceptSampler(fixed, SIZE, new NoiseSchedule(2));
        var settings = new ConceptSettings(1, 1, 0, 1, 0, handover, 1);
        Concept noise = sampler.noise(settings, seed, 0, 0);
        Concept end = sampler.sample(settings, seed, 0, step -> {}, () -> false).getFirst().noisy();

        assertThat(step(noise.values(), estimate.values(), 1, handover))
                .usingComparatorWithPrecision(CLOSE)
                .containsExactly(end.values());
    }

    /// How far one step from noise ends from where sixteen end, for a head that is told the length of the step and for the
    /// same head when it is not.
    private static void assertOneStepLeadsFarther(Denoiser head, int size, double shift) {
        Denoiser deaf =
                (x, guesses, level, next, inContext) -> head.expect(x, guesses, level, inContext);
        var schedule = new NoiseSchedule(shift);
        double told = 0;
        double untold = 0;
        for (int seed = 0; seed < 20; seed++) {
            Concept far = end(new ConceptSampler(head, size, schedule), 16, seed);
            told += far.distance(end(new ConceptSampler(head, size, schedule), 1, seed));
            untold += far.distance(end(new ConceptSampler(deaf, size, schedule), 1, seed));
        }

        assertThat(told).isLessThan(0.9 * untold);
    }

    @Test
    void oneLongStepOfAThoughtEndsNearWhereManyEnd() {
        ConceptReasoner reasoner = TinyModel.trained().model().reasoner();
        reasoner.read(
                TinyModel.trained().model().encodeTokens(TinyModel.sentences().subList(0, 2)));

        assertOneStepLeadsFarther(reasoner, SIZE, CONFIG.noiseShift());
    }

    @Test
    void oneLongStepOfAGroupEndsNearWhereManyEnd() {
        try (LevelModel level = TinyLevels.paragraphModel()) {
            var gone =
                    new GroupRenderer.Plan(new Concept(new float[SIZE]), 1, List.of(), List.of());

            assertOneStepLeadsFarther(
                    level.renderer().denoiser(gone, TinyLevels.CHILDREN),
                    TinyLevels.CHILDREN * SIZE,
                    TinyLevels.paragraph().config().noiseShift());
        }
    }

    private static Concept end(ConceptSampler sampler, int steps, long seed) {
        var settings = new ConceptSettings(steps, 1, 0, 1, 0, 0, 1);
        return sampler.sample(settings, seed, 0, step -> {}, () -> false).getFirst().noisy();
    }

    @Test
    void aStepOfNoLengthIsWhatAHeadThatKnowsNoStridesWouldSay() {
        var weights = new TreeMap<>(TinyModel.trained().weights());
        weights.remove("reason.stride.weight");
        var old = ConceptReasoner.current(CONFIG, weights);
        assertThat(old.keySet()).isEqualTo(new TreeMap<>(TinyModel.trained().weights()).keySet());
        try (TorchModule module = ConceptNetwork.load(CONFIG, old, Precision.FP32)) {
            var before = new ConceptReasoner(module, CONFIG);
            ConceptReasoner now = TinyModel.trained().model().reasoner();
            List<Concept> x = List.of(new Concept(gaussians(1, 1)));
            List<Concept> blank = List.of(new Concept(new float[SIZE]));
            boolean[] in = {true};
            double[] next = {0.1};
            before.read(List.of());
            now.read(List.of());

            assertThat(before.expect(x, blank, 0.8, in).getFirst().values())
                    .usingComparatorWithPrecision(CLOSE)
                    .containsExactly(now.expect(x, blank, 0.8, in).getFirst().values());
            assertThat(before.denoise(x, blank, 0.8, next, in))
                    .isEqualTo(before.expect(x, blank, 0.8, in));
            double told =
                    now.denoise(x, blank, 0.8, next, in)
                            .getFirst()
                            .distance(now.expect(x, blank, 0.8, in).getFirst());
            assertThat(told).isGreaterThan(0.01);
        }
    }
}
