package noema.ui.steps;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import noema.ui.run.Cursor;
import noema.ui.run.Workbench;

/// The rows of a run, with a closer look below the current one. Only rows in view exist; they are used again while one scrolls.
final class RowsView extends Region {

    private final StepsModel model;
    private final Workbench bench;
    private final StepDetails details;
    private final StepsHead head = new StepsHead();
    private final Region sheet = new Region();
    private final ScrollBar bar = new ScrollBar();
    private final HoverTip hover = new HoverTip();
    private final Map<Integer, StepsRow> live = new HashMap<>();
    private final Deque<StepsRow> spare = new ArrayDeque<>();
    private final Rectangle clip = new Rectangle();
    private double height;
    private boolean reveal = true;

    RowsView(StepsModel model, Workbench bench, StepDetails details) {
        this.model = model;
        this.bench = bench;
        this.details = details;
        setId("steps-rows");
        getStyleClass().add("steps-rows");
        setFocusTraversable(true);
        setAccessibleText("Noise steps of every thought; arrow keys move through them.");
        setMinSize(0, 0);
        setClip(clip);
        bar.setOrientation(Orientation.VERTICAL);
        sheet.getStyleClass().add("steps-sheet");
        sheet.setMouseTransparent(true);
        getChildren().addAll(sheet, details, head, bar);
        bar.valueProperty().subscribe(this::requestLayout);
        model.numbersProperty().subscribe(this::requestLayout);
        model.linesProperty().subscribe(this::requestLayout);
        model.fan().alternativesProperty().subscribe(this::requestLayout);
        model.readings().troubleProperty().subscribe(this::requestLayout);
        model.colourProperty().subscribe(this::requestLayout);
        model.pointedProperty().subscribe(this::requestLayout);
        model.currentProperty()
                .subscribe(() -> {
                    reveal = true;
                    requestLayout();
                });
        bench.playhead().cursorProperty().subscribe(this::requestLayout);
        bench.selection().placesProperty().subscribe(this::requestLayout);
        bench.selection().knownProperty().subscribe(this::requestLayout);
        bench.palette().subscribe(this::requestLayout);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
    }

    @Override
    protected void layoutChildren() {
        RunNumbers now = model.numbersProperty().get();
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        if (now == null || getWidth() <= 0) {
            return;
        }
        double barWidth = bar.prefWidth(-1);
        double width = getWidth() - barWidth;
        double top = head.prefHeight(width);
        double room = Math.max(0, getHeight() - top);
        Columns columns = Columns.of(width, head.em(), now.run().places());
        int current = model.currentProperty().get();
        double indent = columns.wide() ? columns.textX() : 10;
        details.room(room, head.em());
        double below = current < 0 ? 0 : details.prefHeight(width - indent - 10) + 8;
        double row = columns.height();
        reveal |= below != height;
        height = below;
        scrollTo(now.sentences().size() * row + below, room, current * row, row + below);
        double y0 = top - bar.getValue();
        head.show(columns);
        head.resizeRelocate(0, 0, width, top);
        bar.resizeRelocate(width, top, barWidth, room);
        details.setVisible(current >= 0);
        details.resizeRelocate(
                indent, y0 + (current + 1) * row, width - indent - 10, Math.max(0, below - 8));
        sheet.setVisible(current >= 0);
        sheet.resizeRelocate(0, y0 + current * row, width, row + below);
        placeRows(now, columns, y0, top, width, below);
    }

    private void scrollTo(double whole, double room, double from, double height) {
        double most = Math.max(0, whole - room);
        double value = Math.clamp(bar.getValue(), 0, most);
        if (reveal) {
            reveal = false;
            double end = from + Math.min(height, room) - room;
            value = Math.clamp(Math.min(Math.max(value, end), from), 0, most);
        }
        bar.setMax(most);
        bar.setVisibleAmount(whole <= 0 ? 0 : most * room / whole);
        bar.setUnitIncrement(32);
        bar.setBlockIncrement(room);
        bar.setVisible(most > 0);
        if (bar.getValue() != value) {
            bar.setValue(value);
        }
    }

    private void placeRows(
            RunNumbers now, Columns columns, double y0, double top, double width, double below) {
        double row = columns.height();
        int current = model.currentProperty().get();
        live.entrySet()
                .removeIf(entry -> {
                    int i = entry.getKey();
                    double y = y0 + i * row + (current >= 0 && i > current ? below : 0);
                    boolean gone = i >= now.sentences().size() || y + row < top || y > getHeight();
                    if (gone) {
                        entry.getValue().setVisible(false);
                        spare.push(entry.getValue());
                    }
                    return gone;
                });
        for (int i = 0; i < now.sentences().size(); i++) {
            double y = y0 + i * row + (current >= 0 && i > current ? below : 0);
            if (y + row >= top && y <= getHeight()) {
                StepsRow node = live.computeIfAbsent(i, _ -> row());
                node.show(state(now, i, columns));
                node.resizeRelocate(0, y, width, row);
            }
        }
    }

    private StepsRow row() {
        if (!spare.isEmpty()) {
            StepsRow row = spare.pop();
            row.setVisible(true);
            return row;
        }
        var row = new StepsRow(model, hover);
        row.setManaged(false);
        getChildren().add(1, row);
        return row;
    }

    private RowState state(RunNumbers now, int i, Columns columns) {
        SentenceNumbers sentence = now.sentences().get(i);
        Cursor cursor = bench.playhead().cursor();
        int done =
                i < cursor.sentence()
                        ? Integer.MAX_VALUE
                        : i > cursor.sentence() ? 0 : cursor.step();
        StepColour colour = model.colourProperty().get();
        return new RowState(
                sentence,
                model.readings().of(sentence.run()),
                done,
                i == cursor.sentence(),
                bench.selection().isLit(now.place(i)),
                i == model.currentProperty().get(),
                model.pointedProperty().get(),
                now.place(i),
                now.run().places(),
                colour.most(model.strongestGuidance()),
                colour,
                bench.palette().getValue(),
                columns);
    }

    private void scrolled(ScrollEvent event) {
        bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
        event.consume();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.moveBy(-1);
            case RIGHT -> model.moveBy(1);
            case UP -> model.moveSentence(-1);
            case DOWN -> model.moveSentence(1);
            case ENTER, SPACE -> model.toggleCurrent();
            case ESCAPE -> bench.selection().clear();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
