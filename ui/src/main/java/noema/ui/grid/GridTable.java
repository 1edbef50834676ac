package noema.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import org.jspecify.annotations.Nullable;

/// One page of a grid: values of the first axis along the top, of the second down the side. The heads stay where they are when the
/// cells are scrolled.
final class GridTable extends Region {

    // In units of the text's size.
    private static final double NARROWEST = 9.5;
    private static final double WIDEST = 46;
    private static final double LOWEST = 5.6;
    private static final double HIGHEST = 20;
    private static final double HEAD_HEIGHT = 3.2;
    private static final double GAP = 4;

    private final GridModel model;
    private final IntegerProperty page;
    private final ObservableValue<Palette> palette;
    private final Consumer<GridCell> open;
    private final Pane cells = new Pane();
    private final ScrollPane scroll = new ScrollPane();
    private final Region body;
    private final Pane columns = new Pane();
    private final Pane rows = new Pane();
    private final Label across = new Label();
    private final Label down = new Label();
    private final Subscription looks;
    private List<CellNode> nodes = List.of();
    private @Nullable List<GridCell> built;

    /// @param page which value of the third axis is shown, from 0
    GridTable(
            GridModel model,
            IntegerProperty page,
            ObservableValue<Palette> palette,
            Consumer<GridCell> open) {
        this(model, page, palette, open, true);
    }

    /// @param scrolls whether it may be larger than its room; one that is painted whole must not, since what is clipped cannot be
    ///                wider than a texture
    GridTable(
            GridModel model,
            IntegerProperty page,
            ObservableValue<Palette> palette,
            Consumer<GridCell> open,
            boolean scrolls) {
        this.model = model;
        this.page = page;
        this.palette = palette;
        this.open = open;
        setId("grid-table");
        body = scrolls ? scroll : cells;
        scroll.setContent(scrolls ? cells : null);
        scroll.setId("grid-scroll");
        across.getStyleClass().add("axis-name");
        down.getStyleClass().add("axis-name");
        down.setAlignment(Pos.CENTER_RIGHT);
        columns.setClip(new Rectangle());
        rows.setClip(new Rectangle());
        getChildren().setAll(body, columns, rows, across, down);
        scroll.viewportBoundsProperty().subscribe(_ -> requestLayout());
        scroll.hvalueProperty().subscribe(_ -> placeHeads());
        scroll.vvalueProperty().subscribe(_ -> placeHeads());
        cells.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        looks =
                Subscription.combine(
                        page.subscribe((_, _) -> rebuild()),
                        model.changesProperty().subscribe(_ -> refresh()),
                        model.figureProperty().subscribe((_, _) -> refresh()),
                        palette.subscribe((_, _) -> refresh()));
    }

    /// Looks at the grid no more: for a table that goes before the grid does.
    void close() {
        looks.unsubscribe();
    }

    private void rebuild() {
        GridPlan plan = model.planProperty().get();
        if (plan == null || model.cells().isEmpty()) {
            return;
        }
        built = model.cells();
        int shown = Math.clamp(page.get(), 0, plan.size(2) - 1);
        nodes =
                model.cells().stream()
                        .filter(cell -> cell.cell().z() == shown)
                        .map(cell -> new CellNode(plan, cell, open))
                        .toList();
        // Their places are decided here.
        nodes.forEach(node -> node.setManaged(false));
        cells.getChildren().setAll(nodes);
        columns.getChildren().setAll(heads(plan, 0));
        rows.getChildren().setAll(plan.axes().size() > 1 ? heads(plan, 1) : List.of());
        across.setText(plan.axes().getFirst().setting().id());
        down.setText(plan.axes().size() > 1 ? plan.axes().get(1).setting().id() : "");
        refresh();
        requestLayout();
    }

    private static List<Label> heads(GridPlan plan, int axis) {
        var heads = new ArrayList<Label>();
        for (String value : plan.axes().get(axis).values()) {
            var head = new Label(value);
            head.getStyleClass().add("axis-value");
            head.setManaged(false);
            head.setAlignment(axis == 0 ? Pos.CENTER_LEFT : Pos.TOP_RIGHT);
            heads.add(head);
        }
        return heads;
    }

    private void refresh() {
        if (built != model.cells()) {
            // The same plan again has new cells, too.
            rebuild();
            return;
        }
        var range = model.range();
        @Nullable GridCell best = model.best().orElse(null);
        for (CellNode node : nodes) {
            node.show(
                    model.figureProperty().get(),
                    model.rank(node.cell(), range),
                    node.cell() == best && model.done() > 1,
                    palette.getValue());
        }
    }

