package noema.ui.map;

import java.util.ArrayList;
import java.util.List;

/// Chooses which labels have room: in order of importance each gets its place if nothing is there yet.
final class LabelPlacer {

    private LabelPlacer() {}

    /// A label, in pixels of the window.
    ///
    /// @param text   what it says
    /// @param x      of its left edge
    /// @param y      of its top edge
    /// @param width  of its text
    /// @param height of its text
    record Label(String text, double x, double y, double width, double height) {

        /// Whether it comes nearer to another than a gap.
        boolean touches(Label other, double gap) {
            return x < other.x + other.width + gap
                    && other.x < x + width + gap
                    && y < other.y + other.height + gap
                    && other.y < y + height + gap;
        }
    }

    /// The labels that have room.
    ///
    /// @param wished most important first
    /// @param taken  what is there already
    /// @param gap    pixels to stay apart
    /// @param width  of the window: labels that are not wholly inside are left out
    /// @param height of the window
    static List<Label> place(
            List<Label> wished, List<Label> taken, double gap, double width, double height) {
        var placed = new ArrayList<Label>();
        for (Label label : wished) {
            boolean inside =
                    label.x >= 0
                            && label.y >= 0
                            && label.x + label.width <= width
                            && label.y + label.height <= height;
            if (inside
                    && taken.stream().noneMatch(t -> t.touches(label, 2))
                    && placed.stream().noneMatch(p -> p.touches(label, gap))) {
                placed.add(label);
            }
        }
        return placed;
    }
}
