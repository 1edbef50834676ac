package noema.ui.charts;

import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import noema.ui.run.Cursor;
import noema.ui.run.Workbench;
import noema.ui.steps.HoverTip;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/// Draws the chosen chart. The playhead and the selection lie above it as nodes of their own, so that scrubbing does not draw
/// the chart again.
final class ChartView extends Region {

    private final ChartsModel model;
    private final Workbench bench;
    private final Map<ChartKind, Figure> figures = new EnumMap<>(ChartKind.class);
    private final ChartCanvas canvas;
    private final Line playhead = new Line();
    private final Rectangle row = new Rectangle();
    private final Rectangle column = new Rectangle();
    private final HoverTip hover = new HoverTip();
    private final Throttle throttle = new Throttle(this::draw);

    ChartView(ChartsModel model, Workbench bench) {
        this.model = model;
        this.bench = bench;
        figures.put(ChartKind.CURVES, new CurvesFigure());
        figures.put(ChartKind.SCHEDULE, new ScheduleFigure());
        figures.put(ChartKind.PLAN, new PlanFigure());
        figures.put(ChartKind.STORY, new StoryFigure());
        // The canvas would draw itself again at every change of every part of its chart; it is told
        // when instead.
        figures.values().forEach(figure -> figure.chart().setNotify(false));
        canvas = new ChartCanvas(figure().chart());
        canvas.setId("chart-canvas");
        canvas.setTooltipEnabled(false);
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        playhead.setId("chart-playhead");
        playhead.getStyleClass().add("chart-playhead");
        row.getStyleClass().add("chart-selected");
        column.getStyleClass().add("chart-selected");
        for (var mark : new Node[] {playhead, row, column}) {
            mark.setManaged(false);
            mark.setMouseTransparent(true);
        }
        setMinSize(0, 0);
        getChildren().addAll(canvas, row, column, playhead);
        canvas.setOnMouseMoved(this::moved);
        canvas.setOnMouseExited(_ -> hover.hide());
        canvas.setOnMouseClicked(this::clicked);
        dress();
        model.dataProperty().subscribe(throttle::request);
        model.kindProperty().subscribe(this::draw);
        bench.palette().subscribe(this::dress);
        bench.playhead().cursorProperty().subscribe(this::mark);
        sceneProperty().subscribe(this::draw);
    }

    /// The chosen chart.
    Figure figure() {
        return Objects.requireNonNull(figures.get(model.kindProperty().get()));
    }

    private void dress() {
        figures.values().forEach(figure -> figure.dress(bench.palette().getValue()));
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            mark();
        }
    }

    /// Draws the chart, if there is something to show and somebody could see it.
    private void draw() {
        ChartData data = model.dataProperty().get();
        if (data == null || data.isEmpty(model.kindProperty().get()) || getScene() == null) {
            return;
        }
        figure().show(data);
        if (canvas.getChart() == figure().chart()) {
            canvas.draw();
        } else {
            canvas.setChart(figure().chart());
        }
        mark();
    }

    /// Puts playhead and selection where they belong.
    private void mark() {
        ChartData data = model.dataProperty().get();
        Rectangle2D area = area();
        playhead.setVisible(false);
        row.setVisible(false);
        column.setVisible(false);
        if (data == null || area == null || data.isEmpty(model.kindProperty().get())) {
            return;
        }
        double at = figure().playhead(data, bench.playhead().cursor());
        if (!Double.isNaN(at)) {
            double x = Math.round(across().valueToJava2D(at, area, RectangleEdge.BOTTOM)) + 0.5;
            playhead.setStartX(x);
            playhead.setEndX(x);
            playhead.setStartY(area.getMinY());
            playhead.setEndY(area.getMaxY());
            playhead.setVisible(x >= area.getMinX() && x <= area.getMaxX() + 1);
        }
        if (model.kindProperty().get() == ChartKind.PLAN && data.places().size() <= 2) {
            markCell(data, area);
        }
    }

    /// Frames the two cells of the heat map that two selected sentences share, or the one of a single sentence.
    private void markCell(ChartData data, Rectangle2D area) {
        var places =
                data.places().stream()
                        .filter(place -> place < data.plan().size())
                        .sorted()
                        .toList();
        if (places.isEmpty()) {
            return;
        }
        frame(row, area, places.getFirst(), places.getLast());
        frame(column, area, places.getLast(), places.getFirst());
    }

    private void frame(Rectangle frame, Rectangle2D area, int x, int y) {
        ValueAxis down = ((XYPlot) figure().chart().getPlot()).getRangeAxis();
        double left = across().valueToJava2D(x - 0.5, area, RectangleEdge.BOTTOM);
        double right = across().valueToJava2D(x + 0.5, area, RectangleEdge.BOTTOM);
        double top = down.valueToJava2D(y - 0.5, area, RectangleEdge.LEFT);
        double bottom = down.valueToJava2D(y + 0.5, area, RectangleEdge.LEFT);
        frame.setX(left);
        frame.setY(top);
        frame.setWidth(right - left);
        frame.setHeight(bottom - top);
        frame.setVisible(true);
    }

    private ValueAxis across() {
        return ((XYPlot) figure().chart().getPlot()).getDomainAxis();
    }

    /// Where the plot is; of plots below each other all of them.
    private @Nullable Rectangle2D area() {
        if (canvas.getRenderingInfo() == null || canvas.getChart() != figure().chart()) {
            return null;
        }
        PlotRenderingInfo info = canvas.getRenderingInfo().getPlotInfo();
        if (info.getSubplotCount() == 0) {
            return info.getDataArea();
        }
        Rectangle2D area = info.getSubplotInfo(0).getDataArea();
        for (int i = 1; i < info.getSubplotCount(); i++) {
            area = area.createUnion(info.getSubplotInfo(i).getDataArea());
        }
        return area;
    }

    private boolean isInside(MouseEvent event, @Nullable Rectangle2D area) {
        ChartData data = model.dataProperty().get();
        return area != null
                && data != null
                && !data.isEmpty(model.kindProperty().get())
                && area.contains(event.getX(), event.getY());
    }

    private double x(MouseEvent event, Rectangle2D area) {
        return across().java2DToValue(event.getX(), area, RectangleEdge.BOTTOM);
    }

    private double y(MouseEvent event, Rectangle2D area) {
        ValueAxis down = ((XYPlot) figure().chart().getPlot()).getRangeAxis();
        return down == null ? 0 : down.java2DToValue(event.getY(), area, RectangleEdge.LEFT);
    }

    private void moved(MouseEvent event) {
        ChartData data = model.dataProperty().get();
        Rectangle2D area = area();
        hover.show(
                canvas,
                event,
                data == null || area == null || !isInside(event, area)
                        ? ""
                        : figure().describe(data, x(event, area), y(event, area)));
    }

    private void clicked(MouseEvent event) {
        ChartData data = model.dataProperty().get();
        Rectangle2D area = area();
        if (data == null
                || area == null
                || !isInside(event, area)
                || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Set<Integer> places = figure().places(data, x(event, area), y(event, area));
        Cursor moment = figure().moment(data, x(event, area));
        if (!places.isEmpty()) {
            bench.selection().knownProperty().set(Set.of());
            bench.selection()
                    .placesProperty()
                    .set(places.equals(data.places()) ? Set.of() : places);
        } else if (moment != null) {
            bench.playhead().moveTo(moment);
        }
    }
}
