package noema.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.concept.Concept;
import org.junit.jupiter.api.Test;

class RetrievalTest {
    private static final Concept PREDICTION = at(1, 0);

    private static Concept at(float x, float y) {
        return new Concept(new float[] {x, y});
    }

    @Test
    void countsTheOthersThatAreLessAlike() {
        Concept truth = at(2, 1);
        List<Concept> others = List.of(at(0, 1), at(-1, 0), at(1, 1), at(3, 0.1f));
        assertThat(Retrieval.contrastive(PREDICTION, truth, others)).isEqualTo(3 / 4.0);
    }

    @Test
    void asAlikeCountsHalf() {
        assertThat(Retrieval.contrastive(PREDICTION, at(0, 2), List.of(at(0, 5), at(-1, 0))))
                .isEqualTo(0.75);
    }

    @Test
    void theMostAlikeIsAloneAtTheTop() {
        assertThat(Retrieval.nearest(PREDICTION, at(5, 1), List.of(at(0, 1), at(1, 2)))).isTrue();
        assertThat(Retrieval.nearest(PREDICTION, at(1, 1), List.of(at(9, 1)))).isFalse();
        assertThat(Retrieval.nearest(PREDICTION, at(1, 1), List.of(at(3, 3)))).isFalse();
    }

    @Test
    void howLongAPredictionIsMakesNoDifference() {
        List<Concept> others = List.of(at(0, 1), at(-1, 0), at(1, 1));
        assertThat(Retrieval.contrastive(at(0.01f, 0), at(2, 1), others))
                .isEqualTo(Retrieval.contrastive(at(100, 0), at(2, 1), others));
    }
}
