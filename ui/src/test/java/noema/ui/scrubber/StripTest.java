package noema.ui.scrubber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

class StripTest {

    private static final Trace TRACE = Sample.trace(3);

    @Test
    void everyPositionIsFoundAgainWhereItLies() {
        for (Trace trace : List.of(TRACE, Sample.paragraphs(2), Sample.wordByWord(2))) {
            for (int events = 0; events <= trace.events().size(); events++) {
                check(soFar(trace, events));
            }
        }
    }

    private static void check(RunSnapshot run) {
        Strip strip = Strip.of(run);
        int moments = run.sentences().stream().mapToInt(s -> s.moments()).sum();
        double before = 0;
        for (int position = 1; position <= moments; position++) {
            double share = strip.shareOf(position);
            assertThat(share).isGreaterThan(before).isLessThan(1);
            assertThat(strip.positionAt(share)).isEqualTo(position);
            before = share;
        }
        assertThat(strip.positionAt(-0.1)).isZero();
        assertThat(strip.positionAt(1.1)).isEqualTo(moments);
    }

    @Test
    void aFinishedRunHasNoRoomLeftOver() {
        Strip strip = Strip.of(RunSnapshot.of(TRACE));
        assertThat(strip.cells()).isEqualTo(3 * (4 + 3));
        assertThat(strip.segments()).extracting(Strip.Segment::start).containsExactly(0, 7, 14);
    }

    @Test
    void aRunThatGoesOnKeepsRoomForWhatIsToCome() {
        Strip strip = Strip.of(soFar(6));
        assertThat(strip.cells()).isEqualTo(3 * (4 + 3));
        Strip.Segment first = strip.segments().getFirst();
        assertThat(first.steps()).isEqualTo(3);
        assertThat(first.stepRoom()).isEqualTo(4);
        assertThat(first.frames()).isZero();
        // Where nothing is yet, the last moment there is counts.
        assertThat(strip.positionAt(0.9)).isEqualTo(3);
    }

    @Test
    void aRunThatWasStoppedShowsOnlyWhatThereIs() {
        RunSnapshot run =
                soFar(6).plus(
                                List.of(
                                        new TraceEvent.RunEnded(
                                                TraceEvent.End.CANCELLED, 0.1, 6, 0)));
        assertThat(Strip.of(run).cells()).isEqualTo(3);
    }

    @Test
    void nothingIsAnEmptyStrip() {
        assertThat(Strip.of(null).positionAt(0.5)).isZero();
        assertThat(Strip.of(null).shareOf(0)).isZero();
    }

    private static RunSnapshot soFar(int events) {
        return soFar(TRACE, events);
    }

    private static RunSnapshot soFar(Trace trace, int events) {
        return RunSnapshot.begin(trace.recipe(), trace.model(), trace.device())
                .plus(trace.events().subList(0, events));
    }
}
