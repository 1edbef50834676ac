package noema.model.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.tensor.Randomness;
import noema.model.train.TinyModel;

class ConceptSamplerTest {

    private static final ModelConfig CONFIG = TinyModel.config();

    private final ConceptReasoner reasoner = TinyModel.trained().model().reasoner();
    private final ConceptSampler sampler = new ConceptSampler(reasoner, CONFIG);
    private final List<Concept> story =
            TinyModel.trained().model().encodeTokens(TinyModel.sentences().subList(0, 3));

    private record Run(List<ConceptSampler.Thought> thoughts, List<ConceptSampler.Step> steps) {}

    private Run run(ConceptSettings settings, long seed) {
        reasoner.read(story);
        var steps = new ArrayList<ConceptSampler.Step>();
        List<ConceptSampler.Thought> thoughts =
                sampler.sample(settings, seed, 0, steps::add, () -> false);
        return new Run(thoughts, steps);
    }

    private static ConceptSettings settings(double guidance, double eta, int candidates) {
        return new ConceptSettings(6, guidance, 0.7, 0.8, eta, 0.1, candidates);
    }

    @Property
    void guidanceOneIsNoGuidance(
            @ForAll @DoubleRange(min = 0, max = 1) double rescale, @ForAll long seed) {
        Concept with = gaussian(seed, 1);
        Concept without = gaussian(seed, 2);

        assertThat(ConceptSampler.guide(with, without, 1, rescale)).isSameAs(with);
        assertThat(ConceptSampler.guide(with, without, 0, 0).values())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(without.values());
    }

    private static Concept gaussian(long seed, long place) {
        return new Concept(
                Randomness.gaussians(Randomness.stream(seed, place), CONFIG.conceptSize()));
    }

    @Property
    void fullRescalingKeepsTheLengthOfTheConditionalEstimate(
            @ForAll @DoubleRange(min = 0, max = 20) double guidance, @ForAll long seed) {
        Concept with = gaussian(seed, 1);
        Concept guided = ConceptSampler.guide(with, gaussian(seed, 2), guidance, 1);

        assertThat(guided.norm()).isCloseTo(with.norm(), within(1e-4));
    }

