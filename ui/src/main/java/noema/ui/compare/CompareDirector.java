package noema.ui.compare;

import javafx.beans.property.ReadOnlyBooleanProperty;
import noema.model.trace.Recipe;

/// What the comparison wants done. Used on the JavaFX thread; every call returns at once.
public interface CompareDirector {

    /// Runs all lanes but those that are pinned, one after another, so that each has the machine for itself.
    void run();

    /// Stops; lanes that are finished stay, and of the one that runs what it has finished.
    void stop();

    /// Whether lanes are being run.
    ReadOnlyBooleanProperty runningProperty();

    /// Shows the run of a lane in the explorer.
    void open(Lane lane);

    /// The settings that the explorer would run now.
    Recipe settings();

    /// Asks for the folder of another checkpoint and has it tell a lane.
    void chooseCheckpoint(Lane lane);

    /// The text of a token in a lane.
    String piece(Lane lane, int token);

    /// Saves a picture of the lanes.
    void savePicture();

    /// Saves an animation of the lanes, or stops making it.
    void saveMovie();

    /// Saves the figures, the settings that differ and the texts as Markdown.
    void saveTable();

    /// Puts the same on the clipboard.
    void copyTable();
}
