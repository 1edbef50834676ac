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
import noema.ui.compare.CompareModel;
import noema.ui.grid.Axis;
import noema.ui.grid.GridModel;
import noema.ui.grid.GridPlan;
import noema.ui.map.LevelChoice;
import noema.ui.map.MapLevel;
import noema.ui.run.Playhead;
import org.jspecify.annotations.Nullable;

/// Paints the window to a file without any screen.
public final class Screenshot {

    private static final long MOST_NANOS = 120_000_000_000L;
    // Several stories are told before the picture is taken.
    private static final long MOST_NANOS_FOR_LANES = 600_000_000_000L;
    private static final long MOST_NANOS_FOR_A_GRID = 3_600_000_000_000L;
    private static final int CALM_PULSES = 20;

    private Screenshot() {}

    /// Whether there is a room of that name.
    public static boolean hasRoom(String room) {
        return Room.of(room).isPresent();
    }

    /// Paints the window as it looks with a session, and puts the session's recipe into the picture.
    ///
    /// @param at   moment of the run, 0 to 1; null for the one the session was saved with
    /// @param room room to show, `explore`, `compare` or `grid`; in the latter two what they show is run first
    /// @param map  whose concepts its map shows
    /// @param seed of what is compared; null for 1
    /// @param axes of the grid, with the session's recipe; none in other rooms
    /// @throws NoemaException when the session or the target cannot be used, or there is no such map
    public static void paint(
            DesktopOptions options,
            Path target,
            int width,
            int height,
            @Nullable Double at,
            String room,
            MapLevel map,
            @Nullable Long seed,
            List<Axis> axes) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        Desktop.quiet();
        var done = new CompletableFuture<Void>();
        Platform.startup(() -> {
            try {
                new Shot(
                                options,
                                target,
                                width,
                                height,
                                at,
                                Room.of(room).orElseThrow(),
                                map,
                                seed,
                                axes,
                                done)
                        .begin();
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
        private final Room room;
        private final MapLevel map;
        private final long seed;
        private final List<Axis> axes;
        private final CompletableFuture<Void> done;
        private final Explorer explorer;
        private final MainView view;
        private final Scene scene;
        private final long start = System.nanoTime();
        private boolean begun;
        private int calm;

        Shot(
                DesktopOptions options,
                Path target,
                int width,
                int height,
                @Nullable Double at,
                Room room,
                MapLevel map,
                @Nullable Long seed,
                List<Axis> axes,
                CompletableFuture<Void> done) {
            this.options = options;
            this.target = target;
            this.at = at;
            this.room = room;
            this.map = map;
            this.seed = seed == null ? 1 : seed;
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

        /// Waits until the session is there, the model is loaded or has failed and answered what the panes ask, and all painting has been calm for a while.
        private boolean pulse() {
            view.root().applyCss();
            view.root().layout();
            boolean there =
                    explorer.bench().run().snapshot() != null
                            && !(explorer.host().state() instanceof ModelState.Loading)
                            && !explorer.host().isAsked()
                            && view.views().isPainted();
            Playhead playhead = explorer.bench().playhead();
            playhead.playingProperty().set(false);
            if (there && at != null) {
                playhead.moveTo(playhead.at((int) Math.round(at * playhead.moments())));
            }
            calm = there && isMapReady() && isRoomReady() ? calm + 1 : 0;
            long most =
                    switch (room) {
                        case EXPLORE -> MOST_NANOS;
                        case COMPARE -> MOST_NANOS_FOR_LANES;
                        case GRID -> MOST_NANOS_FOR_A_GRID;
                    };
            return calm >= CALM_PULSES || System.nanoTime() - start > most;
        }

        /// Whether the map shows what it is to show, which needs that map.
        private boolean isMapReady() {
            if (map == MapLevel.SENTENCES) {
                return true;
            }
            LevelChoice levels = view.views().map().model().levels();
            levels.show(map);
            if (levels.level() != map && view.views().areMapsRead()) {
                throw new NoemaException(levels.lackProperty(map).get());
            }
            return levels.level() == map;
        }

        /// Whether what the room shows has been run; it is begun once the model is there.
        private boolean isRoomReady() {
            if (room == Room.EXPLORE || !(explorer.host().state() instanceof ModelState.Ready)) {
                view.rooms().show(room);
                return true;
            }
            return room == Room.COMPARE ? isCompared() : isGridReady();
        }

        private boolean isCompared() {
            CompareModel lanes = view.compare().model();
            if (!begun) {
                begun = true;
                lanes.seedProperty().set(seed);
                view.compare().runFourWays();
            }
            if (lanes.isBusy()) {
                return false;
            }
            lanes.positionProperty().set(at == null ? 1 : at);
            return true;
        }

        private boolean isGridReady() {
            GridRoom grid = view.grid();
            if (!begun) {
                begun = true;
                view.rooms().show(room);
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
