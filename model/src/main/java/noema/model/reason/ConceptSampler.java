package noema.model.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
import noema.model.concept.ReasonerSizes;
import noema.model.tensor.Randomness;
import org.jspecify.annotations.Nullable;

/// Denoises the next concept of a story out of noise: DDIM with classifier-free guidance, guidance rescale and self-conditioning.
public final class ConceptSampler {

    private static final long NOISE = 1;
    private static final long FRESH = 2;

    /// Draws of noise that the expectation is averaged over.
    private static final int DRAWS = 2;

    private final Denoiser denoiser;
    private final int size;
    private final NoiseSchedule schedule;
    private final Memory memory;

    /// A sampler over a reasoner that remembers nothing.
    public ConceptSampler(ConceptReasoner reasoner, ReasonerSizes config) {
        this(reasoner, config, Memory.NONE);
    }

    /// A sampler over a reasoner.
    ///
    /// @param memory what thoughts are drawn to
    public ConceptSampler(ConceptReasoner reasoner, ReasonerSizes config, Memory memory) {
        this(reasoner, config.conceptSize(), new NoiseSchedule(config.noiseShift()), memory);
    }

    /// A sampler over any denoiser, which remembers nothing.
    ///
    /// @param size numbers in what it denoises
    public ConceptSampler(Denoiser denoiser, int size, NoiseSchedule schedule) {
        this(denoiser, size, schedule, Memory.NONE);
    }

    private ConceptSampler(Denoiser denoiser, int size, NoiseSchedule schedule, Memory memory) {
        this.denoiser = denoiser;
        this.size = size;
        this.schedule = schedule;
        this.memory = memory;
    }

    /// What one denoising step did, for one candidate.
    ///
    /// @param candidate     number of the noise it grows out of, from 0
    /// @param step          from 1
    /// @param steps         steps of the whole run
    /// @param level         noise level after the step
    /// @param noisy         the concept after the step
    /// @param estimate      guided estimate of the clean concept, from before the step
    /// @param conditional   estimate with the story in view
    /// @param unconditional estimate without it; the same as the conditional one when guidance is 1
    public record Step(
            int candidate,
            int step,
            int steps,
            double level,
            Concept noisy,
            Concept estimate,
            Concept conditional,
            Concept unconditional) {}

    /// A sampled concept.
    ///
    /// @param candidate number of the noise it grew out of
    /// @param noisy     the concept at the hand-over level, as the renderer reads it
    /// @param estimate  the last estimate of the clean concept
    /// @param level     the hand-over level, 0 when fully denoised
    /// @param score     by the [preference][#preference]; NaN when there was nothing to choose from
    /// @param recalled  the remembered sentence it was [drawn][Recall] to; null when it was not
    public record Thought(
            int candidate,
            Concept noisy,
            Concept estimate,
            double level,
            double score,
            Memory.@Nullable Recollection recalled) {

        /// A thought that reminded of nothing.
        public Thought(int candidate, Concept noisy, Concept estimate, double level, double score) {
            this(candidate, noisy, estimate, level, score, null);
        }

        Thought withScore(double other) {
            return new Thought(candidate, noisy, estimate, level, other, recalled);
        }
    }

    /// Hears every step.
    @FunctionalInterface
    public interface Listener {
        /// Called after each step of each candidate.
        void stepped(Step step);
    }

