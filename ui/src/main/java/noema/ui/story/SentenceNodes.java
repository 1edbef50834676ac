package noema.ui.story;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import noema.ui.denoising.TokenFlow;
import noema.ui.look.Palette;

/// The nodes of a sentence in the flow of the story: its dot, its words, and the shade behind them. They are made once and
/// changed when the sentence does.
final class SentenceNodes {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass PROMPT = PseudoClass.getPseudoClass("prompt");
    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final PseudoClass TINTED = PseudoClass.getPseudoClass("tinted");
    private static final double SOFT = 0.3;

    private final ObservableList<Node> flow;
    private final Label dot = new Label();
    private final List<Label> words = new ArrayList<>();
    private final Path shade = new Path();
    private List<Bounds> shaded = List.of();
    private Line line;
    private String look = "";

    /// Appends a sentence to a flow.
    SentenceNodes(Line line, ObservableList<Node> flow) {
        this.line = line;
        this.flow = flow;
        dot.setText(line.number());
        dot.setId("story-dot-" + line.place());
        dot.getStyleClass().add("story-dot");
        dot.setUserData(line.place());
        shade.setManaged(false);
        shade.setUserData(line.place());
        shade.getStyleClass().add("story-shade");
        flow.addFirst(shade);
        flow.add(dot);
        TokenFlow.follow(dot, 8, false);
    }

    int place() {
        return line.place();
    }

    Path shade() {
        return shade;
    }

    /// Puts the shade behind these boxes.
    void shade(List<Bounds> boxes) {
        if (boxes.equals(shaded)) {
            return;
        }
        shaded = boxes;
        shade.getElements().clear();
        for (Bounds box : boxes) {
            shade.getElements()
                    .addAll(
                            new MoveTo(box.getMinX(), box.getMinY()),
                            new HLineTo(box.getMaxX()),
                            new VLineTo(box.getMaxY()),
                            new HLineTo(box.getMinX()),
                            new ClosePath());
        }
    }

    Label dot() {
        return dot;
    }

    List<Label> words() {
        return words;
    }

    Line line() {
        return line;
    }

    /// Shows the sentence as it is now; answers whether anything moved.
    boolean show(Line now, boolean selected, boolean lit, boolean tinted, Palette palette) {
        String looks = selected + " " + lit + " " + tinted + " " + palette.dark();
        boolean same = now == line && looks.equals(look);
        if (same) {
            return false;
        }
        line = now;
        look = looks;
        resize(now.words().size());
        for (int i = 0; i < words.size(); i++) {
            word(words.get(i), now.words().get(i), i == 0, tinted, palette);
        }
        for (Label label : words) {
            mark(label, selected, lit);
        }
        mark(dot, selected, lit);
        shade.pseudoClassStateChanged(SELECTED, selected);
        shade.pseudoClassStateChanged(PRESENT, now.time() == Line.Time.PRESENT);
        return true;
    }

    void remove() {
        flow.remove(shade);
        flow.remove(dot);
        flow.removeAll(words);
    }

    private void mark(Label label, boolean selected, boolean lit) {
        label.pseudoClassStateChanged(PROMPT, line.prompt());
        label.pseudoClassStateChanged(FUTURE, line.time() == Line.Time.FUTURE);
        label.pseudoClassStateChanged(PRESENT, line.time() == Line.Time.PRESENT);
        label.pseudoClassStateChanged(SELECTED, selected);
        label.pseudoClassStateChanged(MUTED, !lit);
    }

    private void resize(int count) {
        if (words.size() > count) {
            List<Label> more = words.subList(count, words.size());
            flow.removeAll(List.copyOf(more));
            more.clear();
        }
        if (words.size() < count) {
            int at = flow.indexOf(words.isEmpty() ? dot : words.getLast()) + 1;
            var fresh = new ArrayList<Label>();
            for (int i = words.size(); i < count; i++) {
                fresh.add(fresh(i));
            }
            words.addAll(fresh);
            flow.addAll(at, fresh);
        }
    }

    private Label fresh(int index) {
        var label = new Label();
        label.setId("story-word-" + place() + "-" + index);
        label.getStyleClass().add("story-word");
        label.setUserData(place());
        return label;
    }

    private static void word(
            Label label, Word word, boolean first, boolean tinted, Palette palette) {
        label.setText(word.text());
        boolean colour = tinted && word.confidence() >= 0;
        label.setStyle(colour ? tint(word.confidence(), palette) : "");
        label.pseudoClassStateChanged(OPEN, word.open());
        label.pseudoClassStateChanged(TINTED, colour && !word.open());
        double gap = first ? 5 : word.gap() ? 5 : 0;
        TokenFlow.follow(label, gap, first || !word.gap());
    }

    private static String tint(double confidence, Palette palette) {
        var full = palette.scale(confidence);
        return "-tint: %s; -tint-full: %s;"
                .formatted(
                        Palette.web(palette.background().interpolate(full, SOFT)),
                        Palette.web(full));
    }
}
