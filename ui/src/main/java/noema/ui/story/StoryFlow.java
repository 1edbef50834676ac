package noema.ui.story;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;
import noema.ui.denoising.TokenFlow;
import noema.ui.look.Palette;

/// All sentences in one flow of text, each on a shade that follows its lines.
final class StoryFlow extends TokenFlow {

    private static final double MARGIN = 2;

    private final List<SentenceNodes> sentences = new ArrayList<>();

    StoryFlow() {
        super(5);
        getStyleClass().add("story-flow");
    }

    List<SentenceNodes> sentences() {
        return sentences;
    }

    /// How a sentence is to look.
    interface Look {
        boolean selected(int place);

        boolean lit(int place);
    }

    /// Shows lines; only those that are different are touched.
    void show(List<Line> lines, Look look, boolean tinted, Palette palette) {
        while (sentences.size() > lines.size()) {
            sentences.removeLast().remove();
        }
        while (sentences.size() < lines.size()) {
            sentences.add(new SentenceNodes(lines.get(sentences.size()), getChildren()));
        }
        boolean moved = false;
        for (SentenceNodes sentence : sentences) {
            int place = sentence.place();
            moved |=
                    sentence.show(
                            lines.get(place),
                            look.selected(place),
                            look.lit(place),
                            tinted,
                            palette);
        }
        if (moved) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        sentences.forEach(StoryFlow::shade);
    }

    /// One box for each line of text that the sentence is on.
    private static void shade(SentenceNodes sentence) {
        var path = new ArrayList<PathElement>();
        Bounds dot = sentence.dot().getBoundsInParent();
        double left = dot.getMinX();
        double right = dot.getMaxX();
        double top = dot.getMinY();
        double bottom = dot.getMaxY();
        for (Label word : sentence.words()) {
            double x = word.getLayoutX();
            double y = word.getLayoutY();
            if (y >= bottom - 1) {
                box(path, left, top, right, bottom);
                left = x;
                top = y;
                bottom = y;
            }
            right = x + word.getWidth();
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + word.getHeight());
        }
        box(path, left, top, right, bottom);
        sentence.shade().getElements().setAll(path);
    }

    private static void box(
            List<PathElement> path, double left, double top, double right, double bottom) {
        path.add(new MoveTo(left - MARGIN, top - 1));
        path.add(new HLineTo(right + MARGIN));
        path.add(new VLineTo(bottom + 1));
        path.add(new HLineTo(left - MARGIN));
        path.add(new ClosePath());
    }
}
