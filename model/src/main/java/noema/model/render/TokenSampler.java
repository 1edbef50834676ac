package noema.model.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;

/// Settles the tokens of sentences step by step: masked discrete diffusion in sampling direction.
///
/// A canvas starts fully masked at the sentence's length. In every step the network is asked about all open places at
/// once, and some of its answers are committed: as many as the plan wants, in the order asked for, and beyond that every
/// answer above the confidence threshold (Fast-dLLM). Committed tokens stay (carry-over), until optional rounds of
/// remasking think the least certain ones over (ReMDM). Two neighbours that repeat each other are never committed in the
/// same step, since neither could know of the other.
public final class TokenSampler {

    private static final double REMASKED = 0.2;

    private final TextRenderer renderer;

    /// A sampler over a renderer.
    public TokenSampler(TextRenderer renderer) {
        this.renderer = renderer;
    }

    /// A canvas after a step.
    ///
    /// @param row         which of the sentences rendered together
    /// @param step        from 1
    /// @param steps       steps planned at most, remasking included
    /// @param ids         tokens, MASK where still open
    /// @param settledAt   step in which each token was committed, 0 where open
    /// @param confidence  probability of the committed token, or of the token drawn for an open place, 0 to 1
    /// @param entropy     of each place's distribution, in nats; 0 for places that were not open
    /// @param alternatives likeliest tokens of each place that was open in this step, else empty
    /// @param chances     their probabilities
    public record Frame(
            int row,
            int step,
            int steps,
            int[] ids,
            int[] settledAt,
            float[] confidence,
            float[] entropy,
            int[][] alternatives,
            float[][] chances) {}

    /// Hears every frame.
    @FunctionalInterface
    public interface Listener {
        /// Called after each step of each sentence.
        void drawn(Frame frame);
    }

    /// Renders several thoughts side by side, all words left to the network.
    ///
    /// @see #render(List, List, List, List, TokenSettings, long, Listener, BooleanSupplier)
    public List<int[]> render(
            List<TextRenderer.Thought> thoughts,
            List<Integer> lengths,
            List<Integer> rows,
            TokenSettings settings,
            long seed,
            Listener listener,
            BooleanSupplier cancelled) {
        List<Map<Integer, Integer>> none = Collections.nCopies(thoughts.size(), Map.of());
        return render(thoughts, lengths, rows, none, settings, seed, listener, cancelled);
    }

