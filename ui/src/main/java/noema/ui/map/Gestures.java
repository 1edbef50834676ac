package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import noema.ui.run.Workbench;

/// What hands do on the map: drag, scroll, click, draw a loop, press keys.
final class Gestures {

    private static final double STILL = 4;
    private static final double STEP = 48;
    private static final double FACTOR = 1.3;

    private final Workbench bench;
    private final MapModel model;
    private final MapView view;
    private final HoverCard hover;
    private Held held = new Nothing();
    private Spot pressed = new Spot(0, 0);
    private boolean moved;

    /// What the pressed button has hold of.
    private sealed interface Held {}

    private record Nothing() implements Held {}

    private record Sheet(Spot last) implements Held {}

    private record Loop(List<Spot> corners) implements Held {}

    private record Concept(Marks.Dot dot) implements Held {}

    Gestures(Workbench bench, MapModel model, MapView view, HoverCard hover) {
        this.bench = bench;
        this.model = model;
        this.view = view;
        this.hover = hover;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover.hide());
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        view.requestFocus();
        hover.hide();
        pressed = new Spot(e.getX(), e.getY());
        moved = false;
        if (e.isShiftDown() || model.lassoingProperty().get()) {
            held = new Loop(new ArrayList<>(List.of(pressed)));
        } else if (Target.at(model, e.getX(), e.getY()) instanceof Target.Story story
                && !story.dot().isPrompt()
                && model.isAnswering()) {
            held = new Concept(story.dot());
        } else {
            held = new Sheet(pressed);
        }
        e.consume();
    }

    private void drag(MouseEvent e) {
        var here = new Spot(e.getX(), e.getY());
        moved |= here.distance(pressed) > STILL;
        if (!moved) {
            return;
        }
        switch (held) {
            case Nothing nothing -> {}
            case Sheet sheet -> {
                model.sight().pan(here.x() - sheet.last.x(), here.y() - sheet.last.y());
                held = new Sheet(here);
            }
            case Loop loop -> {
                loop.corners.add(here);
                view.lasso(loop.corners);
            }
            case Concept concept -> {
                view.drag(here);
                bench.selection().select(concept.dot.place());
                model.point(onMap(e), true);
            }
        }
        e.consume();
    }

    private void release(MouseEvent e) {
        Held let = held;
        held = new Nothing();
        switch (let) {
            case Nothing nothing -> {
                return;
            }
            case Loop loop when moved -> {
                model.select(
                        loop.corners.stream()
                                .map(p -> model.sight().view().toMap(p.x(), p.y()))
                                .toList());
                view.lasso(List.of());
                model.lassoingProperty().set(false);
            }
            case Concept concept when moved -> {
                view.drag(null);
                model.point(onMap(e), false);
            }
            case Sheet sheet when moved -> {}
            case Loop loop -> view.lasso(List.of());
            default -> click(e);
        }
        e.consume();
    }

    private void click(MouseEvent e) {
        if (e.getClickCount() == 2) {
            model.probe().close();
            model.fit();
            return;
        }
        switch (Target.at(model, e.getX(), e.getY())) {
            case Target.Story story -> {
                model.probe().close();
                model.chosen().choose(story.dot());
            }
            case Target.Together together -> {
                model.probe().close();
                bench.selection().placesProperty().set(Set.copyOf(together.group().places()));
            }
            case Target.Other other -> model.branch(other.alternative());
            case Target.Known known when model.isAnswering() ->
                    model.point(spotOf(known.entry(), e), false);
            case Target.Known known -> model.chosen().lookAt(known.entry());
            case Target.Nowhere nowhere when model.isAnswering() -> model.point(onMap(e), false);
            case Target.Nowhere nowhere -> model.chosen().letGo();
        }
    }

    // A click on a known sentence means that very place.
    private Spot spotOf(int entry, MouseEvent e) {
        Ground ground = model.groundProperty().get();
        boolean dense = ground != null && ground.grid().count(model.sight().view().bounds()) > 2000;
        return ground == null || dense ? onMap(e) : ground.spot(entry);
    }

    private Spot onMap(MouseEvent e) {
        return model.sight().view().toMap(e.getX(), e.getY());
    }

    private void move(MouseEvent e) {
        hover.show(Target.at(model, e.getX(), e.getY()), e.getX(), e.getY());
    }

    private void scroll(ScrollEvent e) {
        if (e.getDeltaY() != 0) {
            hover.hide();
            model.sight().zoom(Math.exp(e.getDeltaY() * 0.0035), e.getX(), e.getY());
        }
        e.consume();
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        boolean known = true;
        switch (e.getCode()) {
            case LEFT -> model.sight().pan(STEP, 0);
            case RIGHT -> model.sight().pan(-STEP, 0);
            case UP -> model.sight().pan(0, STEP);
            case DOWN -> model.sight().pan(0, -STEP);
            case PLUS, ADD, EQUALS -> zoom(FACTOR);
            case MINUS, SUBTRACT -> zoom(1 / FACTOR);
            case DIGIT0, NUMPAD0 -> model.fit();
            case DIGIT9, NUMPAD9 -> model.fitRun();
            case L -> model.lassoingProperty().set(!model.lassoingProperty().get());
            case ESCAPE -> escape();
            default -> known = false;
        }
        if (known) {
            e.consume();
        }
    }

    /// Zooms around the middle.
    void zoom(double factor) {
        model.sight().zoom(factor, view.getWidth() / 2, view.getHeight() / 2);
    }

    // First what was opened last.
    private void escape() {
        held = new Nothing();
        view.lasso(List.of());
        view.drag(null);
        if (model.probe().thoughtProperty().get() != null) {
            model.probe().close();
        } else {
            model.lassoingProperty().set(false);
            model.chosen().letGo();
        }
    }
}
