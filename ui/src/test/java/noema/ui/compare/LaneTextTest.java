package noema.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.compare.SentenceTrack.Shown;
import org.junit.jupiter.api.Test;

class LaneTextTest {

    private static final LaneTimeline RUN = Lanes.run(2);
    private static final LaneText TEXT = LaneText.of(RUN);

    private static Shown at(int sentence, int happened) {
        SentenceTrack track = TEXT.tracks().get(sentence);
        return track.at(track.phase(happened), Sample.PIECES::get);
    }

    private static int after(Class<? extends TraceEvent> kind, int count) {
        int seen = 0;
        for (int i = 0; i < RUN.size(); i++) {
            seen += kind.isInstance(RUN.event(i)) ? 1 : 0;
            if (seen == count) {
                return i + 1;
            }
        }
        throw new AssertionError("there are fewer");
    }

    @Test
    void atTheEndAllIsThere() {
        assertThat(TEXT.sentences()).containsExactly("The cat saw a bird.", "The cat saw a bird.");
        assertThat(at(1, RUN.size())).isEqualTo(new Shown("The cat saw a bird.", 19, List.of()));
        assertThat(TEXT.tokens(RUN.size())).isEqualTo(12);
    }

    @Test
    void wordsKeepTheirPlaceFromTheBeginning() {
        assertThat(at(0, 0)).isEqualTo(new Shown("The cat saw a bird.", 0, List.of()));
        Shown first = at(0, after(TraceEvent.TokenFrame.class, 1));
        assertThat(first.text()).isEqualTo("The cat saw a bird.");
        assertThat(first.visible()).isEqualTo(19);
        // The first two of six are settled; the full stop has no gap before it.
        assertThat(first.open()).containsExactly(8, 11, 12, 13, 14, 18, 18, 19);
        assertThat(TEXT.tokens(after(TraceEvent.TokenFrame.class, 1))).isEqualTo(2);
        assertThat(at(1, after(TraceEvent.TokenFrame.class, 3)).visible()).isZero();
    }

    @Test
    void whatTheRunDoesIsSaid() {
        assertThat(Activity.at(RUN, 1)).isEqualTo("begins");
        assertThat(Activity.at(RUN, after(TraceEvent.ThoughtStep.class, 1)))
                .isEqualTo("thinks of sentence 1");
        assertThat(Activity.at(RUN, after(TraceEvent.TokenFrame.class, 4)))
                .isEqualTo("writes sentence 2");
        assertThat(Activity.at(RUN, RUN.size())).isEqualTo("told 2 sentences");
    }
}
