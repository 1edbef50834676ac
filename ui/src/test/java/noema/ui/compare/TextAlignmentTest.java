package noema.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextAlignmentTest {

    private static final String CAT = "The cat saw a bird.";
    private static final String BIG_CAT = "The big cat saw a bird.";
    private static final String RAIN = "It was raining outside.";
    private static final String HOME = "Then they all went home.";

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of(CAT, BIG_CAT, RAIN, HOME, "", "Cat.").list().ofMaxSize(6);
    }

    @Test
    void versionsOfOneSentenceFindEachOther() {
        assertThat(TextAlignment.partners(List.of(CAT, RAIN, HOME), List.of(RAIN, BIG_CAT, HOME)))
                .containsExactly(1, -1, 2);
        assertThat(TextAlignment.partners(List.of(CAT, HOME), List.of(BIG_CAT, RAIN, HOME)))
                .containsExactly(0, -1, 1);
    }

    @Property
    void partnersRise(@ForAll("texts") List<String> a, @ForAll("texts") List<String> b) {
        int last = -1;
        for (int partner : TextAlignment.partners(a, b)) {
            if (partner >= 0) {
                assertThat(partner).isGreaterThan(last).isLessThan(a.size());
                last = partner;
            }
        }
    }

    @Property
    void rowsKeepTheOrderAndTheWholeTextAndPutPartnersBesideEachOther(
            @ForAll("texts") List<String> a,
            @ForAll("texts") List<String> b,
            @ForAll("texts") List<String> c) {
        List<List<String>> texts = List.of(a, b, c);
        AlignedRows aligned = AlignedRows.of(texts, 1);
        var used = new HashSet<Integer>();
        for (int lane = 0; lane < texts.size(); lane++) {
            int[] rows = aligned.rows().get(lane);
            assertThat(rows).hasSize(texts.get(lane).size());
            for (int i = 0; i < rows.length; i++) {
                assertThat(rows[i]).isBetween(0, aligned.count() - 1);
                used.add(rows[i]);
                if (i > 0) {
                    assertThat(rows[i]).isGreaterThan(rows[i - 1]);
                }
                int partner = aligned.partners().get(lane)[i];
                if (partner >= 0) {
                    assertThat(rows[i]).isEqualTo(aligned.rows().get(1)[partner]);
                }
            }
        }
        assertThat(used).hasSize(aligned.count());
    }

    @Test
    void whatHasNoPartnerStandsBesideTheReference() {
        var reference = List.of(CAT, RAIN, HOME);
        var other = new ArrayList<String>(List.of("Dogs bark.", "Ducks swim.", "Fish dive."));
        AlignedRows aligned = AlignedRows.of(List.of(reference, other), 0);
        assertThat(aligned.count()).isEqualTo(3);
        assertThat(aligned.rows().get(1)).containsExactly(0, 1, 2);
        other.addFirst("Bees hum.");
        aligned = AlignedRows.of(List.of(reference, other), 0);
        assertThat(aligned.count()).isEqualTo(4);
        assertThat(aligned.rows().get(1)).containsExactly(0, 1, 2, 3);
    }
}
