package noema.model.words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import noema.model.render.TokenSampler;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;

/// Settles a canvas block by block from left to right, and the tokens of a block in as many steps as it gets: the sampler of
/// LLaDA (Nie et al. 2025, arXiv 2502.09992, algorithms 4 and 5).
///
/// In each step the network is asked about all open places of the block in the light of the whole canvas, later blocks
/// being masked, and the answers it is surest of (or random ones) are kept: as many as leave an even number to every later step.
final class BlockSampler {

    private static final int STREAM = 21;

    private final Network network;
    private final MaskedSettings settings;
    private final TokenSampler.Listener listener;
    private final BooleanSupplier cancelled;

    /// What the sampler asks.
    @FunctionalInterface
    interface Network {
        /// What stands at open places.
        ///
        /// @param canvas   prompt and canvas, MASK where open
        /// @param open     places within it
        /// @param uniforms one number in [0, 1) for each of them
        MaskedOpinion look(int[] canvas, int[] open, float[] uniforms);
    }

    BlockSampler(
            Network network,
            MaskedSettings settings,
            TokenSampler.Listener listener,
            BooleanSupplier cancelled) {
        this.network = network;
        this.settings = settings;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /// How many places each step settles: as even as can be, the first steps taking one more where it does not come out even.
    static int[] shares(int places, int steps) {
        return IntStream.range(0, steps)
                .map(step -> places / steps + (step < places % steps ? 1 : 0))
                .filter(share -> share > 0)
                .toArray();
    }

    /// Steps of each block of a canvas: the same share of all steps for each, and one at least.
    static int[] stepsOfBlocks(int tokens, int block, int steps) {
        int blocks = (tokens + block - 1) / block;
        return IntStream.range(0, blocks)
                .map(b -> Math.max(1, (b + 1) * steps / blocks - b * steps / blocks))
                .toArray();
    }

    /// Fills a canvas.
    ///
    /// @param prompt tokens before it, at least one
    /// @param places of the canvas
    /// @param enough asked with what is settled after each block whether the rest may stay open
    /// @return the tokens of the canvas, MASK where it stayed open
    int[] fill(int[] prompt, int places, Predicate<int[]> enough) {
        int[] canvas = Arrays.copyOf(prompt, prompt.length + places);
        Arrays.fill(canvas, prompt.length, canvas.length, Tokenizer.MASK);
        var run = new Run(prompt.length, canvas);
        int block = Math.min(settings.block(), places);
        int[] steps = stepsOfBlocks(places, block, settings.steps());
        int planned = 0;
        for (int b = 0; b < steps.length; b++) {
            planned += shares(Math.min(block, places - b * block), steps[b]).length;
        }
        for (int b = 0; b < steps.length; b++) {
            int start = prompt.length + b * block;
            int end = Math.min(canvas.length, start + block);
            for (int share : shares(end - start, steps[b])) {
                if (cancelled.getAsBoolean()) {
                    return run.tokens();
                }
                run.step(start, end, share, planned);
            }
            if (enough.test(Arrays.copyOfRange(canvas, prompt.length, end))) {
                break;
            }
        }
        return run.tokens();
    }

    /// One canvas under way; the arrays of a frame speak of the places behind the prompt.
    private final class Run {
        private final int prompt;
        private final int[] canvas;
        private final SplittableRandom random = Randomness.stream(settings.seed(), STREAM);
        private final int[] settledAt;
        private final float[] confidence;
        private int step;

        Run(int prompt, int[] canvas) {
            this.prompt = prompt;
            this.canvas = canvas;
            settledAt = new int[canvas.length - prompt];
            confidence = new float[canvas.length - prompt];
        }

        int[] tokens() {
            return Arrays.copyOfRange(canvas, prompt, canvas.length);
        }

        void step(int start, int end, int share, int planned) {
            int[] open =
                    IntStream.range(start, end)
                            .filter(place -> canvas[place] == Tokenizer.MASK)
                            .toArray();
            var uniforms = new float[open.length];
            for (int i = 0; i < open.length; i++) {
                uniforms[i] = (float) (random.nextInt(1 << 24) * 0x1p-24);
            }
            MaskedOpinion opinion = network.look(canvas, open, uniforms);
            step++;
            order(opinion)
                    .limit(share)
                    .forEach(i -> {
                        canvas[open[i]] = opinion.drawn()[i];
                        settledAt[open[i] - prompt] = step;
                    });
            listener.drawn(frame(open, opinion, planned));
        }

        private IntStream order(MaskedOpinion opinion) {
            int size = opinion.drawn().length;
            Comparator<Integer> first =
                    switch (settings.order()) {
                        case CONFIDENCE ->
                                Comparator.comparingDouble(i -> -opinion.probability()[i]);
                        case ENTROPY -> Comparator.comparingDouble(i -> opinion.entropy()[i]);
                        case RANDOM -> {
                            double[] lots = random.doubles(size).toArray();
                            yield Comparator.comparingDouble(i -> lots[i]);
                        }
                    };
            return IntStream.range(0, size).boxed().sorted(first).mapToInt(i -> i);
        }

        private TokenSampler.Frame frame(int[] open, MaskedOpinion opinion, int planned) {
            int places = settledAt.length;
            var entropy = new float[places];
            var alternatives = new int[places][0];
            var chances = new float[places][0];
            for (int i = 0; i < open.length; i++) {
                int at = open[i] - prompt;
                confidence[at] = opinion.probability()[i];
                entropy[at] = opinion.entropy()[i];
                alternatives[at] = opinion.alternatives()[i];
                chances[at] = opinion.chances()[i];
            }
            return new TokenSampler.Frame(
                    0,
                    step,
                    planned,
                    tokens(),
                    settledAt.clone(),
                    confidence.clone(),
                    entropy,
                    alternatives,
                    chances);
        }
    }
}
