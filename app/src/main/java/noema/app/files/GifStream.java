package noema.app.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// Writes pictures into an animated GIF, each as what is new in it. A picture like the one before only makes that stay longer.
final class GifStream implements Closeable {

    private static final String METADATA = "javax_imageio_gif_image_1.0";
    private static final int LONGEST_HUNDREDTHS = 65_535;

    private final boolean loop;
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream stream;
    private @Nullable BufferedImage shown;
    private @Nullable Part waiting;
    private boolean begun;

    /// A part of the screen that is new, and for how long it is shown.
    private record Part(BufferedImage picture, int x, int y, int hundredths) {
        Part longer(int more) {
            return new Part(picture, x, y, Math.min(LONGEST_HUNDREDTHS, hundredths + more));
        }
    }

    /// @param out not closed
    GifStream(OutputStream out, boolean loop) throws IOException {
        this.loop = loop;
        stream = new MemoryCacheImageOutputStream(out);
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
    }

    /// The next picture.
    ///
    /// @throws NoemaException if it has another size than the first
    void add(BufferedImage picture, int hundredths) throws IOException {
        BufferedImage next = opaque(picture);
        BufferedImage before = shown;
        if (before != null
                && (before.getWidth() != next.getWidth()
                        || before.getHeight() != next.getHeight())) {
            throw new NoemaException(
                    "The pictures of an animation must have one size; export it again without resizing the window.");
        }
        Rectangle changed =
                before == null
                        ? new Rectangle(next.getWidth(), next.getHeight())
                        : changed(before, next);
        Part last = waiting;
        if (changed.isEmpty() && last != null) {
            waiting = last.longer(hundredths);
        } else {
            flush();
            waiting = part(before, next, changed, hundredths);
        }
        shown = next;
    }

    private static BufferedImage opaque(BufferedImage picture) {
        var copy =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return copy;
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private static Rectangle changed(BufferedImage before, BufferedImage next) {
        int width = next.getWidth();
        int[] old = pixels(before);
        int[] now = pixels(next);
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int i = 0; i < now.length; i++) {
            if (old[i] != now[i]) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = top < 0 ? i / width : top;
                bottom = i / width;
            }
        }
        return right < 0
                ? new Rectangle()
                : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private static Part part(
            @Nullable BufferedImage before, BufferedImage next, Rectangle area, int hundredths) {
        int[] now = pixels(next);
        int[] old = before == null ? new int[0] : pixels(before);
        var pixels = new int[area.width * area.height];
        for (int y = 0; y < area.height; y++) {
            for (int x = 0; x < area.width; x++) {
                int at = (area.y + y) * next.getWidth() + area.x + x;
                boolean same = before != null && old[at] == now[at];
                pixels[y * area.width + x] = same ? ColourTable.TRANSPARENT : 0xFF000000 | now[at];
            }
        }
        return new Part(
                ColourTable.reduce(pixels, area.width, area.height), area.x, area.y, hundredths);
    }

    private void flush() throws IOException {
        Part part = waiting;
        if (part != null) {
            writer.writeToSequence(new IIOImage(part.picture, null, metadata(part)), null);
            // What is written need not stay in memory.
            stream.flush();
            begun = true;
        }
    }

    private IIOMetadata metadata(Part part) throws IOException {
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(part.picture), null);
        var root = (IIOMetadataNode) metadata.getAsTree(METADATA);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(part.x));
        place.setAttribute("imageTopPosition", Integer.toString(part.y));
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("delayTime", Integer.toString(part.hundredths));
        if (loop && !begun) {
            child(root, "ApplicationExtensions").appendChild(endless());
        }
        metadata.setFromTree(METADATA, root);
        return metadata;
    }

    private static IIOMetadataNode endless() {
        var extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", "NETSCAPE");
        extension.setAttribute("authenticationCode", "2.0");
        // Sub-block 1: how often, as two bytes; 0 is without end.
        extension.setUserObject(new byte[] {1, 0, 0});
        return extension;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        var child = new IIOMetadataNode(name);
        root.appendChild(child);
        return child;
    }

    /// Writes what is left.
    void finish() throws IOException {
        flush();
        writer.endWriteSequence();
    }

    @Override
    public void close() throws IOException {
        writer.dispose();
        stream.close();
    }
}
