package noema.ui.denoising;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import noema.ui.look.Palette;
import noema.ui.look.Theme;

/// A frame per row, a place per column: which token was committed when. Always fits into the room it is given.
final class CommitGrid extends Region {

    private static final double LABELS = 26;
    private static final double HEAD = 15;
    private static final double EDGE = 10;
    private static final double FOOT = 20;
    private static final double WORDY_COLUMN = 30;
    private static final double LARGEST_ROW = 32;
    private static final double LARGEST_COLUMN = 64;

    private final CanvasModel model;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private CanvasState state = CanvasState.EMPTY;
    private Measure measure = Measure.CONFIDENCE;
    private Palette palette = Palette.LIGHT;
    // Size of the text over the usual one.
    private double em = 1;

    CommitGrid(CanvasModel model) {
        this.model = model;
        setId("denoising-grid");
        getStyleClass().add("commit-grid");
        setFocusTraversable(true);
        setAccessibleText("A frame per step; up and down go from frame to frame");
        getChildren().add(canvas);
        tip.setShowDelay(Duration.millis(250));
        Tooltip.install(this, tip);
        setOnMouseMoved(e -> tip.setText(describe(e)));
        setOnMousePressed(this::press);
        setOnKeyPressed(this::step);
        focusedProperty().subscribe(this::paint);
    }

    /// Shows a moment. Painted here and not in a layout pass, which would take all panes along; while a thought is being formed
    /// there are no frames, and a grid that stays empty is not touched, so that the window is not painted anew behind it.
    void show(CanvasState now, Measure of, Palette colours) {
        boolean blank = state.frames().isEmpty() && now.frames().isEmpty();
        boolean sized = state.expected() == now.expected();
        state = now;
        measure = of;
        palette = colours;
        if (!blank) {
            paint();
        }
        if (!sized) {
            requestLayout();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return head() + EDGE + Math.max(1, state.expected()) * 16;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 64;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 80;
    }

    @Override
    protected void layoutChildren() {
        double size = Theme.textSize(this) / Theme.USUAL_TEXT;
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight() || em != size) {
            em = size;
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            paint();
        }
    }

    private double labels() {
        return LABELS * em;
    }

    private double head() {
        return HEAD * em;
    }

    private double row() {
        double foot = hasWords() ? FOOT * em : EDGE;
        return Math.min(
                LARGEST_ROW, (canvas.getHeight() - head() - foot) / Math.max(1, state.expected()));
    }

    private boolean hasWords() {
        return column() >= WORDY_COLUMN * em && canvas.getHeight() > 120 * em;
    }

    private double column() {
        int places = state.frames().isEmpty() ? 1 : state.frames().getFirst().places().size();
        return Math.min(
                LARGEST_COLUMN, (canvas.getWidth() - labels() - EDGE) / Math.max(1, places));
    }

    private int frameAt(double y) {
        return Math.clamp((int) Math.floor((y - head()) / row()) + 1, 0, state.frames().size());
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (!state.frames().isEmpty()) {
            model.moveTo(frameAt(event.getY()));
        }
    }

    private void step(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> model.moveTo(Math.max(0, state.at() - 1));
            case DOWN -> model.moveTo(state.at() + 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private String describe(MouseEvent event) {
        int frame = frameAt(event.getY());
        if (frame == 0) {
            return "Each row is the canvas after a step, each column a place; click one to go there.";
        }
        Frame there = state.frames().get(frame - 1);
        int k = (int) Math.floor((event.getX() - labels()) / column());
        if (k < 0 || k >= there.places().size()) {
            return "Step " + there.step() + " of " + there.steps() + "; click to go there.";
        }
        Place place = there.places().get(k);
        String piece = TokenText.bare(place.piece());
        return "Step "
                + there.step()
                + (piece.isEmpty() ? "" : place.open() ? ", would be \"" : ", \"")
                + piece
                + (piece.isEmpty() ? "" : "\"")
                + ". "
                + model.explain(place);
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (state.frames().isEmpty()) {
            return;
        }
        g.setFont(Font.font(9.5 * em));
        g.setFill(palette.muted());
        places(g);
        for (int f = 0; f < state.frames().size(); f++) {
            paintRow(g, f);
        }
        if (state.at() > 0) {
            here(g);
        }
        if (hasWords()) {
            words(g);
        }
    }

    private void places(GraphicsContext g) {
        int count = state.frames().getFirst().places().size();
        int every = column() >= 16 * em ? 1 : column() >= 4 * em ? 5 : 10;
        g.setTextAlign(TextAlignment.CENTER);
        for (int k = 0; k < count; k += every) {
            g.fillText(Integer.toString(k), labels() + (k + 0.5) * column(), head() - 4 * em);
        }
    }

    /// The words of the moment shown, each under its column.
    private void words(GraphicsContext g) {
        double y = head() + state.frames().size() * row() + 15 * em;
        g.setTextAlign(TextAlignment.CENTER);
        g.setFont(Font.font(11 * em));
        for (Place place : state.now().places()) {
            g.setFill(place.open() ? palette.muted() : palette.text());
            double x = labels() + (place.index() + 0.5) * column();
            g.fillText(TokenText.bare(place.piece()), x, y, column() - 4);
        }
    }

    private void paintRow(GraphicsContext g, int f) {
        Frame frame = state.frames().get(f);
        double y = head() + f * row();
        int every = row() >= 11 * em ? 1 : row() >= 5 * em ? 5 : 10;
        g.setGlobalAlpha(1);
        if (f + 1 == state.at() || (f + 1) % every == 0) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(f + 1 == state.at() ? palette.accent() : palette.muted());
            g.fillText(Integer.toString(frame.step()), labels() - 7 * em, y + row() / 2 + 3.5 * em);
        }
        // What comes after the moment shown is there, but quiet.
        g.setGlobalAlpha(f < state.at() ? 1 : 0.35);
        for (Place place : frame.places()) {
            double x = labels() + place.index() * column();
            cell(g, place, frame, Math.round(x), Math.round(y));
        }
        g.setGlobalAlpha(1);
    }

    private void cell(GraphicsContext g, Place place, Frame frame, double x, double y) {
        double gap = Math.min(column(), row()) >= 5 ? 1 : 0.5;
        double width = Math.round(x + column()) - gap - x;
        double height = Math.round(y + row()) - gap - y;
        double share = measure.share(place, frame.steps());
        Color colour = share >= 0 ? palette.scale(share) : palette.line();
        g.setFill(colour);
        if (!place.open()) {
            g.fillRect(x, y, width, height);
            if (place.settledAt() == frame.step() && Math.min(width, height) >= 5) {
                g.setFill(colour.getBrightness() > 0.55 ? Color.gray(0.08) : Color.WHITE);
                double dot = Math.min(5, Math.min(width, height) * 0.4);
                g.fillOval(x + (width - dot) / 2, y + (height - dot) / 2, dot, dot);
            }
        } else {
            double side = Math.max(1, Math.min(width, height) * 0.36);
            g.fillRect(x + (width - side) / 2, y + (height - side) / 2, side, side);
        }
    }

    private void here(GraphicsContext g) {
        int count = state.frames().getFirst().places().size();
        double y = Math.round(head() + (state.at() - 1) * row());
        double bottom = Math.round(head() + state.at() * row());
        g.setStroke(palette.accent());
        g.setLineWidth(isFocused() ? 3 : 2);
        g.strokeRect(labels() - 2, y - 2, Math.round(count * column()) + 3, bottom - y + 3);
    }
}
