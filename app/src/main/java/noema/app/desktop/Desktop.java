package noema.app.desktop;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import noema.app.files.DesktopSettings;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// Opens the window and returns when it is closed.
public final class Desktop {

    private static final Logger LOG = Logger.getLogger(Desktop.class.getName());
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST_WIDTH = 1000;
    private static final double SMALLEST_HEIGHT = 660;
    private static final long GLANCE_MILLIS = 200;

    private Desktop() {}

    /// Opens the window.
    ///
    /// @param interrupted asked now and then; once it is true the window closes as if by hand
    /// @throws NoemaException when no window can be opened
    public static void open(DesktopOptions options, BooleanSupplier interrupted) {
        quiet();
        var closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> {
                show(new Stage(), options, closed);
            });
        } catch (UnsupportedOperationException | IllegalStateException | LinkageError e) {
            throw new NoemaException(
                    "The window cannot be opened here (%s); use the command line instead, for example: noema generate --watch \"Tom had a red ball.\""
                            .formatted(e.getMessage()),
                    e);
        }
        try {
            while (!closed.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (interrupted.getAsBoolean()) {
                    Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    /// JavaFX warns that it was started from the class path, which is meant.
    static void quiet() {
        Logger.getLogger("javafx").setLevel(Level.SEVERE);
    }

    /// Shows the window on a stage; on the JavaFX thread.
    static MainView show(Stage stage, DesktopOptions options, CountDownLatch closed) {
        var explorer = new Explorer(options);
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, error) -> {
                    LOG.log(Level.SEVERE, "The window met an unexpected error", error);
                    explorer.tell(ModelHost.UNEXPECTED);
                });
        var view = new MainView(explorer, FileDialogs.of(stage));
        stage.setTitle("Noema");
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(view.scene(WIDTH, HEIGHT));
        place(stage, explorer.remembered().window());
        stage.setOnHidden(e -> {
            explorer.remember(s -> remembered(s, stage, view));
            explorer.saveSettings();
            explorer.close();
            closed.countDown();
        });
        stage.show();
        view.start();
        if (!explorer.remembered().tourSeen()) {
            Platform.runLater(view::startTour);
        }
        return view;
    }

    private static void place(Stage stage, DesktopSettings.@Nullable Bounds bounds) {
        if (bounds == null
                || Screen.getScreensForRectangle(
                                bounds.x(), bounds.y(), bounds.width(), bounds.height())
                        .isEmpty()) {
            var screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
            return;
        }
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setMaximized(bounds.maximised());
    }

    private static DesktopSettings remembered(DesktopSettings s, Stage stage, MainView view) {
        var bounds =
                new DesktopSettings.Bounds(
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        stage.isMaximized());
        return s.withWindow(bounds, view.layout().places())
                .withLive(view.explorer().settings().liveProperty().get())
                .withBookmarks(view.views().map().model().bookmarks());
    }
}
