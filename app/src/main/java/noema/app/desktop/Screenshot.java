package noema.app.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import noema.app.files.GridCard;
import noema.app.files.GridPictureFile;
import noema.app.files.PictureFile;
import noema.app.files.RecipeCard;
import noema.app.files.Session;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import noema.ui.grid.Axis;
import noema.ui.grid.GridModel;
import noema.ui.grid.GridPlan;
import noema.ui.run.Playhead;
import org.jspecify.annotations.Nullable;

/// Paints the window to a file without any screen.
public final class Screenshot {

    private static final long MOST_NANOS = 120_000_000_000L;
    private static final long MOST_NANOS_FOR_A_GRID = 3_600_000_000_000L;
    private static final int CALM_PULSES = 20;

    private Screenshot() {}

    /// Paints the window as it looks with a session, and puts the session's recipe into the picture.
    ///
    /// @param at   moment of the run, 0 to 1; null for the one the session was saved with
    /// @param axes of a grid that is run and shown instead, with the session's recipe; none for the panes
    /// @throws NoemaException when the session or the target cannot be used
    public static void paint(
            DesktopOptions options,
            Path target,
            int width,
            int height,
            @Nullable Double at,
            List<Axis> axes) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        Desktop.quiet();
        var done = new CompletableFuture<Void>();
        Platform.startup(() -> {
            try {
                new Shot(options, target, width, height, at, axes, done).begin();
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            Platform.exit();
        }
    }

    /// One picture under way.
    private static final class Shot {
        private final DesktopOptions options;
        private final Path target;
        private final @Nullable Double at;
        private final List<Axis> axes;
        private final CompletableFuture<Void> done;
        private final Explorer explorer;
        private final MainView view;
        private final Scene scene;
        private final long start = System.nanoTime();
        private int calm;

        Shot(
                DesktopOptions options,
                Path target,
                int width,
                int height,
                @Nullable Double at,
                List<Axis> axes,
                CompletableFuture<Void> done) {
            this.options = options;
            this.target = target;
            this.at = at;
            this.axes = axes;
            this.done = done;
            explorer = new Explorer(options);
            view = new MainView(explorer, NoDialogs.INSTANCE);
            scene = view.scene(width, height);
        }

        void begin() {
            view.start();
            explorer.bench().playhead().playingProperty().set(false);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    try {
                        if (pulse()) {
                            stop();
                            finish();
                        }
                    } catch (RuntimeException e) {
                        stop();
                        done.completeExceptionally(e);
                    }
                }
            }.start();
        }

        /// Waits until the session is there, the model is loaded or has failed, and all painting has been calm for a while.
        private boolean pulse() {
            view.root().applyCss();
            view.root().layout();
            boolean there =
                    explorer.bench().run().snapshot() != null
                            && !(explorer.host().state() instanceof ModelState.Loading)
                            && view.views().isPainted();
            Playhead playhead = explorer.bench().playhead();
            playhead.playingProperty().set(false);
            if (there && at != null) {
                playhead.moveTo(playhead.at((int) Math.round(at * playhead.moments())));
            }
            calm = there && isGridReady() ? calm + 1 : 0;
            long most = axes.isEmpty() ? MOST_NANOS : MOST_NANOS_FOR_A_GRID;
            return calm >= CALM_PULSES || System.nanoTime() - start > most;
        }

        /// Whether the grid that is asked for is there; it is begun once everything else is.
        private boolean isGridReady() {
            if (axes.isEmpty()) {
                return true;
            }
            GridRoom grid = view.grid();
            if (!view.isGridShown()) {
                view.openGrid();
                var plan = new GridPlan(explorer.settings().toRecipe(), axes);
                grid.entry().show(plan);
                grid.run(plan);
            }
            return grid.model().stateProperty().get() != GridModel.State.RUNNING;
        }

        private void finish() {
            WritableImage image = scene.snapshot(null);
            var picture = SwingFXUtils.fromFXImage(image, null);
            Session session = explorer.session().orElse(null);
            GridCard grid = view.grid().card().orElse(null);
            if (grid != null) {
                GridPictureFile.write(target, picture, grid);
            } else if (session != null) {
                PictureFile.write(
                        target, picture, RecipeCard.of(session.trace(), options.version()));
            } else {
                AtomicFile.write(
                        target,
                        out -> {
                            if (!ImageIO.write(picture, "png", out)) {
                                throw new IOException("no PNG writer");
                            }
                        });
            }
            explorer.close();
            done.complete(null);
        }
    }
}