    /// Arrows go from cell to cell.
    private void move(KeyEvent key) {
        GridPlan plan = model.planProperty().get();
        int at = nodes.indexOf(getScene() == null ? null : getScene().getFocusOwner());
        if (plan == null || at < 0) {
            return;
        }
        int width = plan.size(0);
        int to =
                switch (key.getCode()) {
                    case LEFT -> at % width == 0 ? at : at - 1;
                    case RIGHT -> at % width == width - 1 ? at : at + 1;
                    case UP -> at - width;
                    case DOWN -> at + width;
                    default -> -1;
                };
        boolean arrow = key.getCode().isArrowKey() && key.getCode() != KeyCode.UNDEFINED;
        if (arrow) {
            if (to >= 0 && to < nodes.size()) {
                nodes.get(to).requestFocus();
                reveal(nodes.get(to));
            }
            key.consume();
        }
    }

    private void reveal(CellNode node) {
        double freeX = cells.getWidth() - scroll.getViewportBounds().getWidth();
        double freeY = cells.getHeight() - scroll.getViewportBounds().getHeight();
        if (freeX > 0) {
            double x = scroll.getHvalue() * freeX;
            double right = node.getLayoutX() + node.getWidth();
            scroll.setHvalue(
                    Math.clamp(
                                    x,
                                    Math.min(freeX, right - scroll.getViewportBounds().getWidth()),
                                    Math.max(0, node.getLayoutX()))
                            / freeX);
        }
        if (freeY > 0) {
            double y = scroll.getVvalue() * freeY;
            double bottom = node.getLayoutY() + node.getHeight();
            scroll.setVvalue(
                    Math.clamp(
                                    y,
                                    Math.min(
                                            freeY, bottom - scroll.getViewportBounds().getHeight()),
                                    Math.max(0, node.getLayoutY()))
                            / freeY);
        }
    }

    private double headWidth() {
        double widest = down.prefWidth(-1);
        for (Node head : rows.getChildren()) {
            widest = Math.max(widest, head.prefWidth(-1));
        }
        return down.getText().isEmpty() ? 0 : Math.ceil(widest) + 2 * GAP;
    }

    @Override
    protected void layoutChildren() {
        GridPlan plan = model.planProperty().get();
        if (plan == null) {
            return;
        }
        double text = Theme.textSize(this);
        double left = headWidth();
        double top = HEAD_HEIGHT * text;
        body.resizeRelocate(left, top, getWidth() - left, getHeight() - top);
        double width = side(plan.size(0), getWidth() - left, NARROWEST * text, WIDEST * text);
        double height = side(plan.size(1), getHeight() - top, LOWEST * text, HIGHEST * text);
        for (CellNode node : nodes) {
            node.resizeRelocate(
                    node.cell().cell().x() * (width + GAP),
                    node.cell().cell().y() * (height + GAP),
                    width,
                    height);
        }
        cells.setPrefSize(plan.size(0) * (width + GAP) - GAP, plan.size(1) * (height + GAP) - GAP);
        across.resizeRelocate(left, 0, getWidth() - left, top / 2);
        columns.resizeRelocate(left, top / 2, getWidth() - left, top / 2);
        down.resizeRelocate(0, top / 2, Math.max(0, left - 2 * GAP), top / 2);
        rows.resizeRelocate(0, top, Math.max(0, left - 2 * GAP), getHeight() - top);
        clip(columns);
        clip(rows);
        for (int x = 0; x < columns.getChildren().size(); x++) {
            columns.getChildren().get(x).resizeRelocate(x * (width + GAP), 0, width, top / 2);
        }
        for (int y = 0; y < rows.getChildren().size(); y++) {
            rows.getChildren()
                    .get(y)
                    .resizeRelocate(0, y * (height + GAP), Math.max(0, left - 2 * GAP), height);
        }
        placeHeads();
    }

    /// As large as there is room for, within reason.
    private static double side(int count, double room, double least, double most) {
        // One pixel less: rounding must not make a scroll bar appear.
        double each = (room - 1 - GAP * (count - 1)) / count;
        return Math.floor(Math.clamp(each, least, most));
    }

    private static void clip(Pane pane) {
        if (pane.getClip() instanceof Rectangle clip) {
            clip.setWidth(pane.getWidth());
            clip.setHeight(pane.getHeight());
        }
    }

    private void placeHeads() {
        if (body == cells) {
            return;
        }
        double freeX = Math.max(0, cells.getWidth() - scroll.getViewportBounds().getWidth());
        double freeY = Math.max(0, cells.getHeight() - scroll.getViewportBounds().getHeight());
        columns.getChildren().forEach(head -> head.setTranslateX(-scroll.getHvalue() * freeX));
        rows.getChildren().forEach(head -> head.setTranslateY(-scroll.getVvalue() * freeY));
    }

    /// The size at which nothing needs to be scrolled.
    ///
    /// @param room that it would have otherwise
    double[] wholeSize(double... room) {
        GridPlan plan = model.planProperty().get();
        if (plan == null) {
            return room;
        }
        double text = Theme.textSize(this);
        double width = headWidth() + 1 + plan.size(0) * (Math.floor(NARROWEST * text) + GAP);
        double height = HEAD_HEIGHT * text + 1 + plan.size(1) * (Math.floor(LOWEST * text) + GAP);
        return new double[] {Math.max(room[0], width), Math.max(room[1], height)};
    }
}