    /// The noise that a candidate grows out of.
    ///
    /// @param seed      of the run
    /// @param index     number of the sentence in the run
    /// @param candidate number of the candidate, from 0
    public Concept noise(ConceptSettings settings, long seed, int index, int candidate) {
        float[] noise =
                Randomness.gaussians(Randomness.stream(seed, NOISE, index, candidate), size);
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= (float) settings.initialNoise();
        }
        return new Concept(noise);
    }

    /// Samples the candidates that the settings ask for, numbered from 0.
    ///
    /// @see #sample(ConceptSettings, List, long, int, Listener, BooleanSupplier)
    public List<Thought> sample(
            ConceptSettings settings,
            long seed,
            int index,
            Listener listener,
            BooleanSupplier cancelled) {
        return sample(settings, numbers(settings.candidates()), seed, index, listener, cancelled);
    }

    /// Numbers of as many candidates, from 0.
    public static List<Integer> numbers(int candidates) {
        return IntStream.range(0, candidates).boxed().toList();
    }

    /// Samples candidates for the concept that follows a story the reasoner has [read][ConceptReasoner#read].
    ///
    /// @param numbers   of the candidates, at least one; with seed and index each decides its noise
    /// @param seed      of the run
    /// @param index     number of the sentence in the run
    /// @param cancelled asked before every evaluation of the network
    /// @return candidates, best first; empty when cancelled
    public List<Thought> sample(
            ConceptSettings settings,
            List<Integer> numbers,
            long seed,
            int index,
            Listener listener,
            BooleanSupplier cancelled) {
        int n = numbers.size();
        var x = new ArrayList<Concept>(n);
        var guesses = new ArrayList<Concept>(n);
        for (int number : numbers) {
            x.add(noise(settings, seed, index, number));
            guesses.add(new Concept(new float[size]));
        }
        List<Concept> blind = n > 1 ? Expectation.noise(size, DRAWS, seed, index) : List.of();
        var expected = new ArrayList<Concept>();
        double[] levels = schedule.levels(settings.steps(), settings.handover());
        for (int step = 1; step <= settings.steps(); step++) {
            if (cancelled.getAsBoolean()) {
                return List.of();
            }
            Answers answers =
                    ask(
                            x,
                            guesses,
                            levels[step - 1],
                            levels[step],
                            settings,
                            step == 1 ? blind : List.of());
            expected.addAll(answers.blind);
            for (int c = 0; c < n; c++) {
                Estimate e = answers.estimates.get(c);
                Concept next =
                        move(
                                x.get(c),
                                e.guided,
                                levels[step - 1],
                                levels[step],
                                settings,
                                seed,
                                index,
                                numbers.get(c),
                                step);
                x.set(c, next);
                guesses.set(c, e.guided);
                listener.stepped(
                        new Step(
                                numbers.get(c),
                                step,
                                settings.steps(),
                                levels[step],
                                next,
                                e.guided,
                                e.conditional,
                                e.unconditional));
            }
        }
        List<Thought> thoughts = new ArrayList<>(n);
        for (int c = 0; c < n; c++) {
            thoughts.add(
                    new Thought(
                            numbers.get(c),
                            x.get(c),
                            guesses.get(c),
                            settings.handover(),
                            Double.NaN));
        }
        var recall = new Recall(memory, settings.memory(), denoiser.told());
        thoughts = new ArrayList<>(recall.remind(thoughts));
        if (n > 1) {
            var preference = new Preference(Expectation.mean(expected), denoiser.told());
            thoughts.replaceAll(t -> t.withScore(preference.score(t.estimate)));
            thoughts.sort((a, b) -> Double.compare(b.score, a.score));
        }
        return Collections.unmodifiableList(thoughts);
    }

    /// What decides between the candidates.
    ///
    /// @param seed  of the run
    /// @param index number of the sentence in the run
    public Preference preference(long seed, int index) {
        return new Preference(Expectation.of(denoiser, size, DRAWS, seed, index), denoiser.told());
    }

    private record Estimate(Concept guided, Concept conditional, Concept unconditional) {}

    /// @param blind the answers to noise that only asks what is to be [expected][Expectation]
    private record Answers(List<Estimate> estimates, List<Concept> blind) {}

    /// One evaluation of the network for all candidates, and for noise that only asks what is to be expected.
    private Answers ask(
            List<Concept> x,
            List<Concept> guesses,
            double level,
            double next,
            ConceptSettings settings,
            List<Concept> blind) {
        int n = x.size();
        boolean guided = settings.guidance() != 1;
        int told = guided ? 2 * n : n;
        var rows = new ArrayList<>(guided ? twice(x) : x);
        rows.addAll(blind);
        var before = new ArrayList<>(guided ? twice(guesses) : guesses);
        before.addAll(Collections.nCopies(blind.size(), new Concept(new float[size])));
        var nexts = new double[rows.size()];
        Arrays.fill(nexts, level);
        Arrays.fill(nexts, 0, told, next);
        var inContext = new boolean[rows.size()];
        Arrays.fill(inContext, true);
        Arrays.fill(inContext, n, told, false);
        List<Concept> answers = denoiser.denoise(rows, before, level, nexts, inContext);
        var estimates = new ArrayList<Estimate>(n);
        for (int c = 0; c < n; c++) {
            Concept with = answers.get(c);
            Concept without = guided ? answers.get(n + c) : with;
            estimates.add(
                    new Estimate(
                            guide(with, without, settings.guidance(), settings.rescale()),
                            with,
                            without));
        }
        return new Answers(estimates, answers.subList(told, rows.size()));
    }

    /// A list behind itself: one half to be seen with the story and one without.
    private static List<Concept> twice(List<Concept> list) {
        var both = new ArrayList<>(list);
        both.addAll(list);
        return both;
    }

    /// Classifier-free guidance u + g (c - u) with rescaling: the result's length is pulled towards the conditional
    /// estimate's by the share `rescale`. With g = 1 the conditional estimate itself is answered.
    static Concept guide(Concept with, Concept without, double guidance, double rescale) {
        if (guidance == 1) {
            return with;
        }
        var mixed = new float[with.values().length];
        for (int i = 0; i < mixed.length; i++) {
            double u = without.values()[i];
            mixed[i] = (float) (u + guidance * (with.values()[i] - u));
        }
        var result = new Concept(mixed);
        double norm = result.norm();
        double factor = norm == 0 ? 1 : rescale * with.norm() / norm + 1 - rescale;
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) (mixed[i] * factor);
        }
        return result;
    }

    /// One DDIM step from one level to a lower one (Song et al. 2021): x0 estimate and implied noise are mixed anew; with
    /// eta > 0 part of the implied noise is replaced by fresh noise.
    private Concept move(
            Concept x,
            Concept x0,
            double from,
            double to,
            ConceptSettings settings,
            long seed,
            int index,
            int candidate,
            int step) {
        if (to <= 0) {
            return x0;
        }
        double a0 = NoiseSchedule.alpha(from);
        double s0 = NoiseSchedule.sigma(from);
        double a1 = NoiseSchedule.alpha(to);
        double s1 = NoiseSchedule.sigma(to);
        double fresh =
                settings.eta() == 0
                        ? 0
                        : settings.eta()
                                * s1
                                / s0
                                * Math.sqrt(Math.max(0, 1 - (a0 * a0) / (a1 * a1)));
        double kept = Math.sqrt(Math.max(0, s1 * s1 - fresh * fresh));
        var random = Randomness.stream(seed, FRESH, index, candidate, step);
        var next = new float[x.values().length];
        for (int i = 0; i < next.length; i++) {
            double noise = (x.values()[i] - a0 * x0.values()[i]) / s0;
            double value = a1 * x0.values()[i] + kept * noise;
            next[i] = (float) (fresh == 0 ? value : value + fresh * random.nextGaussian());
        }
        return new Concept(next);
    }
}
