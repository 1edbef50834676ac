package noema.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import noema.model.atlas.Atlas;
import noema.ui.Pictures;
import noema.ui.TestBench;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapPicturesTest {

    private static final Atlas ATLAS = MadeUp.atlas(20_000);

    @Start
    void start(Stage stage) {}

    private static WritableImage picture(
            String name, int width, int height, Theme theme, @Nullable Atlas atlas, Consumer<MapPane> then)
            throws TimeoutException {
        var bench = new TestBench(MadeUp.trace(7, 20));
        bench.palette.set(theme.palette());
        MapPane pane =
                WaitForAsyncUtils.waitForAsyncFx(
                        60_000,
                        () -> {
                            var made = new MapPane(bench.bench);
                            made.atlasProperty().set(atlas);
                            Pictures.paint(new StackPane(made.node()), width, height, theme);
                            return made;
                        });
        if (atlas != null) {
            WaitForAsyncUtils.waitFor(
                    60, TimeUnit.SECONDS, () -> pane.model().groundProperty().get() != null);
        }
        WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> {
                    bench.bench.playhead().moveTo(new Cursor(5, 12, 0));
                    then.accept(pane);
                    ((StackPane) pane.node().getParent()).layout();
                    pane.node().getScene().snapshot(null);
                });
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            boolean[] done = new boolean[1];
            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> { pane.node().getScene().snapshot(null); done[0] = pane.paintedProperty().get(); });
            return done[0];
        });
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(60_000, () -> pane.node().getScene().snapshot(null));
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> Pictures.save(image, "map-" + name));
        return image;
    }

    @Test
    void all() throws TimeoutException {
        for (Theme theme : Theme.values()) {
            String t = theme.name().toLowerCase();
            picture("plain-large-" + t, 960, 900, theme, ATLAS, p -> {});
            picture("plain-small-" + t, 500, 400, theme, ATLAS, p -> {});
            picture("density-" + t, 960, 900, theme, ATLAS, p -> { p.model().labelsProperty().set(MadeUp.labels()); p.model().densityProperty().set(true); });
            picture("cluster-" + t, 500, 400, theme, ATLAS, p -> { p.model().labelsProperty().set(MadeUp.labels()); p.model().colouringProperty().set(Colouring.CLUSTER);});
            picture("honesty-run-" + t, 960, 900, theme, ATLAS, p -> { p.model().colouringProperty().set(Colouring.LENGTH); p.model().fitRun(); });
        }
    }
}
