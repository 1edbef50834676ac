package noema.app.desktop;

import java.util.function.Supplier;
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
    private final Filming filming;

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
        this.filming = new Filming(explorer);
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
        if (filming.stop() || documents.current().isEmpty()) {
            return;
        }
        dialogs.save("Export animation", "noema.gif")
                .ifPresent(file ->
                        filming.begin(
                                file,
                                new Movie(
                                        layout.node(), Movie.Reel.of(explorer.bench().playhead())),
                                "the run",
                                () -> {}));
    }
}
