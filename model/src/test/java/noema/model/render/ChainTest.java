package noema.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chains small enough that every one can be tried. Candidate k of place p is token 100 p + k.
class ChainTest {

    private static final int MANY = 3;

    private static float[] links(int places, SplittableRandom random) {
        var links = new float[places * MANY * MANY];
        for (int row = 0; row < places * MANY; row++) {
            double[] weights = random.doubles(MANY, 0.01, 1).toArray();
            double sum = Arrays.stream(weights).sum();
            for (int k = 0; k < MANY; k++) {
                links[row * MANY + k] = (float) Math.log(weights[k] / sum);
            }
        }
        // Nothing stands before the first place, so that all its rows are the same.
        for (int left = 1; left < MANY; left++) {
            System.arraycopy(links, 0, links, left * MANY, MANY);
        }
        return links;
    }

    private static float[] candidates(int places) {
        var candidates = new float[places * MANY];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = 100 * (i / MANY) + i % MANY;
        }
        return candidates;
    }

    private static double chance(int[] tokens, float[] links) {
        double sum = 0;
        int left = 0;
        for (int place = 0; place < tokens.length; place++) {
            int k = tokens[place] - 100 * place;
            sum += links[(place * MANY + left) * MANY + k];
            left = k;
        }
        return Math.exp(sum);
    }

    /// All sentences that a chain can be.
    private static int[][] all(int places) {
        return IntStream.range(0, (int) Math.pow(MANY, places))
                .mapToObj(number -> {
                    var tokens = new int[places];
                    int rest = number;
                    for (int place = 0; place < places; place++) {
                        tokens[place] = 100 * place + rest % MANY;
                        rest /= MANY;
                    }
                    return tokens;
                })
                .toArray(int[][]::new);
    }

    @Property(tries = 50)
    void noChainIsLikelierThanTheLikeliest(
            @ForAll @IntRange(min = 1, max = 5) int places, @ForAll long seed) {
        float[] links = links(places, new SplittableRandom(seed));
        int[] likeliest = Chain.of(candidates(places), links, 0, places).likeliest();

        double best = chance(likeliest, links);
        assertThat(Arrays.stream(all(places)).mapToDouble(tokens -> chance(tokens, links)).max())
                .hasValueCloseTo(best, within(1e-9));
    }

    @Property(tries = 50)
    void alternativesAreTheSharesOfAllChains(
            @ForAll @IntRange(min = 1, max = 5) int places, @ForAll long seed) {
        float[] links = links(places, new SplittableRandom(seed));
        Chain.Alternatives[] found = Chain.of(candidates(places), links, 0, places).alternatives();

        for (int place = 0; place < places; place++) {
            int at = place;
            for (int k = 0; k < MANY; k++) {
                int token = 100 * place + k;
                double share =
                        Arrays.stream(all(places))
                                .filter(tokens -> tokens[at] == token)
                                .mapToDouble(tokens -> chance(tokens, links))
                                .sum();
                assertThat((double) found[place].chance(token)).isCloseTo(share, within(1e-5));
            }
            for (int k = 1; k < MANY; k++) {
                assertThat(found[place].chances()[k])
                        .isLessThanOrEqualTo(found[place].chances()[k - 1]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void wholeChainsAreDrawnByTheirChances(double temperature) {
        var random = new SplittableRandom(5);
        float[] links = links(3, random);
        Chain chain = Chain.of(candidates(3), links, 0, 3);
        int draws = 20_000;
        int[][] sentences = all(3);
        var hits = new int[sentences.length];
        for (int i = 0; i < draws; i++) {
            int[] tokens = chain.drawn(random.doubles(3).toArray(), temperature);
            for (int s = 0; s < sentences.length; s++) {
                hits[s] += Arrays.equals(sentences[s], tokens) ? 1 : 0;
            }
        }
        double[] weights =
                Arrays.stream(sentences)
                        .mapToDouble(tokens -> Math.pow(chance(tokens, links), 1 / temperature))
                        .toArray();
        for (int s = 0; s < sentences.length; s++) {
            double p = weights[s] / Arrays.stream(weights).sum();
            assertThat(hits[s] / (double) draws)
                    .isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / draws)));
        }
    }

    @Property(tries = 30)
    void drawingWithHardlyAnyTemperatureTakesTheLikeliest(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        Chain chain = Chain.of(candidates(4), links(4, random), 0, 4);

        for (double temperature : new double[] {1e-9, 1e-30, Double.MIN_VALUE}) {
            assertThat(chain.drawn(random.doubles(4).toArray(), temperature))
                    .isEqualTo(chain.likeliest());
        }
    }

    @Test
    void aPartOfManyPlacesIsAChainOfItsOwn() {
        float[] links = links(4, new SplittableRandom(3));

        int[] part = Chain.of(candidates(4), links, 1, 3).likeliest();
        assertThat(part).hasSize(2);
        assertThat(part[0]).isBetween(100, 102);
        assertThat(part[1]).isBetween(200, 202);
        assertThat(Chain.of(candidates(4), links, 2, 2).likeliest()).isEmpty();
    }
}
