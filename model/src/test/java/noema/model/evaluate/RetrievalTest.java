package noema.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.concept.Concept;
import org.junit.jupiter.api.Test;

class RetrievalTest {

    private static final Concept PREDICTION = at(0, 0);

    @Test
    void shareOfOthersThatLieFurther() {
        Concept truth = at(0, 2);
        List<Concept> others = List.of(at(1, 0), at(3, 0), at(-4, 0), at(0, 5));

        assertThat(Retrieval.contrastive(PREDICTION, truth, others)).isEqualTo(3 / 4.0);
    }

    @Test
    void anOtherAsFarCountsHalf() {
        assertThat(Retrieval.contrastive(PREDICTION, at(0, 2), List.of(at(2, 0), at(0, 3))))
                .isEqualTo(0.75);
    }

    @Test
    void onlyTheNearestOfAllIsFound() {
        assertThat(Retrieval.nearest(PREDICTION, at(0, 1), List.of(at(2, 0), at(0, -3)))).isTrue();
        assertThat(Retrieval.nearest(PREDICTION, at(0, 2), List.of(at(3, 0), at(0, 1)))).isFalse();
        assertThat(Retrieval.nearest(PREDICTION, at(0, 2), List.of(at(2, 0)))).isFalse();
    }

    private static Concept at(float x, float y) {
        return new Concept(new float[] {x, y});
    }
}