    @Property
    void withoutRescalingItIsThePlainFormula(
            @ForAll @DoubleRange(min = 0, max = 20) double guidance, @ForAll long seed) {
        Concept c = gaussian(seed, 1);
        Concept u = gaussian(seed, 2);
        Concept guided = ConceptSampler.guide(c, u, guidance, 0);

        for (int i = 0; i < guided.values().length; i++) {
            double wanted = u.values()[i] + guidance * (c.values()[i] - u.values()[i]);
            assertThat((double) guided.values()[i]).isCloseTo(wanted, within(1e-4));
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void guidanceOneRunsTheConditionalPredictionAlone(@ForAll long seed) {
        Run plain = run(settings(1, 0, 1), seed);
        Run nearly = run(settings(1 + 1e-9, 0, 1), seed);

        for (ConceptSampler.Step step : plain.steps) {
            assertThat(step.estimate()).isSameAs(step.conditional()).isSameAs(step.unconditional());
        }
        assertThat(plain.thoughts.getFirst().noisy().values())
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(nearly.thoughts.getFirst().noisy().values());
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theSameSeedGivesTheSameThoughtAndAnotherSeedAnother(
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double eta) {
        Run one = run(settings(2, eta, 1), seed);
        Run two = run(settings(2, eta, 1), seed);
        Run other = run(settings(2, eta, 1), seed + 1);

        assertThat(two.thoughts).isEqualTo(one.thoughts);
        assertThat(two.steps).isEqualTo(one.steps);
        assertThat(other.thoughts).isNotEqualTo(one.thoughts);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void withoutEtaEveryStepFollowsFromTheFirstNoise(@ForAll long seed) {
        Run run = run(settings(2, 0, 1), seed);
        double[] levels = new NoiseSchedule(CONFIG.noiseShift()).levels(6, 0.1);
        for (int k = 1; k < run.steps.size(); k++) {
            ConceptSampler.Step before = run.steps.get(k - 1);
            ConceptSampler.Step step = run.steps.get(k);
            assertThat(step.level()).isEqualTo(levels[k + 1]);
            // What is not the estimate keeps its direction: the implied noise is carried over.
            float[] x = before.noisy().values();
            float[] x0 = step.estimate().values();
            for (int i = 0; i < x.length; i++) {
                double noise =
                        (x[i] - NoiseSchedule.alpha(levels[k]) * x0[i])
                                / NoiseSchedule.sigma(levels[k]);
                double wanted =
                        NoiseSchedule.alpha(levels[k + 1]) * x0[i]
                                + NoiseSchedule.sigma(levels[k + 1]) * noise;
                assertThat((double) step.noisy().values()[i]).isCloseTo(wanted, within(1e-4));
            }
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void withoutHandoverTheThoughtIsTheLastEstimate(
            @ForAll @IntRange(min = 1, max = 9) int steps,
            @ForAll @DoubleRange(min = 0, max = 1) double eta,
            @ForAll long seed) {
        var settings = new ConceptSettings(steps, 2, 0.7, 1, eta, 0, 1);
        Run run = run(settings, seed);
        ConceptSampler.Thought thought = run.thoughts.getFirst();

        assertThat(run.steps).hasSize(steps);
        assertThat(thought.noisy()).isEqualTo(thought.estimate());
        assertThat(thought.level()).isZero();
        assertThat(thought.noisy().values()).doesNotContain(Float.NaN);
        assertThat(thought.score()).isNaN();
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void candidatesAreJudgedAndSortedAndTheFirstIsWhatASingleOneIs(
            @ForAll @IntRange(min = 2, max = 5) int candidates, @ForAll long seed) {
        List<ConceptSampler.Thought> many = run(settings(2, 0, candidates), seed).thoughts;
        ConceptSampler.Thought single = run(settings(2, 0, 1), seed).thoughts.getFirst();

        assertThat(many).hasSize(candidates);
        for (int i = 1; i < candidates; i++) {
            assertThat(many.get(i).score()).isLessThanOrEqualTo(many.get(i - 1).score());
        }
        assertThat(many)
                .anySatisfy(thought ->
                        assertThat(thought.estimate().values())
                                .usingComparatorWithPrecision(1e-3f)
                                .containsExactly(single.estimate().values()));
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void whatIsPreferredComesFirst(
            @ForAll @IntRange(min = 2, max = 5) int candidates, @ForAll long seed) {
        reasoner.read(story);
        List<ConceptSampler.Thought> thoughts =
                sampler.sample(settings(2, 0, candidates), seed, 3, step -> {}, () -> false);
        Preference preference = sampler.preference(seed, 3);

        assertThat(preference.told()).isEqualTo(story);
        assertThat(thoughts).hasSize(candidates);
        for (ConceptSampler.Thought thought : thoughts) {
            assertThat(thought.score())
                    .isCloseTo(preference.score(thought.estimate()), within(1e-4));
        }
        assertThat(thoughts)
                .extracting(ConceptSampler.Thought::score)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Property
    void theExpectationIsTheMeanOfWhatIsAnsweredToNoiseAlone(
            @ForAll @IntRange(min = 1, max = 6) int draws, @ForAll long seed) {
        var asked = new ArrayList<Concept>();
        Denoiser echo =
                (x, guesses, level, next, inContext) -> {
                    assertThat(level).isEqualTo(1);
                    assertThat(next).containsOnly(1);
                    assertThat(inContext).containsOnly(true);
                    asked.addAll(x);
                    return x;
                };
        float[] mean = Expectation.of(echo, 16, draws, seed, 2).values();

        assertThat(asked).hasSize(draws);
        for (int k = 0; k < mean.length; k++) {
            int place = k;
            double sum = asked.stream().mapToDouble(c -> c.values()[place]).sum();
            assertThat((double) mean[k]).isCloseTo(sum / draws, within(1e-5));
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void cancelAnswersNothingAndAsksTheNetworkNoMore(
            @ForAll @IntRange(min = 0, max = 5) int after, @ForAll long seed) {
        reasoner.read(story);
        var steps = new ArrayList<ConceptSampler.Step>();
        List<ConceptSampler.Thought> thoughts =
                sampler.sample(
                        settings(2, 0, 2), seed, 0, steps::add, () -> steps.size() >= 2 * after);

        assertThat(thoughts).isEmpty();
        assertThat(steps).hasSize(2 * after);
    }
}
