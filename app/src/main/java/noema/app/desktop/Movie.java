package noema.app.desktop;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;
import noema.app.files.AnimationFile;
import noema.ui.run.Playhead;

/// A run as an animated picture: a part of the window at every moment.
final class Movie {

    private static final int MILLIS = 90;
    private static final double WIDTH = 960;
    private static final int MOST_FRAMES = 240;

    private final Node subject;
    private final Reel reel;

    /// What is moved from picture to picture; used on the JavaFX thread.
    interface Reel {
        /// How many moments there are after the first.
        int moments();

        /// The moment that is shown, from 0.
        int position();

        /// Shows a moment.
        void moveTo(int position);

        /// The moments of a run.
        static Reel of(Playhead playhead) {
            return new Reel() {
                @Override
                public int moments() {
                    return playhead.moments();
                }

                @Override
                public int position() {
                    return playhead.position();
                }

                @Override
                public void moveTo(int position) {
                    playhead.moveTo(playhead.at(position));
                }
            };
        }
    }

    Movie(Node subject, Reel reel) {
        this.subject = subject;
        this.reel = reel;
    }

    /// Writes the movie; called in the background, it takes one picture after another on the JavaFX thread. Runs of more than 240
    /// moments are shown at evenly spread ones.
    ///
    /// @param done      told how many percent are done
    /// @param cancelled asked before each picture
    /// @return whether it was written, rather than cancelled
    boolean write(Path file, IntConsumer done, BooleanSupplier cancelled) {
        int moments = onFx(reel::moments);
        int frames = Math.min(moments + 1, MOST_FRAMES);
        int before = onFx(reel::position);
        try {
            return AnimationFile.write(
                    file,
                    frames(moments, frames),
                    MILLIS,
                    true,
                    count -> done.accept(100 * count / frames),
                    cancelled);
        } finally {
            Platform.runLater(() -> reel.moveTo(before));
        }
    }

    private Iterator<BufferedImage> frames(int moments, int frames) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < frames;
            }

            @Override
            public BufferedImage next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int position = frames == 1 ? moments : (int) ((long) next * moments / (frames - 1));
                next++;
                onFx(() -> {
                    reel.moveTo(position);
                    return position;
                });
                // A pulse later everything has been laid out and painted.
                return onFx(() -> picture());
            }
        };
    }

    private BufferedImage picture() {
        double scale = Math.min(1, WIDTH / subject.getLayoutBounds().getWidth());
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        BufferedImage image = SwingFXUtils.fromFXImage(subject.snapshot(parameters, null), null);
        var opaque =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return opaque;
    }

    private static <T> T onFx(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, Platform::runLater).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
