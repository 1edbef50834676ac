package noema.app.desktop;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// A room at work: what it shows, and what the actions of the window mean in it.
interface RoomWork {

    /// All of it, made when it is first asked for.
    Region node();

    /// Generates what the room is for.
    void run();

    /// Stops that.
    ///
    /// @param afterSentence whether a sentence that has been begun may be finished, where there is one
    void stop(boolean afterSentence);

    /// Plays or pauses what is shown.
    void play();

    /// Handles a key that no control wanted, and consumes it if it means something here.
    void steer(KeyEvent e);

    /// Asks for a file and writes a report into it.
    void saveReport();

    /// Asks for a file and writes a picture into it.
    void savePicture();

    /// Asks for a file and films what is shown for it; asked again meanwhile, it stops filming.
    void saveMovie();
}
