package noema.ui.controls;

import java.util.Set;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import noema.model.trace.Recipe;
import noema.model.trace.Way;

/// What the controls want done. Used on the JavaFX thread; every call returns at once.
public interface Conductor {

    /// Starts a run now; one that is going on is stopped first (the latest wins).
    void run(Recipe recipe);

    /// Starts a run after those that are going on or waiting.
    void enqueue(Recipe recipe);

    /// Stops the run that is going on; what it has finished stays. Without one, nothing happens.
    ///
    /// @param afterSentence whether the sentence that is being made is finished first
    void stop(boolean afterSentence);

    /// The ways to write that there are models for; all of them while that is not known.
    ObservableValue<Set<Way>> waysProperty();

    /// What it is doing.
    ReadOnlyObjectProperty<RunState> stateProperty();

    /// How much of the run is done, 0 to 1; -1 while unknown.
    ReadOnlyDoubleProperty progressProperty();

    /// How long the run will still take, in seconds; negative while unknown.
    ReadOnlyDoubleProperty secondsLeftProperty();

    /// Recipes that wait for their turn, next first. Whoever takes one out of the list withdraws it.
    ObservableList<Recipe> waiting();
}
