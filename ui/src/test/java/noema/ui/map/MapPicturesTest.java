package noema.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import noema.model.atlas.Atlas;
import noema.ui.Pictures;
import noema.ui.TestBench;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import noema.ui.run.Mind;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What can be seen on the map, painted off screen.
@ExtendWith(ApplicationExtension.class)
class MapPicturesTest {

    private static final int PATIENCE = 60_000;
    private static final Atlas ATLAS = MadeUp.atlas(20_000);

    private final TestBench bench = new TestBench(MadeUp.trace(7, 20));
    private MapPane pane;

    @Start
    void start(Stage stage) {}

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE, work);
    }

    private void open(int width, int height, Theme theme, @Nullable Atlas atlas)
            throws TimeoutException {
        bench.palette.set(theme.palette());
        pane =
                onFx(() -> {
                    var made = new MapPane(bench.bench);
                    made.atlasProperty().set(atlas);
                    Pictures.paint(new StackPane(made.node()), width, height, theme);
                    return made;
                });
        WaitForAsyncUtils.waitFor(
                PATIENCE,
                TimeUnit.MILLISECONDS,
                () -> onFx(() -> pane.model().groundProperty().get() != null));
    }

    private WritableImage picture(String name) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                PATIENCE,
                TimeUnit.MILLISECONDS,
                () ->
                        onFx(() -> {
                            pane.node().getScene().snapshot(null);
                            return pane.paintedProperty().get();
                        }));
        return onFx(() -> {
            WritableImage image = pane.node().getScene().snapshot(null);
            Pictures.save(image, name);
            return image;
        });
    }

    // Where a place of the story is in a picture of the whole pane.
    private Spot inPicture(int place) {
        return onFx(() -> {
            Marks.Dot dot = pane.model().marksProperty().get().dots().get(place);
            Spot at = pane.model().sight().view().toScreen(pane.model().spot(dot.concept()));
            var origin = pane.node().lookup("#map-view").localToScene(at.x(), at.y());
            return new Spot(origin.getX(), origin.getY());
        });
    }

    private static int count(Image image, Spot around, int radius, Color colour) {
        int count = 0;
        for (int y = (int) around.y() - radius; y <= around.y() + radius; y++) {
            for (int x = (int) around.x() - radius; x <= around.x() + radius; x++) {
                if (x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight()) {
                    Color at = image.getPixelReader().getColor(x, y);
                    double gap =
                            Math.abs(at.getRed() - colour.getRed())
                                    + Math.abs(at.getGreen() - colour.getGreen())
                                    + Math.abs(at.getBlue() - colour.getBlue());
                    count += gap < 0.12 ? 1 : 0;
                }
            }
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePathIsDrawnWhereItsConceptsLie(Theme theme) throws TimeoutException {
        open(500, 400, theme, ATLAS);
        onFx(() -> {
            bench.bench.playhead().moveTo(new Cursor(5, 12, 0));
            return 0;
        });
        WritableImage image = picture("map-small-" + theme);
        Palette palette = theme.palette();
        for (int place = 2; place < 7; place++) {
            assertThat(count(image, inPicture(place), 8, palette.thought()))
                    .as("dot of place %d", place)
                    .isGreaterThan(60);
        }
        assertThat(count(image, inPicture(1), 5, palette.prompt())).isGreaterThan(10);
        Spot between = inPicture(3).towards(inPicture(2), 0.5);
        assertThat(count(image, between, 45, palette.thought())).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void withASelectionTheRestIsMuted(Theme theme) throws TimeoutException {
        open(960, 900, theme, ATLAS);
        onFx(() -> {
            MapModel model = pane.model();
            bench.bench.playhead().moveTo(new Cursor(5, 15, 0));
            bench.bench.selection().select(4);
            model.alternativesProperty().set(alternatives());
            model.point(new Spot(3, -3), false);
            return 0;
        });
        WritableImage image = picture("map-pointed-" + theme);
        assertThat(count(image, inPicture(4), 8, theme.palette().thought())).isGreaterThan(60);
        assertThat(count(image, inPicture(2), 8, theme.palette().thought())).isLessThan(10);
    }

    private List<Mind.Alternative> alternatives() {
        var list = new ArrayList<Mind.Alternative>();
        for (int i = 0; i < 12; i++) {
            list.add(
                    new Mind.Alternative(
                            i, ATLAS.entries().get(i * 31).concept(), "Alternative " + i, 0.1));
        }
        return list;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void densityAndColoursAreSeen(Theme theme) throws TimeoutException {
        open(960, 900, theme, ATLAS);
        onFx(() -> {
            pane.model().labelsProperty().set(MadeUp.labels());
            pane.model().densityProperty().set(true);
            return 0;
        });
        WritableImage density = picture("map-density-" + theme);
        onFx(() -> {
            pane.model().densityProperty().set(false);
            pane.model().colouringProperty().set(Colouring.CLUSTER);
            bench.bench.playhead().moveTo(new Cursor(3, 6, 0));
            return 0;
        });
        WritableImage cluster = picture("map-cluster-" + theme);
        onFx(() -> {
            pane.model().colouringProperty().set(Colouring.NONE);
            bench.bench.playhead().moveTo(new Cursor(4, 9, 0));
            return 0;
        });
        WritableImage quiet = picture("map-quiet-" + theme);
        assertThat(coloured(density)).isGreaterThan(100_000);
        assertThat(coloured(cluster)).isBetween(5_000L, 400_000L);
        assertThat(coloured(quiet)).isLessThan(coloured(density));
        onFx(() -> {
            bench.bench
                    .selection()
                    .knownProperty()
                    .set(
                            Set.copyOf(
                                    java.util.stream.IntStream.range(0, 20_000)
                                            .filter(i -> ATLAS.entries().get(i).cluster() == 3)
                                            .boxed()
                                            .toList()));
            pane.model().finder().textProperty().set("(12");
            return 0;
        });
        picture("map-selected-" + theme);
        onFx(() -> {
            bench.bench.selection().clear();
            pane.model().finder().textProperty().set("");
            Spot there = pane.model().groundProperty().get().spot(77);
            pane.model().sight().jump(pane.model().sight().view().centred(there));
            pane.model().sight().zoom(45, 480, 430);
            return 0;
        });
        picture("map-near-" + theme);
    }

    private static long coloured(Image image) {
        Color ground = image.getPixelReader().getColor((int) image.getWidth() / 2, 60);
        long count = 0;
        for (int y = 50; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getColor(x, y).equals(ground) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void anySizeAndAnyAtlasIsPainted() {
        for (int entries : new int[] {0, 1, 2}) {
            assertThatCode(
                            () -> {
                                open(300, 200, Theme.DARK, MadeUp.atlas(entries));
                                picture("map-entries-" + entries);
                            })
                    .doesNotThrowAnyException();
        }
        assertThatCode(
                        () -> {
                            open(1, 1, Theme.LIGHT, MadeUp.atlas(50));
                            picture("map-dot");
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void withoutAnAtlasTheRunIsDrawnAndASentenceSaysSo() throws TimeoutException {
        open(400, 300, Theme.LIGHT, null);
        WritableImage image = picture("map-bare");
        assertThat(pane.node().lookup("#map-empty").isVisible()).isTrue();
        assertThat(count(image, inPicture(4), 8, Palette.LIGHT.thought())).isGreaterThan(60);
    }

    @Test
    void aThumbnailShowsThePath() {
        RunSnapshot run = RunSnapshot.of(MadeUp.trace(6, 2));
        Image own = onFx(() -> PathThumbnail.paint(run, null, 96, 64, Palette.LIGHT));
        Image onMap =
                onFx(() -> PathThumbnail.paint(run, ATLAS.projection(), 96, 64, Palette.DARK));
        assertThat(count(own, new Spot(48, 32), 48, Palette.LIGHT.thought())).isGreaterThan(60);
        assertThat(count(onMap, new Spot(48, 32), 48, Palette.DARK.thought())).isGreaterThan(60);
        RunSnapshot nothing = RunSnapshot.begin(run.recipe(), "", "");
        Image empty = onFx(() -> PathThumbnail.paint(nothing, null, 1, 1, Palette.DARK));
        assertThat(empty.getPixelReader().getArgb(0, 0)).isZero();
        onFx(() -> {
            Pictures.save((WritableImage) own, "map-thumbnail");
            return 0;
        });
    }

    @Test
    void theBenchmarkMeasures() {
        assertThat(MapBenchmark.fps(10_000, 3)).isPositive().isFinite();
    }
}
