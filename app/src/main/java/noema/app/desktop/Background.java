package noema.app.desktop;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import noema.model.tensor.NoemaException;

/// Does away from the JavaFX thread what takes long; why something failed is told on it.
final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class.getName());

    private final Consumer<String> tell;

    /// @param tell tells the user a sentence
    Background(Consumer<String> tell) {
        this.tell = tell;
    }

    /// Does something; a failure is told to the user.
    void run(Runnable work) {
        run(work, tell);
    }

    /// Does something.
    ///
    /// @param failed hears why it could not be done, on the JavaFX thread
    void run(Runnable work, Consumer<String> failed) {
        Thread.ofVirtual()
                .name("noema-background")
                .start(() -> {
                    try {
                        work.run();
                    } catch (NoemaException e) {
                        Platform.runLater(() -> failed.accept(String.valueOf(e.getMessage())));
                    } catch (RuntimeException e) {
                        LOG.log(Level.SEVERE, "Work in the background broke down", e);
                        Platform.runLater(() -> failed.accept(ModelHost.UNEXPECTED));
                    }
                });
    }
}
