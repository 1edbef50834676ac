package noema.app.desktop;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Films what a room shows into a file, one film at a time, and tells the user how far it is.
final class Filming {

    private final Explorer explorer;
    private final AtomicBoolean going = new AtomicBoolean();

    Filming(Explorer explorer) {
        this.explorer = explorer;
    }

    /// Stops the film that is being made.
    ///
    /// @return whether there was one
    boolean stop() {
        return going.getAndSet(false);
    }

    /// Begins a film.
    ///
    /// @param subject what is filmed, for the user
    /// @param cut     called on the JavaFX thread when it is over, however it ended
    void begin(Path file, Movie movie, String subject, Runnable cut) {
        going.set(true);
        explorer.inBackground(
                () -> {
                    boolean done =
                            movie.write(
                                    file,
                                    percent ->
                                            say(
                                                    "Filming %s, %d %% done; the same command again stops it."
                                                            .formatted(subject, percent)),
                                    () -> !going.get());
                    end(cut);
                    say(
                            done
                                    ? "Animation saved as " + file + "."
                                    : "Stopped; no file was written.");
                },
                sentence -> {
                    end(cut);
                    explorer.tell(sentence);
                });
    }

    private void end(Runnable cut) {
        going.set(false);
        Platform.runLater(cut);
    }

    private void say(String sentence) {
        Platform.runLater(() -> explorer.tell(sentence));
    }
}
