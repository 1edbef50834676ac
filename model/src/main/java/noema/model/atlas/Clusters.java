package noema.model.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import noema.model.tensor.Randomness;

/// Groups of concepts that point in similar directions, found by k-means on the sphere (Dhillon and Modha 2001) from a
/// k-means++ start (Arthur and Vassilvitskii 2007). The largest group has the number 0.
///
/// @param of    number of each concept's group
/// @param count how many groups there are; none is empty
record Clusters(int[] of, int count) {

    private static final int ROUNDS = 20;
    private static final long PLACE = 0x636c7573746572L;

    /// Groups concepts; the same ones and the same seed always give the same groups.
    ///
    /// @param concepts  at least one
    /// @param wanted    how many groups, at least 1; fewer come out of few concepts
    /// @param cancelled asked in every round
    static Clusters of(List<float[]> concepts, int wanted, long seed, BooleanSupplier cancelled) {
        List<float[]> centres = start(concepts, wanted, Randomness.stream(seed, PLACE), cancelled);
        int[] group = new int[concepts.size()];
        for (int round = 0; round < ROUNDS && !cancelled.getAsBoolean(); round++) {
            int[] before = group;
            group = assign(concepts, centres, cancelled);
            if (Arrays.equals(before, group) && round > 0) {
                break;
            }
            move(concepts, group, centres);
        }
        return bySize(group, centres.size());
    }

    /// Centres far from each other: each next one is drawn with a chance in proportion to the squared distance from those
    /// before, which for unit vectors is 2 - 2 cosine.
    private static List<float[]> start(
            List<float[]> concepts,
            int wanted,
            SplittableRandom random,
            BooleanSupplier cancelled) {
        var centres = new ArrayList<float[]>();
        centres.add(concepts.get(random.nextInt(concepts.size())));
        var distance = new double[concepts.size()];
        Arrays.fill(distance, Double.MAX_VALUE);
        while (centres.size() < wanted && !cancelled.getAsBoolean()) {
            Neighbours last = Neighbours.of(List.of(centres.getLast()));
            double sum = 0;
            for (int i = 0; i < distance.length; i++) {
                double cosine = last.nearest(concepts.get(i), 1).getFirst().cosine();
                // What is a centre's own direction but for rounding is never drawn.
                distance[i] = Math.min(distance[i], cosine > 1 - 1e-6 ? 0 : 1 - cosine);
                sum += distance[i];
            }
            if (!(sum > 0)) {
                break;
            }
            double at = random.nextDouble() * sum;
            int chosen = 0;
            for (int i = 0; i < distance.length && at >= 0; i++) {
                chosen = distance[i] > 0 ? i : chosen;
                at -= distance[i];
            }
            centres.add(concepts.get(chosen));
        }
        return centres;
    }

    private static int[] assign(
            List<float[]> concepts, List<float[]> centres, BooleanSupplier cancelled) {
        Neighbours search = Neighbours.of(centres);
        var group = new int[concepts.size()];
        for (int i = 0; i < group.length && !cancelled.getAsBoolean(); i++) {
            group[i] = search.nearest(concepts.get(i), 1).getFirst().entry();
        }
        return group;
    }

    /// Moves every centre to the middle of its group, every concept counting as its direction; one without a group stays.
    private static void move(List<float[]> concepts, int[] group, List<float[]> centres) {
        int width = concepts.getFirst().length;
        var sums = new float[centres.size()][width];
        var found = new boolean[centres.size()];
        for (int i = 0; i < group.length; i++) {
            float[] concept = concepts.get(i);
            double norm = 0;
            for (float value : concept) {
                norm += (double) value * value;
            }
            float factor = norm > 0 ? (float) (1 / Math.sqrt(norm)) : 0;
            float[] sum = sums[group[i]];
            found[group[i]] = true;
            for (int d = 0; d < width; d++) {
                sum[d] += factor * concept[d];
            }
        }
        for (int c = 0; c < sums.length; c++) {
            if (found[c]) {
                centres.set(c, sums[c]);
            }
        }
    }

    private static Clusters bySize(int[] group, int count) {
        var sizes = new int[count];
        for (int g : group) {
            sizes[g]++;
        }
        Integer[] order = new Integer[count];
        Arrays.setAll(order, c -> c);
        Arrays.sort(order, (a, b) -> Integer.compare(sizes[b], sizes[a]));
        var rank = new int[count];
        int filled = 0;
        for (int r = 0; r < count; r++) {
            rank[order[r]] = r;
            filled += sizes[order[r]] > 0 ? 1 : 0;
        }
        return new Clusters(Arrays.stream(group).map(g -> rank[g]).toArray(), filled);
    }
}
