package noema.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Node;
import noema.model.trace.Trace;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.denoising.LongRun;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StoryPicturesTest {

    private void picture(
            Trace trace,
            Cursor at,
            boolean tinted,
            int width,
            int height,
            Theme theme,
            String name) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    var test = new TestBench(trace);
                    test.palette.set(theme.palette());
                    var pane = new StoryPane(test.bench);
                    test.bench.playhead().moveTo(at);
                    pane.tintedProperty().set(tinted);
                    if (!tinted) {
                        test.bench.selection().select(3);
                    }
                    Pictures.save(
                            Pictures.paint(pane.node(), width, height, theme),
                            "story-"
                                    + name
                                    + "-"
                                    + width
                                    + "-"
                                    + theme.name().toLowerCase(Locale.ROOT));
                    for (Node word : pane.node().lookupAll(".story-word")) {
                        assertThat(word.localToScene(word.getBoundsInLocal()).getMaxX())
                                .isLessThanOrEqualTo(width);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void wordsStayInside(Theme theme) {
        picture(Sample.trace(3), new Cursor(1, 4, 2), false, 320, 220, theme, "sample");
        picture(Sample.trace(3), new Cursor(1, 4, 2), true, 320, 220, theme, "tinted");
        Trace many = LongRun.trace(20, 40, 8);
        picture(many, new Cursor(4, 4, 5), true, 900, 600, theme, "long-tinted");
        picture(many, new Cursor(4, 4, 5), false, 900, 600, theme, "long");
        picture(LongRun.trace(4, 14, 8), new Cursor(2, 4, 5), false, 900, 600, theme, "four");
    }
}
