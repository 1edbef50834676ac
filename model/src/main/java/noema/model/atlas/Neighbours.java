package noema.model.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/// Exact search for the concepts closest to a concept, by cosine in the space they are thought in. Immutable and thread safe.
///
/// Nothing is pruned or approximated. What makes it quick is the layout: unit vectors in blocks, number by number, so that
/// one instruction serves many of them and a block stays in the cache while several concepts are compared with it.
public final class Neighbours {

    private static final int BLOCK = 256;

    /// Numbers of a concept that are worked on together; its size is filled up with zeros to a multiple.
    static final int TOGETHER = 4;

    private final int size;
    private final int width;
    private final float[] blocks;

    private Neighbours(int size, int width, float[] blocks) {
        this.size = size;
        this.width = width;
        this.blocks = blocks;
    }

    /// A known concept close to another.
    ///
    /// @param entry  its number, from 0
    /// @param cosine of the angle between the two, -1 to 1
    public record Neighbour(int entry, double cosine) {}

    /// Ready to search an atlas; an entry's number is its place in the list.
    public static Neighbours of(Atlas atlas) {
        return of(atlas.concepts());
    }

    /// Ready to search concepts.
    ///
    /// @param concepts all of one size
    public static Neighbours of(List<float[]> concepts) {
        int size = concepts.size();
        int width = size == 0 ? 0 : padded(concepts.getFirst().length);
        var blocks = new float[Math.multiplyExact(size, width)];
        for (int i = 0; i < size; i++) {
            int first = i / BLOCK * BLOCK;
            int rows = Math.min(BLOCK, size - first);
            float[] unit = unit(concepts.get(i), width);
            for (int d = 0; d < width; d++) {
                blocks[first * width + d * rows + i - first] = unit[d];
            }
        }
        return new Neighbours(size, width, blocks);
    }

    /// How many concepts it knows.
    public int size() {
        return size;
    }

    /// The closest concepts, the closest first; equally close ones by their number.
    ///
    /// @param concept of the size of the others; all zero, it is at cosine 0 to everything
    /// @param count   how many at most, at least 1
    public List<Neighbour> nearest(float[] concept, int count) {
        if (size == 0) {
            return List.of();
        }
        var best = new Best(Math.min(count, size));
        float[] unit = unit(concept, width);
        var cosines = new float[BLOCK];
        for (int first = 0; first < size; first += BLOCK) {
            cosines(unit, first, cosines);
            best.offer(cosines, first, Math.min(BLOCK, size - first), -1);
        }
        return best.list();
    }

    /// For each known concept the numbers of those closest to it, itself left out.
    ///
    /// Every pair is compared once, which takes size x size x S x C / 2 multiplications: about ten seconds of one core for
    /// 20,000 concepts of 256 numbers.
    ///
    /// @param progress  hears the share that is done
    /// @param cancelled asked every few milliseconds
    /// @return for each at most `count` numbers; not all there when cancelled
    int[][] ofEach(int count, DoubleConsumer progress, BooleanSupplier cancelled) {
        var best = new Best[size];
        Arrays.setAll(best, i -> new Best(Math.min(count, size - 1)));
        var cosines = new float[BLOCK];
        long blockCount = (size + BLOCK - 1L) / BLOCK;
        long pairs = blockCount * (blockCount + 1) / 2;
        long done = 0;
        for (int first = 0; first < size; first += BLOCK) {
            float[][] units = rows(first, Math.min(BLOCK, size - first));
            for (int other = first; other < size && !cancelled.getAsBoolean(); other += BLOCK) {
                int others = Math.min(BLOCK, size - other);
                for (int i = 0; i < units.length; i++) {
                    cosines(units[i], other, cosines);
                    best[first + i].offer(cosines, other, others, first + i);
                    for (int j = 0; j < others && other > first; j++) {
                        best[other + j].offer(cosines[j], first + i);
                    }
                }
                progress.accept(++done / (double) pairs);
            }
        }
        return Arrays.stream(best).map(Best::entries).toArray(int[][]::new);
    }

    /// Unit vectors of a block, one after another.
    private float[][] rows(int first, int rows) {
        var units = new float[rows][width];
        for (int d = 0; d < width; d++) {
            for (int i = 0; i < rows; i++) {
                units[i][d] = blocks[first * width + d * rows + i];
            }
        }
        return units;
    }

    /// Products of a unit vector with all of a block.
    private void cosines(float[] unit, int first, float[] cosines) {
        int rows = Math.min(BLOCK, size - first);
        Arrays.fill(cosines, 0);
        for (int d = 0; d < width; d += TOGETHER) {
            add(unit, d, first * width + d * rows, rows, cosines);
        }
    }

    private void add(float[] unit, int d, int at, int rows, float[] sums) {
        float a = unit[d];
        float b = unit[d + 1];
        float c = unit[d + 2];
        float e = unit[d + 3];
        for (int j = 0; j < rows; j++) {
            sums[j] +=
                    a * blocks[at + j]
                            + b * blocks[at + rows + j]
                            + c * blocks[at + 2 * rows + j]
                            + e * blocks[at + 3 * rows + j];
        }
    }

    static int padded(int width) {
        return (width + TOGETHER - 1) / TOGETHER * TOGETHER;
    }

    /// A vector of length 1 in the same direction, filled up with zeros; zero stays zero.
    static float[] unit(float[] concept, int width) {
        double sum = 0;
        for (float value : concept) {
            sum += (double) value * value;
        }
        double factor = sum > 0 ? 1 / Math.sqrt(sum) : 0;
        var unit = new float[width];
        for (int i = 0; i < concept.length; i++) {
            unit[i] = (float) (concept[i] * factor);
        }
        return unit;
    }

    /// The highest of many cosines, highest first.
    static final class Best {
        private final float[] cosines;
        private final int[] entries;
        private int size;

        /// What a cosine must be above to be among them.
        private float least;

        Best(int count) {
            cosines = new float[count];
            entries = new int[count];
            least = count == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        }

        void offer(float[] offered, int first, int count, int excepted) {
            for (int j = 0; j < count; j++) {
                if (first + j != excepted) {
                    offer(offered[j], first + j);
                }
            }
        }

        void offer(float cosine, int entry) {
            if (cosine > least) {
                insert(cosine, entry);
                least = size < cosines.length ? Float.NEGATIVE_INFINITY : cosines[size - 1];
            }
        }

        private void insert(float cosine, int entry) {
            int at = Math.min(size, cosines.length - 1);
            while (at > 0 && cosines[at - 1] < cosine) {
                cosines[at] = cosines[at - 1];
                entries[at] = entries[at - 1];
                at--;
            }
            cosines[at] = cosine;
            entries[at] = entry;
            size = Math.min(size + 1, cosines.length);
        }

        int[] entries() {
            return Arrays.copyOf(entries, size);
        }

        List<Neighbour> list() {
            var list = new ArrayList<Neighbour>(size);
            for (int i = 0; i < size; i++) {
                list.add(new Neighbour(entries[i], Math.clamp(cosines[i], -1f, 1f)));
            }
            return List.copyOf(list);
        }
    }
}
