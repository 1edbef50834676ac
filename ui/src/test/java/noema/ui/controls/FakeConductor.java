package noema.ui.controls;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import noema.model.trace.Recipe;
import noema.model.trace.Way;

/// Writes its orders down.
final class FakeConductor implements Conductor {

    final List<Recipe> runs = new ArrayList<>();
    final List<Boolean> stops = new ArrayList<>();
    final SimpleObjectProperty<RunState> state = new SimpleObjectProperty<>(RunState.IDLE);
    final SimpleDoubleProperty progress = new SimpleDoubleProperty(-1);
    final SimpleDoubleProperty secondsLeft = new SimpleDoubleProperty(-1);
    final SimpleObjectProperty<Set<Way>> ways =
            new SimpleObjectProperty<>(EnumSet.allOf(Way.class));
    final ObservableList<Recipe> waiting = FXCollections.observableArrayList();

    @Override
    public ObservableValue<Set<Way>> waysProperty() {
        return ways;
    }

    @Override
    public void run(Recipe recipe) {
        runs.add(recipe);
        state.set(RunState.RUNNING);
    }

    @Override
    public void enqueue(Recipe recipe) {
        waiting.add(recipe);
    }

    @Override
    public void stop(boolean afterSentence) {
        stops.add(afterSentence);
        state.set(afterSentence ? RunState.STOPPING : RunState.IDLE);
    }

    @Override
    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state;
    }

    @Override
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    @Override
    public ReadOnlyDoubleProperty secondsLeftProperty() {
        return secondsLeft;
    }

    @Override
    public ObservableList<Recipe> waiting() {
        return waiting;
    }
}
