package noema.ui.grid;

import java.lang.ref.Reference;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Trace;

/// How far a cell has come.
public sealed interface CellState {

    /// Its turn has not come.
    record Waiting() implements CellState {}

    /// It is being run.
    record Running() implements CellState {}

    /// It has been run.
    ///
    /// @param figures of the run
    /// @param text    of the story without its beginning
    /// @param trace   the run, as long as there is memory for it: four hundred runs can be more than that, and its recipe makes it
    ///                again
    record Done(StoryFigures figures, String text, Reference<Trace> trace) implements CellState {}

    /// It could not be run.
    ///
    /// @param sentence why, for users
    record Failed(String sentence) implements CellState {}
}
