package noema.model.render;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The open places of one sentence as a Markov chain: each has some candidates, and how likely they are depends on the token to
/// the left. So neighbours that are settled in the same step know of each other.
///
/// Masked diffusion draws all tokens of a step by themselves, which is where its broken phrases come from when steps are few. A light
/// head that also reads the left neighbour makes a chain of them, as in Sun et al. 2019 (arXiv 1910.11555) and, for diffusion, Liu
/// et al. 2024 (arXiv 2410.01949).
final class Chain {

    private final int[][] candidates;

    // [place][candidate to the left][candidate]; all rows are the same behind a settled token.
    private final double[][][] links;

    private Chain(int[][] candidates, double[][][] links) {
        this.candidates = candidates;
        this.links = links;
    }

    /// The chain of the places from `first` to before `end`.
    ///
    /// @param candidates tokens [M, K]
    /// @param links      log-chances [M, K, K]
    static Chain of(float[] candidates, float[] links, int first, int end) {
        int many = candidates.length == 0 ? 0 : links.length / candidates.length;
        var tokens = new int[end - first][many];
        var chances = new double[end - first][many][many];
        for (int place = first; place < end; place++) {
            for (int k = 0; k < many; k++) {
                tokens[place - first][k] = (int) candidates[place * many + k];
                for (int left = 0; left < many; left++) {
                    chances[place - first][left][k] = links[(place * many + left) * many + k];
                }
            }
        }
        return new Chain(tokens, chances);
    }

    /// Tokens of the likeliest chain (Viterbi).
    int[] likeliest() {
        int places = candidates.length;
        var from = new int[places][];
        double[] best = {0};
        for (int place = 0; place < places; place++) {
            int many = candidates[place].length;
            var next = new double[many];
            from[place] = new int[many];
            Arrays.fill(next, Double.NEGATIVE_INFINITY);
            for (int left = 0; left < best.length; left++) {
                for (int k = 0; k < many; k++) {
                    double score = best[left] + links[place][left][k];
                    if (score > next[k]) {
                        next[k] = score;
                        from[place][k] = left;
                    }
                }
            }
            best = next;
        }
        var tokens = new int[places];
        int k = places == 0 ? 0 : largest(best);
        for (int place = places - 1; place >= 0; place--) {
            tokens[place] = candidates[place][k];
            k = from[place][k];
        }
        return tokens;
    }

    /// Tokens drawn from left to right, each with an eye on all that may follow it: whole chains with chances in proportion to
    /// theirs to the power of 1 / temperature. Near 0 that is the [likeliest][#likeliest], at 1 what the network says.
    ///
    /// @param uniforms    one number in [0, 1) for each place
    /// @param temperature above 0
    int[] drawn(double[] uniforms, double temperature) {
        int places = candidates.length;
        double[][] prospects = prospects(temperature);
        var tokens = new int[places];
        int left = 0;
        for (int place = 0; place < places; place++) {
            left =
                    Tempered.of(links[place][left], prospects[place], temperature)
                            .at(uniforms[place]);
            tokens[place] = candidates[place][left];
        }
        return tokens;
    }

    /// What all that may follow adds to the log-chance of each candidate [place][candidate]: a soft maximum over the rest of the
    /// chain, which is 0 at temperature 1.
    private double[][] prospects(double temperature) {
        int places = candidates.length;
        var prospects = new double[places][];
        Arrays.setAll(prospects, place -> new double[candidates[place].length]);
        for (int place = places - 2; place >= 0; place--) {
            for (int k = 0; k < prospects[place].length; k++) {
                prospects[place][k] =
                        Tempered.of(links[place + 1][k], prospects[place + 1], temperature)
                                .softMaximum();
            }
        }
        return prospects;
    }

    /// Scores to choose by at a temperature.
    ///
    /// @param top     largest score
    /// @param weights chances times a factor: e to the power of (score - top) / temperature
    private record Tempered(double top, double[] weights, double temperature) {

        static Tempered of(double[] links, double[] prospects, double temperature) {
            var scores = new double[links.length];
            Arrays.setAll(scores, k -> links[k] + prospects[k]);
            double top = scores[largest(scores)];
            return new Tempered(
                    top,
                    Arrays.stream(scores).map(x -> Math.exp((x - top) / temperature)).toArray(),
                    temperature);
        }

        double softMaximum() {
            return top + temperature * Math.log(Arrays.stream(weights).sum());
        }

        /// What a number in [0, 1) falls on.
        int at(double uniform) {
            double rest = uniform * Arrays.stream(weights).sum();
            int k = 0;
            while (k < weights.length - 1 && rest >= weights[k]) {
                rest -= weights[k];
                k++;
            }
            return k;
        }
    }

    /// What a place may say, whatever stands beside it: tokens and their chances, likeliest first.
    record Alternatives(int[] tokens, float[] chances) {

        /// The chance of a token, 0 where it is not among them.
        float chance(int token) {
            for (int i = 0; i < tokens.length; i++) {
                if (tokens[i] == token) {
                    return chances[i];
                }
            }
            return 0;
        }

        /// The first of them.
        Alternatives first(int many) {
            int kept = Math.min(many, tokens.length);
            return new Alternatives(Arrays.copyOf(tokens, kept), Arrays.copyOf(chances, kept));
        }
    }

    /// Alternatives of every place: the marginal distributions of the chain.
    Alternatives[] alternatives() {
        var all = new Alternatives[candidates.length];
        double[] before = {1};
        for (int place = 0; place < candidates.length; place++) {
            var now = new double[candidates[place].length];
            for (int left = 0; left < before.length; left++) {
                for (int k = 0; k < now.length; k++) {
                    now[k] += before[left] * Math.exp(links[place][left][k]);
                }
            }
            all[place] = sorted(candidates[place], now);
            before = now;
        }
        return all;
    }

    private static Alternatives sorted(int[] tokens, double[] chances) {
        int[] order =
                IntStream.range(0, tokens.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(k -> -chances[k]))
                        .mapToInt(k -> k)
                        .toArray();
        var sorted = new Alternatives(new int[order.length], new float[order.length]);
        for (int i = 0; i < order.length; i++) {
            sorted.tokens[i] = tokens[order[i]];
            sorted.chances[i] = (float) Math.min(1, chances[order[i]]);
        }
        return sorted;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
