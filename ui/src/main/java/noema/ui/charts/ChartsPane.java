package noema.ui.charts;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import noema.ui.look.PaneFrame;
import noema.ui.look.Tips;
import noema.ui.run.Workbench;
import org.kordamp.ikonli.javafx.FontIcon;

/// The run in charts: denoising curves, noise schedule, likeness of all sentences, course of the story.
public final class ChartsPane {

    private static final double NARROW = 480;

    private final ChartsModel model;
    private final PaneFrame frame;

    /// A pane over what a workbench shows.
    public ChartsPane(Workbench bench) {
        model = new ChartsModel(bench);
        var view = new ChartView(model, bench);
        var legend = new Legend();
        legend.show(view.figure().legend(bench.palette().getValue()));
        Runnable relabel = () -> legend.show(view.figure().legend(bench.palette().getValue()));
        model.kindProperty().subscribe(relabel);
        bench.palette().subscribe(relabel);
        var chart = new BorderPane(view);
        chart.setBottom(legend);
        chart.setMinSize(0, 0);
        var empty = new Label();
        empty.setId("charts-empty");
        empty.getStyleClass().add("pane-empty");
        var nothing =
                Bindings.createBooleanBinding(
                        () -> {
                            ChartData data = model.dataProperty().get();
                            return data == null || data.isEmpty(model.kindProperty().get());
                        },
                        model.dataProperty(),
                        model.kindProperty());
        empty.textProperty().bind(model.kindProperty().map(ChartKind::empty));
        empty.visibleProperty().bind(nothing);
        chart.visibleProperty().bind(nothing.not());
        HBox choice = choice();
        frame = new PaneFrame("charts", "Charts", new StackPane(chart, empty), choice);
        frame.note()
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::note, model.dataProperty(), model.kindProperty()));
        frame.widthProperty().subscribe(() -> fit(choice));
    }

    private HBox choice() {
        var group = new ToggleGroup();
        var buttons = new ArrayList<ToggleButton>();
        for (ChartKind kind : ChartKind.values()) {
            var button = new ToggleButton(kind.title(), new FontIcon(kind.icon()));
            button.setId("chart-" + kind.title().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setUserData(kind);
            button.getStyleClass().add(style(kind));
            Tips.explain(button, kind.explanation());
            buttons.add(button);
        }
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null && before != null) {
                        group.selectToggle(before);
                    } else if (now != null) {
                        model.kindProperty().set((ChartKind) now.getUserData());
                    }
                });
        model.kindProperty().subscribe(kind -> group.selectToggle(buttons.get(kind.ordinal())));
        var box = new HBox();
        box.getChildren().setAll(List.copyOf(buttons));
        return box;
    }

    private static String style(ChartKind kind) {
        return switch (kind) {
            case CURVES -> Styles.LEFT_PILL;
            case SCHEDULE, PLAN -> Styles.CENTER_PILL;
            case STORY -> Styles.RIGHT_PILL;
        };
    }

    /// Where there is no room for words the buttons show their icons only.
    private void fit(HBox choice) {
        ContentDisplay display =
                frame.getWidth() < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY;
        choice.getChildren().forEach(node -> ((ToggleButton) node).setContentDisplay(display));
    }

    private String note() {
        ChartData data = model.dataProperty().get();
        if (data == null || data.current() < 0) {
            return "";
        }
        return switch (model.kindProperty().get()) {
            case CURVES, SCHEDULE -> "sentence " + (data.current() + 1);
            case PLAN -> data.plan().size() + " concepts";
            case STORY -> data.numbers().sentences().size() + " sentences";
        };
    }

    /// What to put into the window.
    public PaneFrame node() {
        return frame;
    }
}
