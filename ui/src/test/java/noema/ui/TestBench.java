package noema.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import noema.model.concept.Concept;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.ui.look.Palette;
import noema.ui.run.Director;
import noema.ui.run.Mind;
import noema.ui.run.Playhead;
import noema.ui.run.RunModel;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Selection;
import noema.ui.run.Workbench;

/// A workbench for tests of panes: its mind answers at once with made-up words, its director writes down what it is told.
public final class TestBench implements Mind, Director {

    /// What the panes did.
    public final List<Edit> edits = new ArrayList<>();

    /// Sentences told to the user, files saved (name and text), texts copied.
    public final List<String> told = new ArrayList<>();

    /// Whether the mind is ready.
    public final SimpleBooleanProperty ready = new SimpleBooleanProperty(true);

    /// Colours.
    public final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.DARK);

    /// What panes are given.
    public final Workbench bench;

    /// A workbench that looks at a run.
    public TestBench(Trace trace) {
        var run = new RunModel();
        run.show(RunSnapshot.of(trace));
        bench = new Workbench(run, new Playhead(run), new Selection(), this, this, palette);
    }

    @Override
    public ObservableBooleanValue readyProperty() {
        return ready;
    }

    @Override
    public CompletionStage<List<Reading>> read(List<Concept> concepts, List<Said> previous) {
        return CompletableFuture.completedStage(
                concepts.stream().map(c -> new Reading("A made-up sentence.", 0.8)).toList());
    }

    @Override
    public CompletionStage<List<Concept>> encode(List<String> sentences) {
        return CompletableFuture.completedStage(
                sentences.stream()
                        .map(s -> {
                            var values = new float[Sample.SIZE];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = (float) Math.sin(s.hashCode() + i);
                            }
                            return new Concept(values);
                        })
                        .toList());
    }

    @Override
    public CompletionStage<List<Concept>> encodeParagraphs(List<String> texts) {
        return encode(texts.stream().map(text -> "paragraph " + text).toList());
    }

    @Override
    public CompletionStage<List<Alternative>> alternatives(
            RunSnapshot run, int sentence, int count) {
        var list = new ArrayList<Alternative>();
        for (int i = 0; i < count; i++) {
            var values = new float[Sample.SIZE];
            values[i % values.length] = 2;
            list.add(new Alternative(i, values, "Alternative " + i + ".", 1.0 / (i + 1)));
        }
        return CompletableFuture.completedStage(list);
    }

    @Override
    public String piece(int token) {
        return Sample.PIECES.get(token);
    }

    @Override
    public OptionalInt token(String word) {
        int id = Sample.PIECES.indexOf(" " + word);
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public void edit(Edit edit) {
        edits.add(edit);
    }

    @Override
    public void saveText(String name, String text) {
        told.add("save " + name + "\n" + text);
    }

    @Override
    public void copy(String text, String what) {
        told.add("copy " + text);
    }

    @Override
    public void tell(String sentence) {
        told.add("tell " + sentence);
    }
}
