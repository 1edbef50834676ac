package noema.ui.map;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import noema.model.atlas.Atlas;
import noema.ui.look.Numbers;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;

/// Says what is under the pointer: the words, and how near they are to what is looked at.
final class HoverCard extends VBox {

    private static final double WIDTH = 270;

    private final Workbench bench;
    private final MapModel model;
    private final Floats floats;
    private final Label words = new Label();
    private final Label numbers = new Label();

    HoverCard(Workbench bench, MapModel model, Floats floats) {
        this.bench = bench;
        this.model = model;
        this.floats = floats;
        setId("map-hover");
        getStyleClass().addAll("map-card", "map-hover");
        setMouseTransparent(true);
        words.setWrapText(true);
        words.setId("map-hover-words");
        numbers.setWrapText(true);
        numbers.setId("map-hover-numbers");
        numbers.getStyleClass().add("map-faint");
        getChildren().addAll(words, numbers);
        setMaxWidth(WIDTH);
    }

    /// Shows what is under a point of the window.
    void show(Target target, double x, double y) {
        switch (target) {
            case Target.Story story -> {
                String text = text(story.dot());
                words.setText(text.isEmpty() ? "(not in words yet)" : text);
                numbers.setText(story.dot().name() + toFocus(story.dot().concept()));
            }
            case Target.Together together -> {
                var group = together.group();
                words.setText(
                        Character.toUpperCase(group.name().charAt(0)) + group.name().substring(1));
                numbers.setText(
                        "%d sentences, in whose midst it is drawn; a click selects them"
                                .formatted(group.places().size()));
            }
            case Target.Other other -> {
                words.setText(other.alternative().text());
                numbers.setText(
                        "another thought · score %s · click to go on with it"
                                .formatted(Numbers.plain(other.alternative().score())));
            }
            case Target.Known known -> known(known.entry());
            case Target.Nowhere nowhere -> {
                hide();
                return;
            }
        }
        setPrefWidth(WIDTH);
        floats.show(this, new Spot(x, y));
    }

    /// Shows nothing.
    void hide() {
        floats.hide(this);
    }

    private void known(int entry) {
        Atlas atlas = model.atlasProperty().get();
        if (atlas == null || entry >= atlas.size()) {
            hide();
            return;
        }
        Atlas.Entry it = atlas.entries().get(entry);
        words.setText(it.text());
        numbers.setText(
                "known · %d tokens · honesty %s%s"
                        .formatted(
                                it.tokens(), Numbers.percent(it.honesty()), toFocus(it.concept())));
    }

    private String text(Marks.Dot dot) {
        RunSnapshot run = bench.run().snapshot();
        return run == null
                ? ""
                : String.join(
                        " ",
                        dot.places().stream()
                                .map(run::text)
                                .filter(words -> !words.isEmpty())
                                .toList());
    }

    private String toFocus(float[] concept) {
        Neighbourhood.Focus focus = model.neighbourhood().focusProperty().get();
        if (focus == null
                || focus.concept() == concept
                || focus.concept().length != concept.length) {
            return "";
        }
        return "\ncosine %s to %s, distance %s"
                .formatted(
                        Numbers.plain(Axes.cosine(concept, focus.concept())),
                        focus.name(),
                        Numbers.plain(distance(concept, focus.concept())));
    }

    private static double distance(float[] a, float[] b) {
        double sum = Axes.dot(a, a) + Axes.dot(b, b) - 2 * Axes.dot(a, b);
        return Math.sqrt(Math.max(0, sum));
    }
}
