package noema.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import noema.model.atlas.Atlas;
import noema.model.atlas.Projection;
import noema.ui.look.Palette;
import org.junit.jupiter.api.Test;

/// The calculations of the map.
class MapMathsTest {

    private static final Atlas ATLAS = MadeUp.atlas(1500);
    private static final Ground GROUND =
            Ground.of(ATLAS, LinearLayout.of("PCA", ATLAS.projection(), ATLAS.entries()));

    @Property(tries = 200)
    void aPointGoesToTheWindowAndBack(
            @ForAll @DoubleRange(min = -50, max = 50) double x,
            @ForAll @DoubleRange(min = -50, max = 50) double y,
            @ForAll @DoubleRange(min = 0.01, max = 5000) double scale,
            @ForAll @DoubleRange(min = -900, max = 900) double px,
            @ForAll @DoubleRange(min = -900, max = 900) double py) {
        var view = new View(x, y, scale, 800, 600);
        Spot back = view.toScreen(view.toMap(px, py));
        assertThat(back.distance(new Spot(px, py))).isLessThan(1e-6);
    }

    @Property(tries = 200)
    void zoomingKeepsWhatIsUnderThePointer(
            @ForAll @DoubleRange(min = 0.1, max = 10) double factor,
            @ForAll @DoubleRange(min = 0, max = 800) double px,
            @ForAll @DoubleRange(min = 0, max = 600) double py) {
        var view = new View(3, -2, 40, 800, 600);
        Spot under = view.toMap(px, py);
        View zoomed = view.zoomed(factor, px, py);
        assertThat(zoomed.toScreen(under).distance(new Spot(px, py))).isLessThan(1e-6);
        assertThat(zoomed.scale()).isCloseTo(40 * factor, within(1e-6));
    }

    @Test
    void fittingShowsAllAndYPointsUp() {
        var view = new View(0, 0, 1, 400, 300).fitting(new Bounds(-10, -1, 10, 1));
        assertThat(view.screenX(-10)).isBetween(0.0, 60.0);
        assertThat(view.screenX(10)).isBetween(300.0, 360.0);
        assertThat(view.screenY(1)).isLessThan(view.screenY(-1));
    }

