package noema.ui.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import noema.model.concept.Concept;
import noema.ui.TestBench;
import noema.ui.run.Mind;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;

/// A mind whose answers the test gives when it likes.
final class SlowMind implements Mind {

    /// Questions for readings of the four noise steps of a thought, in their order.
    final List<CompletableFuture<List<Reading>>> readings = new ArrayList<>();

    /// Questions for readings of candidates.
    final List<CompletableFuture<List<Reading>>> candidates = new ArrayList<>();

    /// Questions for other thoughts.
    final List<CompletableFuture<List<Alternative>>> thoughts = new ArrayList<>();

    /// Whether it is there.
    final SimpleBooleanProperty ready = new SimpleBooleanProperty(true);

    /// A workbench like another, with this mind.
    Workbench bench(TestBench test) {
        Workbench other = test.bench;
        return new Workbench(
                other.run(),
                other.playhead(),
                other.selection(),
                this,
                other.director(),
                other.palette());
    }

    @Override
    public ObservableBooleanValue readyProperty() {
        return ready;
    }

    @Override
    public CompletionStage<List<Reading>> read(List<Concept> concepts, List<Said> previous) {
        var questions = concepts.size() == 4 ? readings : candidates;
        questions.add(new CompletableFuture<>());
        return questions.getLast();
    }

    @Override
    public CompletionStage<List<Concept>> encode(List<String> sentences) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<List<Concept>> encodeParagraphs(List<String> texts) {
        return encode(texts);
    }

    @Override
    public CompletionStage<List<Alternative>> alternatives(
            RunSnapshot run, int sentence, int count) {
        thoughts.add(new CompletableFuture<>());
        return thoughts.getLast();
    }

    @Override
    public String piece(int token) {
        return "";
    }

    @Override
    public OptionalInt token(String word) {
        return OptionalInt.empty();
    }
}
