package noema.app.desktop;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The room in which one run is looked into, with all its panes.
final class ExploreRoom implements RoomWork {

    private final Explorer explorer;
    private final Views views;
    private final WindowLayout layout;
    private final Documents documents;
    private final FileDialogs dialogs;
    private final Supplier<WritableImage> window;
    private final AtomicBoolean filming = new AtomicBoolean();

    /// @param window paints the whole window, which is what a picture of a run shows
    ExploreRoom(
            Explorer explorer,
            Views views,
            WindowLayout layout,
            Documents documents,
            FileDialogs dialogs,
            Supplier<WritableImage> window) {
        this.explorer = explorer;
        this.views = views;
        this.layout = layout;
        this.documents = documents;
        this.dialogs = dialogs;
        this.window = window;
    }

    @Override
    public Region node() {
        return layout.node();
    }

    @Override
    public void run() {
        views.controls().generate();
    }

    @Override
    public void stop(boolean afterSentence) {
        views.controls().stop(afterSentence);
    }

    @Override
    public void play() {
        views.scrubber().player().toggle();
    }

    @Override
    public void steer(KeyEvent e) {
        var player = views.scrubber().player();
        switch (e.getCode()) {
            case SPACE -> player.toggle();
            case LEFT -> player.stepBack();
            case RIGHT -> player.stepForward();
            case PAGE_UP -> player.previousSentence();
            case PAGE_DOWN -> player.nextSentence();
            case HOME -> player.first();
            case END -> player.last();
            default -> {
                return;
            }
        }
        e.consume();
    }

    @Override
    public void saveReport() {
        documents.saveReport();
    }

    @Override
    public void savePicture() {
        documents.savePicture(window.get());
    }

    @Override
    public void saveMovie() {
        if (filming.getAndSet(false) || documents.current().isEmpty()) {
            return;
        }
        dialogs.save("Export animation", "noema.gif").ifPresent(this::film);
    }

    private void film(Path file) {
        filming.set(true);
        var movie = new Movie(layout.node(), Movie.Reel.of(explorer.bench().playhead()));
        explorer.inBackground(
                () -> {
                    boolean done =
                            movie.write(
                                    file,
                                    percent ->
                                            say(
                                                    "Filming the run, %d %% done; the same command again stops it."
                                                            .formatted(percent)),
                                    () -> !filming.get());
                    filming.set(false);
                    say(
                            done
                                    ? "Animation saved as " + file + "."
                                    : "Stopped; no file was written.");
                },
                sentence -> {
                    filming.set(false);
                    explorer.tell(sentence);
                });
    }

    private void say(String sentence) {
        Platform.runLater(() -> explorer.tell(sentence));
    }
}
