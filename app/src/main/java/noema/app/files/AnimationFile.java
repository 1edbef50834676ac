package noema.app.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javax.imageio.IIOException;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;

/// An animated GIF of a run. Only what changes from picture to picture is stored, with up to 255 colours of its own.
public final class AnimationFile {

    private static final int FASTEST_MILLIS = 20;
    private static final int SLOWEST_MILLIS = 60_000;

    private AnimationFile() {}

    /// Saves an animation; the file appears whole or not at all.
    ///
    /// @param frames      pictures of one size, taken one at a time as they are needed
    /// @param delayMillis how long each is shown, 20 to 60,000; GIF counts in hundredths of a second, and what is lost by that in
    ///                    one picture is made up for in the next
    /// @param loop        whether it begins again at its end
    /// @param done        told how many pictures are done, after each
    /// @param cancelled   asked before each picture; once it is true, an older file stays as it was
    /// @return whether it was written, rather than cancelled
    /// @throws NoemaException if there is no picture, they differ in size, or the file cannot be written
    public static boolean write(
            Path file,
            Iterator<BufferedImage> frames,
            int delayMillis,
            boolean loop,
            IntConsumer done,
            BooleanSupplier cancelled) {
        NoemaException.require(
                "delay of an animation in milliseconds",
                delayMillis,
                FASTEST_MILLIS,
                SLOWEST_MILLIS);
        if (!frames.hasNext()) {
            throw new NoemaException("There is nothing to animate; run something first.");
        }
        try {
            AtomicFile.write(file, out -> write(out, frames, delayMillis, loop, done, cancelled));
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    private static void write(
            OutputStream out,
            Iterator<BufferedImage> frames,
            int delayMillis,
            boolean loop,
            IntConsumer done,
            BooleanSupplier cancelled)
            throws IOException {
        try (var gif = new GifStream(out, loop)) {
            for (int i = 0; frames.hasNext(); i++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                gif.add(frames.next(), hundredths(i + 1, delayMillis) - hundredths(i, delayMillis));
                done.accept(i + 1);
            }
            gif.finish();
        } catch (IIOException e) {
            // What is wrong with the disk is known below.
            throw e.getCause() instanceof IOException reason ? reason : e;
        }
    }

    private static int hundredths(int frames, int delayMillis) {
        return (int) Math.round(frames * (double) delayMillis / 10);
    }
}
