package noema.ui.map;

import java.nio.IntBuffer;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// The picture of the known sentences. A worker paints into a buffer of its own; the JavaFX thread only copies it into the image.
final class Background extends ImageView {

    private final Latest worker;
    private final Splatter splatter = new Splatter();
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper(true);
    private @Nullable PixelBuffer<IntBuffer> front;
    private int[] back = new int[0];
    private Ink.@Nullable Key inkOf;
    private Ink ink = Ink.QUIET;
    private @Nullable Order wanted;

    /// What is to be painted.
    ///
    /// @param key    what decides the colours
    /// @param frame  the rest; its ink is not used
    record Order(Ink.Key key, Frame frame) {}

    Background(Executor painter, Executor home) {
        worker = new Latest(painter, home);
        setMouseTransparent(true);
        setSmooth(true);
    }

    /// Whether the picture is the one that was last asked for.
    ReadOnlyBooleanProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Shows nothing.
    void clear() {
        worker.forget();
        wanted = null;
        front = null;
        setImage(null);
        current.set(true);
    }

    /// Asks for a picture; it is there as soon as it is painted, or a newer one.
    void show(Order order) {
        if (order.equals(wanted)) {
            return;
        }
        wanted = order;
        current.set(false);
        worker.ask(() -> paint(order), size -> shown(order, size));
    }

    // On the worker, which paints one picture at a time and waits for it to be shown.
    private int[] paint(Order order) {
        Frame f = order.frame();
        if (!order.key().equals(inkOf)) {
            inkOf = order.key();
            ink = Ink.of(order.key());
        }
        int size = f.width() * f.height();
        if (back.length != size) {
            back = new int[size];
        }
        splatter.paint(
                new Frame(f.grid(), f.view(), f.from(), ink, f.density(), f.pixels(), f.palette()),
                back);
        return back;
    }

    private void shown(Order order, int[] pixels) {
        int width = order.frame().width();
        int height = order.frame().height();
        PixelBuffer<IntBuffer> buffer = front;
        if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != height) {
            buffer =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.wrap(pixels.clone()),
                            PixelFormat.getIntArgbPreInstance());
            front = buffer;
            setImage(new WritableImage(buffer));
        } else {
            buffer.updateBuffer(b -> {
                b.getBuffer().put(0, pixels);
                return null;
            });
        }
        setFitWidth(order.frame().view().width());
        setFitHeight(order.frame().view().height());
        current.set(order.equals(wanted));
    }
}