    /// Renders several thoughts side by side.
    ///
    /// @param lengths   tokens of each sentence, at least 1
    /// @param rows      number of each sentence in the run; with the seed it decides everything random
    /// @param given     for each sentence the tokens that stand at places of it from the first step on, whatever the network
    ///                  thinks; places beyond the length are without effect
    /// @param cancelled asked before every step
    /// @return token ids of each sentence; places still open when cancelled hold MASK
    public List<int[]> render(
            List<TextRenderer.Thought> thoughts,
            List<Integer> lengths,
            List<Integer> rows,
            List<Map<Integer, Integer>> given,
            TokenSettings settings,
            long seed,
            Listener listener,
            BooleanSupplier cancelled) {
        var sentences = new ArrayList<Sentence>();
        for (int i = 0; i < thoughts.size(); i++) {
            var sentence =
                    new Sentence(i, thoughts.get(i), lengths.get(i), rows.get(i), settings, seed);
            given.get(i).forEach(sentence::give);
            sentences.add(sentence);
        }
        int total = settings.steps() + settings.remask();
        for (int step = 1; step <= total; step++) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            int now = step;
            List<Sentence> open = sentences.stream().filter(s -> s.prepare(now)).toList();
            if (open.isEmpty()) {
                continue;
            }
            look(open, settings);
            for (Sentence sentence : open) {
                listener.drawn(sentence.commit(now, total));
            }
        }
        return sentences.stream().map(s -> s.ids).toList();
    }

    private void look(List<Sentence> open, TokenSettings settings) {
        int longest = open.stream().mapToInt(s -> s.ids.length).max().orElse(1);
        var uniforms = new float[open.size() * longest];
        for (int i = 0; i < open.size(); i++) {
            Sentence sentence = open.get(i);
            for (int k = 0; k < sentence.ids.length; k++) {
                uniforms[i * longest + k] = (float) (sentence.random.nextInt(1 << 24) * 0x1p-24);
            }
        }
        TextRenderer.Opinion opinion =
                renderer.look(
                        open.stream().map(s -> s.ids).toList(),
                        open.stream().map(s -> s.thought).toList(),
                        uniforms,
                        settings.temperature(),
                        settings.guidance());
        int heard = 0;
        for (Sentence sentence : open) {
            heard = sentence.hear(opinion, heard);
        }
    }

    /// One sentence under way.
    private static final class Sentence {
        private final int row;
        private final TextRenderer.Thought thought;
        private final TokenSettings settings;
        private final SplittableRandom random;
        private final int[] ids;
        private final int[] settledAt;
        private final float[] confidence;
        private final float[] entropy;
        private final int[][] alternatives;
        private final float[][] chances;
        private final int[] drawn;

        Sentence(
                int row,
                TextRenderer.Thought thought,
                int length,
                int number,
                TokenSettings settings,
                long seed) {
            this.row = row;
            this.thought = thought;
            this.settings = settings;
            this.random = Randomness.stream(seed, 11, number);
            ids = new int[length];
            Arrays.fill(ids, Tokenizer.MASK);
            settledAt = new int[length];
            confidence = new float[length];
            entropy = new float[length];
            alternatives = new int[length][0];
            chances = new float[length][0];
            drawn = new int[length];
        }

        /// Commits a token before the first step. Its confidence of 1 keeps it out of every remasking.
        void give(int place, int token) {
            if (place < ids.length) {
                ids[place] = token;
                settledAt[place] = 1;
                confidence[place] = 1;
            }
        }

        /// Opens places for a remasking step; answers whether there is anything open.
        boolean prepare(int step) {
            if (step > settings.steps() && openPlaces() == 0) {
                int again = (int) Math.ceil(REMASKED * ids.length);
                Integer[] leastCertain = places();
                Arrays.sort(leastCertain, (a, b) -> Float.compare(confidence[a], confidence[b]));
                for (int i = 0; i < again; i++) {
                    // A token the network is sure of in the light of the others needs no second
                    // thought.
                    if (confidence[leastCertain[i]] < settings.threshold()) {
                        ids[leastCertain[i]] = Tokenizer.MASK;
                        settledAt[leastCertain[i]] = 0;
                    }
                }
            }
            return openPlaces() > 0;
        }

        /// Takes in what the network thinks of the open places, from the answer `first` on; answers which comes next.
        int hear(TextRenderer.Opinion opinion, int first) {
            int answer = first;
            for (int k = 0; k < ids.length; k++) {
                boolean open = ids[k] == Tokenizer.MASK;
                entropy[k] = open ? opinion.entropy()[answer] : 0;
                alternatives[k] = new int[open ? TextRenderer.TOP : 0];
                chances[k] = new float[open ? TextRenderer.TOP : 0];
                if (open) {
                    drawn[k] = (int) opinion.drawn()[answer];
                    confidence[k] = opinion.probability()[answer];
                    for (int a = 0; a < TextRenderer.TOP; a++) {
                        alternatives[k][a] = (int) opinion.top()[answer * TextRenderer.TOP + a];
                        chances[k][a] = opinion.chances()[answer * TextRenderer.TOP + a];
                    }
                    answer++;
                }
            }
            return answer;
        }

        Frame commit(int step, int total) {
            boolean last = step >= settings.steps();
            int settled = ids.length - openPlaces();
            int wanted =
                    last
                            ? ids.length
                            : (int) Math.ceil(ids.length * step / (double) settings.steps());
            Integer[] order = places();
            sort(order);
            for (int place : order) {
                boolean sure =
                        confidence[place] >= settings.threshold() && settings.threshold() < 1;
                if (ids[place] != Tokenizer.MASK || !(settled < wanted || sure)) {
                    continue;
                }
                if (!last && repeatsNeighbour(place, step)) {
                    continue;
                }
                ids[place] = drawn[place];
                settledAt[place] = step;
                settled++;
            }
            return new Frame(
                    row,
                    step,
                    total,
                    ids.clone(),
                    settledAt.clone(),
                    confidence.clone(),
                    entropy.clone(),
                    Arrays.stream(alternatives).map(int[]::clone).toArray(int[][]::new),
                    Arrays.stream(chances).map(float[]::clone).toArray(float[][]::new));
        }

        private boolean repeatsNeighbour(int place, int step) {
            return (place > 0 && settledAt[place - 1] == step && ids[place - 1] == drawn[place])
                    || (place + 1 < ids.length
                            && settledAt[place + 1] == step
                            && ids[place + 1] == drawn[place]);
        }

        private void sort(Integer[] order) {
            switch (settings.order()) {
                case CONFIDENCE ->
                        Arrays.sort(order, (a, b) -> Float.compare(confidence[b], confidence[a]));
                case ENTROPY -> Arrays.sort(order, (a, b) -> Float.compare(entropy[a], entropy[b]));
                case RANDOM -> {
                    for (int i = order.length - 1; i > 0; i--) {
                        int j = random.nextInt(i + 1);
                        Integer swapped = order[i];
                        order[i] = order[j];
                        order[j] = swapped;
                    }
                }
            }
        }

        private Integer[] places() {
            var places = new Integer[ids.length];
            Arrays.setAll(places, i -> i);
            return places;
        }

        private int openPlaces() {
            int open = 0;
            for (int id : ids) {
                open += id == Tokenizer.MASK ? 1 : 0;
            }
            return open;
        }
    }
}
