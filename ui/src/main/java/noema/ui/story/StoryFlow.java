package noema.ui.story;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
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
        var boxes = new ArrayList<Bounds>();
        Bounds dot = sentence.dot().getBoundsInParent();
        double left = dot.getMinX();
        double right = dot.getMaxX();
        double top = dot.getMinY();
        double bottom = dot.getMaxY();
        for (Label word : sentence.words()) {
            double x = word.getLayoutX();
            double y = word.getLayoutY();
            if (y >= bottom - 1) {
                boxes.add(box(left, top, right, bottom));
                left = x;
                top = y;
                bottom = y;
            }
            right = x + word.getWidth();
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + word.getHeight());
        }
        boxes.add(box(left, top, right, bottom));
        sentence.shade(boxes);
    }

    private static Bounds box(double left, double top, double right, double bottom) {
        return new BoundingBox(left - MARGIN, top - 1, right - left + 2 * MARGIN, bottom - top + 2);
    }
}