    @Property(tries = 100)
    void theGridFindsWhatLookingAtAllFinds(
            @ForAll @IntRange(min = 0, max = 300) int n, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        var x = new float[n];
        var y = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 17 == 3 ? Float.NaN : (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        var grid = new PointGrid(x, y);
        var spot = new Spot(random.nextGaussian(), random.nextGaussian());
        int[] sorted =
                IntStream.range(0, n)
                        .filter(i -> Float.isFinite(x[i]))
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        i -> spot.distance(new Spot(x[i], y[i]))))
                        .mapToInt(i -> i)
                        .toArray();
        assertThat(grid.size()).isEqualTo(sorted.length);
        assertThat(grid.nearest(spot, 5))
                .isEqualTo(Arrays.copyOf(sorted, Math.min(5, sorted.length)));
        int expected =
                sorted.length > 0 && spot.distance(new Spot(x[sorted[0]], y[sorted[0]])) <= 0.3
                        ? sorted[0]
                        : -1;
        assertThat(grid.nearest(spot, 0.3)).isEqualTo(expected);
        var part = new Bounds(-0.5, -0.5, 0.7, 0.4);
        var inside = new ArrayList<Integer>();
        grid.each(part, inside::add);
        assertThat(inside)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(sorted)
                                .filter(i ->
                                        x[i] >= -0.5 && x[i] <= 0.7 && y[i] >= -0.5 && y[i] <= 0.4)
                                .boxed()
                                .toList());
    }

    @Property(tries = 200)
    void aLassoHoldsWhatIsNearerToItsMiddleThanItsRim(
            @ForAll @IntRange(min = 3, max = 24) int corners,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1.5) double share,
            @ForAll @IntRange(min = 0, max = 23) int towards) {
        var random = new SplittableRandom(seed);
        var loop = new ArrayList<Spot>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = random.nextDouble(0.5, 3);
            loop.add(new Spot(2 + radius * Math.cos(angle), 1 + radius * Math.sin(angle)));
        }
        Spot corner = loop.get(towards % corners);
        Spot point = new Spot(2, 1).towards(corner, share);
        if (Math.abs(share - 1) > 0.001) {
            assertThat(new Lasso(loop).contains(point.x(), point.y())).isEqualTo(share < 1);
        }
    }

    @Test
    void aLassoOfAllEntriesHoldsAllEntries() {
        var all =
                List.of(new Spot(-99, -99), new Spot(99, -99), new Spot(99, 99), new Spot(-99, 99));
        assertThat(new Lasso(all).entries(GROUND)).hasSize(ATLAS.size());
        assertThat(new Lasso(all.subList(0, 2)).entries(GROUND)).isEmpty();
    }

    @Property(tries = 100)
    void theThoughtAtAPointLiesThereAndIsAsLongAsItsNeighbours(
            @ForAll @DoubleRange(min = -6, max = 6) double x,
            @ForAll @DoubleRange(min = -6, max = 6) double y) {
        float[] thought = ThoughtAt.find(GROUND, new Spot(x, y));
        assertThat(thought).isNotNull();
        assertThat(GROUND.layout().place(thought).distance(new Spot(x, y))).isLessThan(1e-3);
        double shadow = x * x + y * y;
        double length = Math.sqrt(Axes.dot(thought, thought));
        assertThat(length).isBetween(2.0, Math.max(14, 3 + Math.sqrt(shadow)));
    }

    @Test
    void skewAxesOfAnyLengthAreUndoneToo() {
        float[] a = ATLAS.projection().axes()[0].clone();
        float[] b = ATLAS.projection().axes()[1].clone();
        for (int k = 0; k < a.length; k++) {
            b[k] = 0.4f * b[k] + 0.5f * a[k];
            a[k] *= 3;
        }
        var skew = new Projection(ATLAS.projection().centre(), new float[][] {a, b});
        Ground ground = Ground.of(ATLAS, LinearLayout.of("skew", skew, ATLAS.entries()));
        float[] thought = ThoughtAt.find(ground, new Spot(4, -1));
        assertThat(ground.layout().place(thought).distance(new Spot(4, -1))).isLessThan(1e-3);
    }

    @Test
    void withoutKnownSentencesThereIsNoThoughtAtAPoint() {
        var none = new float[0];
        var bare = Ground.of(null, new LinearLayout("PCA", ATLAS.projection(), none, none));
        assertThat(ThoughtAt.find(bare, new Spot(0, 0))).isNull();
        Atlas empty = MadeUp.atlas(0);
        var ground = Ground.of(empty, LinearLayout.of("PCA", empty.projection(), empty.entries()));
        assertThat(ThoughtAt.find(ground, new Spot(0, 0))).isNull();
    }

    @Test
    void aTornClusterIsNamedOnItsBiggestIsland() {
        var entries = new ArrayList<Atlas.Entry>();
        var x = new float[12];
        var y = new float[12];
        for (int i = 0; i < 12; i++) {
            int cluster = i < 9 ? 4 : 2;
            entries.add(new Atlas.Entry("s" + i, new float[2], 0, i, 5, 1, cluster, 1));
            x[i] = i < 5 ? i : 100 + i;
            y[i] = i < 5 ? 0 : 80;
        }
        var axes = new Projection(new float[2], new float[][] {{1, 0}, {0, 1}});
        var atlas = new Atlas("", entries, axes);
        List<Middles.Middle> middles =
                Ground.of(atlas, new LinearLayout("PCA", axes, x, y)).middles().list();
        assertThat(middles).extracting(Middles.Middle::cluster).containsExactly(4, 2);
        assertThat(middles).extracting(Middles.Middle::count).containsExactly(9, 3);
        assertThat(middles.getFirst().at()).isEqualTo(new Spot(4, 0));
        assertThat(middles.getLast().at()).isEqualTo(new Spot(110, 80));
    }

    @Property(tries = 100)
    void labelsNeverOverlapAndTheMostImportantStays(
            @ForAll @IntRange(min = 1, max = 120) int n, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        var wished = new ArrayList<LabelPlacer.Label>();
        wished.add(new LabelPlacer.Label("first", 50, 50, 40, 12));
        for (int i = 0; i < n; i++) {
            wished.add(
                    new LabelPlacer.Label(
                            "l" + i,
                            random.nextDouble(-30, 320),
                            random.nextDouble(-30, 220),
                            random.nextDouble(5, 80),
                            14));
        }
        var taken = List.of(new LabelPlacer.Label("", 200, 100, 60, 60));
        List<LabelPlacer.Label> placed = LabelPlacer.place(wished, taken, 4, 300, 200);
        assertThat(placed.getFirst().text()).isEqualTo("first");
        for (LabelPlacer.Label a : placed) {
            assertThat(a.x() >= 0 && a.x() + a.width() <= 300).isTrue();
            assertThat(a.touches(taken.getFirst(), 0)).isFalse();
            for (LabelPlacer.Label b : placed) {
                assertThat(a != b && a.touches(b, 3.9)).isFalse();
            }
        }
    }

    @Test
    void principalAxesAreThoseOfTheLargestSpreadAndAtRightAngles() {
        var random = new SplittableRandom(2);
        var concepts = new ArrayList<float[]>();
        for (int i = 0; i < 200; i++) {
            concepts.add(
                    new float[] {
                        (float) random.nextGaussian(),
                        (float) (9 * random.nextGaussian()),
                        (float) (4 * random.nextGaussian())
                    });
        }
        Projection axes = Axes.principal(concepts, 3);
        assertThat(axes.axes()[0][1]).isGreaterThan(0.99f);
        assertThat(axes.axes()[1][2]).isGreaterThan(0.98f);
        assertThat(Axes.dot(axes.axes()[0], axes.axes()[1])).isCloseTo(0, within(1e-5));
    }

    @Test
    void principalAxesOfOneConceptAreFinite() {
        Projection axes = Axes.principal(List.of(new float[] {1, 2, 3}), 3);
        assertThat(axes.x(new float[] {1, 2, 3})).isZero();
        assertThat(Axes.dot(axes.axes()[1], axes.axes()[1])).isCloseTo(1, within(1e-5));
    }

    @Test
    void anAxisRunsFromOneSentenceToTheOther() {
        float[] from = ATLAS.entries().get(3).concept();
        float[] to = ATLAS.entries().get(700).concept();
        Projection axis = Axes.between(from, to, ATLAS.projection());
        assertThat(axis.x(from)).isZero();
        assertThat(axis.y(to)).isCloseTo(0, within(1e-4));
        assertThat(axis.x(to)).isPositive();
        assertThat(Axes.dot(axis.axes()[0], axis.axes()[1])).isCloseTo(0, within(1e-5));
    }

    @Test
    void neighboursAreTheNearestByCosine() {
        float[] concept = ATLAS.entries().get(42).concept();
        List<Neighbour> near = Neighbour.search(ATLAS, concept, 6);
        assertThat(near).hasSize(6);
        assertThat(near.getFirst().index()).isEqualTo(42);
        assertThat(near)
                .isSortedAccordingTo(Comparator.comparingDouble(Neighbour::cosine).reversed());
        double last = near.getLast().cosine();
        long better =
                ATLAS.entries().stream()
                        .filter(e -> Axes.cosine(e.concept(), concept) > last)
                        .count();
        assertThat(better).isEqualTo(5);
        assertThat(Neighbour.search(ATLAS, new float[3], 6)).isEmpty();
    }

    @Test
    void coloursFollowTheirValues() {
        Range range = Range.of(Colouring.POSITION, ATLAS);
        assertThat(range).isEqualTo(new Range(1, 8));
        assertThat(range.share(0)).isZero();
        assertThat(range.share(4.5)).isEqualTo(0.5);
        assertThat(new Range(3, 3).share(3)).isEqualTo(0.5);
        int[] each = ink(Colouring.POSITION, Set.of(), false, null).each();
        int[] order = GROUND.grid().order();
        for (int i = 0; i < order.length; i++) {
            int position = ATLAS.entries().get(order[i]).position();
            int expected = Ink.rgb(Palette.DARK.scale((int) (position / 7.0 * 255) / 255.0));
            assertThat(each[i]).isEqualTo(0xFF << 24 | expected);
        }
    }

    @Test
    void theRestIsMutedAndNotHidden() {
        assertThat(ink(Colouring.NONE, Set.of(), false, null)).isSameAs(Ink.QUIET);
        int[] each = ink(Colouring.NONE, Set.of(5), false, null).each();
        int[] order = GROUND.grid().order();
        for (int i = 0; i < order.length; i++) {
            assertThat(each[i] >>> 24)
                    .isBetween(order[i] == 5 ? 0xFF : 1, order[i] == 5 ? 0xFF : 0x40);
        }
        var found = new BitSet();
        found.set(9);
        long lit =
                Arrays.stream(ink(Colouring.LENGTH, Set.of(), false, found).each())
                        .filter(c -> c >>> 24 == 0xFF)
                        .count();
        assertThat(lit).isEqualTo(1);
        int[] partly = ink(Colouring.NONE, Set.of(), true, null).each();
        assertThat(partly[0] >>> 24).isBetween(0x60, 0xC0);
    }

    private static Ink ink(
            Colouring colouring, Set<Integer> known, boolean elsewhere, BitSet found) {
        return Ink.of(
                new Ink.Key(
                        GROUND,
                        colouring,
                        Range.of(colouring, ATLAS),
                        known,
                        elsewhere,
                        found,
                        Palette.DARK));
    }

    @Test
    void noiseReachesLessAsTheLevelFalls() {
        assertThat(TrailPainter.sigma(1)).isEqualTo(1);
        assertThat(TrailPainter.sigma(0)).isZero();
        Spot reach = TrailPainter.reach(ATLAS.projection(), 10);
        assertThat(reach.x()).isCloseTo(10 * Math.sqrt(2), within(1e-3));
        assertThat(TrailPainter.reach(null, 10)).isEqualTo(new Spot(0, 0));
    }
}
