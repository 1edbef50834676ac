package noema.ui.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import noema.ui.look.Numbers;
import noema.ui.run.Cursor;
import noema.ui.run.Mind.Reading;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// What the pane of noise steps shows, without a toolkit. Used on the JavaFX thread only.
final class StepsModel {

    private final Workbench bench;
    private final Readings readings;
    private final Neighbours neighbours;
    private final Fan fan;
    private final ReadOnlyObjectWrapper<@Nullable RunNumbers> numbers =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);
    private final ObjectProperty<StepColour> colour = new SimpleObjectProperty<>(StepColour.NOISE);
    private final IntegerProperty pointed = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<List<StepLine>> lines =
            new ReadOnlyObjectWrapper<>(List.of());
    private double strongest;

    /// A model over what a workbench shows.
    ///
    /// @param background where known sentences are searched
    /// @param foreground the JavaFX thread
    StepsModel(Workbench bench, Executor background, Executor foreground) {
        this.bench = bench;
        fan = new Fan(bench);
        readings = new Readings(bench.mind(), this::refresh);
        neighbours = new Neighbours(background, foreground, this::refresh);
        bench.run().snapshotProperty().subscribe(this::runChanged);
        bench.playhead().cursorProperty().subscribe(this::refresh);
        bench.playhead().followingProperty().subscribe(this::refresh);
        bench.selection().placesProperty().subscribe(this::refresh);
        runChanged();
    }

    /// The run with its numbers; null before there is any.
    ReadOnlyObjectProperty<@Nullable RunNumbers> numbersProperty() {
        return numbers.getReadOnlyProperty();
    }

    /// Number of the sentence that is looked at closely; -1 when there is none.
    ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// What the colour of the cells says.
    ObjectProperty<StepColour> colourProperty() {
        return colour;
    }

    /// The place that the mouse points at in somebody's attention; -1 when there is none.
    IntegerProperty pointedProperty() {
        return pointed;
    }

    /// The noise steps of the current sentence.
    ReadOnlyObjectProperty<List<StepLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// Noise steps that the current sentence will have; 0 while unknown.
    int planned() {
        RunNumbers now = numbers.get();
        int number = current.get();
        return now == null || number < 0 ? 0 : now.sentences().get(number).planned();
    }

    /// The strongest guidance of the run, for scales.
    double strongestGuidance() {
        return strongest;
    }

    Readings readings() {
        return readings;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Fan fan() {
        return fan;
    }

    private void runChanged() {
        RunSnapshot run = bench.run().snapshot();
        RunNumbers now = run == null ? null : RunNumbers.of(run, numbers.get());
        strongest = now == null ? 0 : now.strongestGuidance();
        numbers.set(now);
        refresh();
    }

    /// Brings everything about the current sentence up to date, and asks for what is missing.
    private void refresh() {
        RunNumbers now = numbers.get();
        int number =
                CurrentSentence.of(
                        now == null ? null : now.run(),
                        bench.selection().placesProperty().get(),
                        bench.playhead().cursor());
        current.set(number);
        if (now == null || number < 0) {
            lines.set(List.of());
            fan.show(null, null);
            return;
        }
        SentenceNumbers sentence = now.sentences().get(number);
        List<StepLine> fresh = lines(sentence);
        if (!fresh.equals(lines.get())) {
            lines.set(fresh);
        }
        fan.show(now.run(), sentence.run());
        neighbours.want(sentence.run().steps());
        if (now.run().isOver() || !bench.playhead().followingProperty().get()) {
            readings.want(now.run(), number);
            fan.wantTexts();
        }
    }

    private List<StepLine> lines(SentenceNumbers sentence) {
        SentenceRun run = sentence.run();
        List<Reading> known = readings.of(run);
        var list = new ArrayList<StepLine>();
        for (int i = 0; i < sentence.steps().size(); i++) {
            Reading reading = i < known.size() ? known.get(i) : null;
            list.add(
                    new StepLine(
                            sentence.steps().get(i),
                            reading == null ? "" : reading.text(),
                            reading == null ? Double.NaN : reading.roundTrip(),
                            neighbours.of(run.steps().get(i))));
        }
        return List.copyOf(list);
    }

    /// Goes to a noise step. Where something is selected already, the selection comes along.
    ///
    /// @param step noise steps that are done, from 0
    void moveTo(int sentence, int step) {
        RunNumbers now = numbers.get();
        if (now == null || sentence < 0 || sentence >= now.sentences().size()) {
            return;
        }
        if (!bench.selection().isLit(now.place(sentence))) {
            bench.selection().select(now.place(sentence));
        }
        bench.playhead().moveTo(new Cursor(sentence, Math.max(0, step), 0));
    }

    /// Goes some noise steps on, or back, past the ends of sentences; words are passed over.
    void moveBy(int steps) {
        RunNumbers now = numbers.get();
        if (now == null || now.sentences().isEmpty()) {
            return;
        }
        Cursor here = bench.playhead().cursor();
        int sentence = here.sentence();
        int step = here.step() + steps;
        if (step > now.sentences().get(sentence).steps().size()
                && sentence + 1 < now.sentences().size()) {
            sentence++;
            step = 1;
        } else if (step < 1 && sentence > 0) {
            sentence--;
            step = now.sentences().get(sentence).steps().size();
        }
        moveTo(sentence, step);
    }

    /// Goes to the same noise step of another sentence.
    void moveSentence(int by) {
        Cursor here = bench.playhead().cursor();
        moveTo(here.sentence() + by, here.step());
    }

    /// Selects a place of the story, or nothing if it is the only one that is selected.
    void toggle(int place) {
        if (bench.selection().placesProperty().get().equals(Set.of(place))) {
            bench.selection().clear();
        } else {
            bench.selection().select(place);
        }
    }

    /// Selects the current sentence, or nothing if it is the only one that is selected.
    void toggleCurrent() {
        RunNumbers now = numbers.get();
        if (now != null && current.get() >= 0) {
            toggle(now.place(current.get()));
        }
    }

    /// How much a sentence looks at an earlier place, in words.
    String describeAttention(SentenceNumbers sentence, int place) {
        RunNumbers now = numbers.get();
        if (now == null || place >= now.run().places()) {
            return "";
        }
        String what = place < now.run().prompt().size() ? "of the prompt" : "of the story";
        int count = place < now.run().prompt().size() ? place : place - now.run().prompt().size();
        String share =
                Double.isNaN(sentence.attentionToNothing())
                        ? "No closer look was taken at this thought, so its attention is unknown."
                        : "%s of its attention (%s to nothing)"
                                .formatted(
                                        Numbers.percent(sentence.attention(place)),
                                        Numbers.percent(sentence.attentionToNothing()));
        return "Sentence %d %s: “%s”\n%s".formatted(count + 1, what, now.run().text(place), share);
    }
}
