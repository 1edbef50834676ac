package noema.ui.charts;

import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;
import noema.ui.look.Palette;
import noema.ui.run.Cursor;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/// One of the charts: knows how its numbers are drawn and what a point of it stands for.
interface Figure {

    /// An entry of the legend.
    ///
    /// @param name        of the curve
    /// @param explanation one sentence with the formula
    /// @param colour      of its line
    /// @param dash        lengths of its dashes and gaps; empty for a solid line
    record Key(String name, String explanation, Color colour, List<Double> dash) {}

    /// The chart.
    JFreeChart chart();

    /// Takes the colours of a theme.
    void dress(Palette palette);

    /// Takes new numbers; never called when there is nothing to show.
    void show(ChartData data);

    /// The legend; empty when the chart has its own.
    List<Key> legend(Palette palette);

    /// Where on its horizontal axis the playhead stands; NaN when it does not show it.
    double playhead(ChartData data, Cursor cursor);

    /// What stands at a point, in words; empty when nothing does.
    ///
    /// @param x on the horizontal axis
    /// @param y on the vertical axis
    String describe(ChartData data, double x, double y);

    /// The places of the story that a click on a point selects; empty when it selects none.
    Set<Integer> places(ChartData data, double x, double y);

    /// The moment that a click on a point leads to; null when it leads nowhere.
    @Nullable Cursor moment(ChartData data, double x);
}
