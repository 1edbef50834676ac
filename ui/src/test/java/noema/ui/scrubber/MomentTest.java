package noema.ui.scrubber;

import static org.assertj.core.api.Assertions.assertThat;

import noema.ui.Sample;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private final RunSnapshot run = RunSnapshot.of(Sample.trace(3));

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    0, 0, 0, before the first thought
                    2, 0, 0, sentence 3 · not begun
                    2, 2, 0, sentence 3 · noise step 2 of 4 (noise 0.55)
                    0, 4, 2, sentence 1 · token frame 2 of 3
                    """)
    void placesHaveNames(int sentence, int step, int frame, String label) {
        assertThat(Moment.of(run, new Cursor(sentence, step, frame)).label()).isEqualTo(label);
    }

    @Test
    void aMomentIsNotTakenForTheResultOfAShorterRun() {
        assertThat(Moment.of(run, new Cursor(2, 2, 0)).meaning())
                .isEqualTo(
                        "A moment inside a run of 4 noise steps, not the result of a run of 2: that would come out differently.");
        assertThat(Moment.of(run, new Cursor(2, 4, 0)).meaning()).contains("last of its 4");
        assertThat(Moment.of(run, new Cursor(2, 4, 3)).meaning()).contains("finished sentence");
    }

    @Test
    void thereNeedNotBeARun() {
        assertThat(Moment.of(null, Cursor.START).label()).isEqualTo("no run yet");
    }
}
