package noema.model.atlas;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Search for the concepts closest to a concept in a quarter of the memory of [Neighbours], between two evaluations of a network whose
/// weights should not have to make room for it.
///
/// Numbers are rounded to a byte each to find three times as many as are asked for; these are compared exactly. Immutable and
/// thread safe.
final class CompactNeighbours {

    private static final int BLOCK = 256;
    private static final int MARGIN = 3;
    private static final float MOST = 127;

    private final List<float[]> concepts;
    private final int width;
    private final byte[] blocks;
    private final float[] scales;

    /// Ready to search concepts.
    ///
    /// @param concepts all of one size; not copied
    CompactNeighbours(List<float[]> concepts) {
        this.concepts = List.copyOf(concepts);
        int size = concepts.size();
        width = size == 0 ? 0 : Neighbours.padded(concepts.getFirst().length);
        blocks = new byte[Math.multiplyExact(size, width)];
        scales = new float[size];
        for (int i = 0; i < size; i++) {
            float[] unit = Neighbours.unit(concepts.get(i), width);
            float largest = 0;
            for (float value : unit) {
                largest = Math.max(largest, Math.abs(value));
            }
            scales[i] = largest / MOST;
            int first = i / BLOCK * BLOCK;
            int rows = Math.min(BLOCK, size - first);
            for (int d = 0; d < width && largest > 0; d++) {
                blocks[first * width + d * rows + i - first] =
                        (byte) Math.round(unit[d] / scales[i]);
            }
        }
    }

    /// The closest concepts to each of some, the closest first; equally close ones by their number. Every core looks for one at a
    /// time.
    ///
    /// @param count how many at most, at least 1
    List<List<Neighbours.Neighbour>> nearest(List<float[]> wanted, int count) {
        return wanted.parallelStream().map(concept -> nearest(concept, count)).toList();
    }

    private List<Neighbours.Neighbour> nearest(float[] concept, int count) {
        int size = concepts.size();
        float[] unit = Neighbours.unit(concept, Math.max(width, concept.length));
        var best = new Neighbours.Best(Math.min(MARGIN * count, size));
        var cosines = new float[BLOCK];
        for (int first = 0; first < size; first += BLOCK) {
            int rows = Math.min(BLOCK, size - first);
            cosines(unit, first, rows, cosines);
            best.offer(cosines, first, rows, -1);
        }
        return Arrays.stream(best.entries())
                .mapToObj(entry -> exact(unit, entry))
                .sorted(
                        Comparator.comparingDouble((Neighbours.Neighbour n) -> -n.cosine())
                                .thenComparingInt(Neighbours.Neighbour::entry))
                .limit(count)
                .toList();
    }

    private void cosines(float[] unit, int first, int rows, float[] cosines) {
        Arrays.fill(cosines, 0);
        for (int d = 0; d < width; d += Neighbours.TOGETHER) {
            add(unit, d, first * width + d * rows, rows, cosines);
        }
        for (int j = 0; j < rows; j++) {
            cosines[j] *= scales[first + j];
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

    private Neighbours.Neighbour exact(float[] unit, int entry) {
        float[] other = Neighbours.unit(concepts.get(entry), width);
        double cosine = 0;
        for (int d = 0; d < width; d++) {
            cosine += unit[d] * (double) other[d];
        }
        return new Neighbours.Neighbour(entry, Math.clamp(cosine, -1, 1));
    }
}
