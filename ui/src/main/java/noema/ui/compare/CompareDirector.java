package noema.ui.compare;

import javafx.beans.property.ReadOnlyBooleanProperty;

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

    /// Saves a picture of the lanes.
    void savePicture();

    /// Saves an animation of the lanes, or stops making it.
    void saveMovie();

    /// Saves the figures, the settings that differ and the texts as Markdown.
    void saveTable();

    /// Puts the same on the clipboard.
    void copyTable();
}
