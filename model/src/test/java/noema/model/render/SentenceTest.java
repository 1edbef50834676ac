package noema.model.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.concept.Concept;
import noema.model.text.Tokenizer;

/// Second looks: which places are thought over together.
class SentenceTest {

    private static final TokenSettings CERTAIN =
            new TokenSettings(2, 0, 0, TokenOrder.CONFIDENCE, 0.9, 1);

    private static final TextRenderer.Thought THOUGHT =
            new TextRenderer.Thought(new Concept(new float[4]), 0, List.of());

    /// A complete sentence of tokens 10, 11, 12 and so on, each as sure as told (more than .5).
    private static Sentence complete(double[] sure) {
        int n = sure.length;
        var sentence = new Sentence(0, THOUGHT, n, 0, 0, CERTAIN, 1);
        var candidates = new float[n * 2];
        var links = new float[n * 4];
        for (int i = 0; i < n; i++) {
            candidates[2 * i] = 10 + i;
            candidates[2 * i + 1] = 5;
            for (int left = 0; left < 2; left++) {
                links[4 * i + 2 * left] = (float) Math.log(sure[i]);
                links[4 * i + 2 * left + 1] = (float) Math.log(1 - sure[i]);
            }
        }
        sentence.hear(new TextRenderer.Outlook(candidates, links, new float[n]), 0);
        sentence.commit(CERTAIN.steps());
        return sentence;
    }

    @Property
    void everyUnsurePlaceIsHiddenOnceAndApartFromItsNeighbours(
            @ForAll @IntRange(min = 1, max = 30) int length, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        double[] sure = random.doubles(length, 0.51, 1).toArray();
        Sentence sentence = complete(sure);
        List<Sentence.Doubt> doubts = sentence.doubts();

        Set<Integer> unsure =
                IntStream.range(0, length)
                        .filter(k -> sure[k] < CERTAIN.threshold())
                        .boxed()
                        .collect(Collectors.toSet());
        assertThat(doubts.stream().flatMap(d -> d.places().stream()))
                .containsExactlyInAnyOrderElementsOf(unsure);
        assertThat(doubts).hasSizeLessThanOrEqualTo(2);
        for (Sentence.Doubt doubt : doubts) {
            List<Integer> places = doubt.places();
            for (int i = 1; i < places.size(); i++) {
                assertThat(places.get(i) - places.get(i - 1)).isGreaterThanOrEqualTo(2);
            }
            int[] canvas = doubt.canvas();
            for (int k = 0; k < length; k++) {
                assertThat(canvas[k]).isEqualTo(places.contains(k) ? Tokenizer.MASK : 10 + k);
            }
            assertThat(doubt.hidden().boxed())
                    .containsExactlyElementsOf(places.stream().map(place -> 10 + place).toList());
        }
        assertThat(Arrays.stream(sentence.ids).boxed()).doesNotContain(Tokenizer.MASK);
    }
}
