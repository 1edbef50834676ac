package noema.app.files;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/// The at most 255 colours that stand for all colours of a picture, plus one for what is transparent.
///
/// Median cut over the exact colours (Heckbert 1982), splitting at the mean of the channel that varies most in the box with the
/// largest squared error (Wu 1991). A colour that has most of its box to itself is kept exactly: flat areas look the same in all
/// frames.
final class ColourTable {

    /// What a pixel is that shows the frame before.
    static final int TRANSPARENT = 0;

    private static final int OPAQUE = 0xFF000000;
    private static final int MOST = 255;

    private final int[] colours;
    private final int[] counts;

    /// A part of the colours with its mean, squared error and widest channel (as its shift).
    private record Box(int from, int to, double error, int shift, double mean, int colour) {}

    private ColourTable(int[] colours, int[] counts) {
        this.colours = colours;
        this.counts = counts;
    }

    /// Reduces a picture to indexed colours.
    ///
    /// @param pixels row by row, `0xFFrrggbb` or [#TRANSPARENT]
    static BufferedImage reduce(int[] pixels, int width, int height) {
        int[] sorted = Arrays.stream(pixels).filter(p -> p != TRANSPARENT).sorted().toArray();
        int distinct = 0;
        var counts = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
            counts[distinct - 1]++;
        }
        var table =
                new ColourTable(Arrays.copyOf(sorted, distinct), Arrays.copyOf(counts, distinct));
        return table.index(table.boxes(), pixels, width, height);
    }

    private Box[] boxes() {
        var boxes = new PriorityQueue<>(Comparator.comparingDouble(Box::error).reversed());
        if (colours.length > 0) {
            boxes.add(box(0, colours.length));
        }
        while (!boxes.isEmpty() && boxes.size() < MOST && boxes.element().error > 0) {
            Box widest = boxes.remove();
            int middle = split(widest);
            boxes.add(box(widest.from, middle));
            boxes.add(box(middle, widest.to));
        }
        return boxes.toArray(Box[]::new);
    }

    private Box box(int from, int to) {
        double weight = 0;
        int commonest = from;
        for (int i = from; i < to; i++) {
            weight += counts[i];
            commonest = counts[i] > counts[commonest] ? i : commonest;
        }
        double error = 0;
        double most = -1;
        double middle = 0;
        int widest = 0;
        int average = OPAQUE;
        for (int shift = 0; shift <= 16; shift += 8) {
            double mean = 0;
            for (int i = from; i < to; i++) {
                mean += counts[i] * (double) channel(i, shift);
            }
            mean /= weight;
            double spread = 0;
            for (int i = from; i < to; i++) {
                double off = channel(i, shift) - mean;
                spread += counts[i] * off * off;
            }
            average |= (int) Math.round(mean) << shift;
            error += spread;
            if (spread > most) {
                most = spread;
                middle = mean;
                widest = shift;
            }
        }
        boolean ownsBox = counts[commonest] > weight / 2;
        // A single colour has no error, whatever its sums round to.
        return new Box(
                from,
                to,
                to - from == 1 ? 0 : error,
                widest,
                middle,
                ownsBox ? colours[commonest] : average);
    }

    /// Moves the colours below the mean to the front and tells where the others begin.
    private int split(Box box) {
        int low = box.from;
        int high = box.to - 1;
        while (low <= high) {
            if (channel(low, box.shift) <= box.mean) {
                low++;
            } else {
                swap(colours, low, high);
                swap(counts, low, high);
                high--;
            }
        }
        return low;
    }

    private int channel(int i, int shift) {
        return colours[i] >> shift & 0xFF;
    }

    private static void swap(int[] values, int a, int b) {
        int kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }

    private BufferedImage index(Box[] boxes, int[] pixels, int width, int height) {
        // One for each box and one that is clear; a GIF's table has a power of two.
        int clear = Math.max(2, Integer.highestOneBit(boxes.length) << 1) - 1;
        var palette = new int[clear + 1];
        // The number of its box below each colour, to be searched.
        var known = new long[colours.length];
        for (int b = 0; b < boxes.length; b++) {
            palette[b] = boxes[b].colour;
            for (int i = boxes[b].from; i < boxes[b].to; i++) {
                known[i] = (colours[i] & 0xFFFFFFL) << 8 | b;
            }
        }
        Arrays.sort(known);
        var model =
                new IndexColorModel(
                        8, palette.length, palette, 0, false, clear, DataBuffer.TYPE_BYTE);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        var row = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            row[i] = (byte) (pixels[i] == TRANSPARENT ? clear : box(known, pixels[i]));
        }
        picture.getRaster().setDataElements(0, 0, width, height, row);
        return picture;
    }

    private static int box(long[] known, int colour) {
        long wanted = (colour & 0xFFFFFFL) << 8;
        int at = Arrays.binarySearch(known, wanted);
        return (int) (known[at >= 0 ? at : -at - 1] & 0xFF);
    }
}
