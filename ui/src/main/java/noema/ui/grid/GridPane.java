package noema.ui.grid;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import noema.model.trace.Recipe;
import noema.ui.look.Palette;
import noema.ui.look.PaneFrame;
import noema.ui.look.Theme;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The grid: the axes at the top, the table or the list of cells below, and what the tints mean.
public final class GridPane extends StackPane {

    private final GridModel model;
    private final PlanEntry entry;
    private final ObservableValue<Recipe> base;
    private final ObservableValue<Palette> palette;
    private final IntegerProperty page = new SimpleIntegerProperty();
    private final PlanBar bar;
    private final BooleanProperty listed = new SimpleBooleanProperty();

    /// A pane.
    ///
    /// @param entry  the axes as they are typed
    /// @param base   what all cells have in common when Run is pressed
    /// @param runner does the work
    public GridPane(
            GridModel model,
            PlanEntry entry,
            ObservableValue<Recipe> base,
            ObservableValue<Palette> palette,
            GridRunner runner) {
        this.model = model;
        this.entry = entry;
        this.base = base;
        this.palette = palette;
        var table = new GridTable(model, page, palette, runner::open);
        var list = new GridList(model, runner::open);
        Region empty = empty();
        var foot = foot();
        for (Region part : new Region[] {table, list, empty}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        var there = model.planProperty().isNotNull();
        empty.visibleProperty().bind(there.not());
        table.visibleProperty().bind(there.and(listed.not()));
        list.visibleProperty().bind(there.and(listed));
        foot.visibleProperty().bind(there);
        foot.managedProperty().bind(there);
        var middle = new StackPane(table, list, empty);
        middle.getStyleClass().add("grid-middle");
        middle.setMinSize(0, 0);
        var content = new BorderPane(middle);
        bar = new PlanBar(model, entry, base, runner);
        content.setTop(bar);
        content.setBottom(foot);
        var frame = new PaneFrame("grid", "Grid", content, figures(), kinds(), exports(runner));
        frame.note()
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::note, model.changesProperty(), model.figureProperty()));
        getChildren().setAll(frame);
        setMinSize(0, 0);
    }

    private String note() {
        return model.best()
                .flatMap(best ->
                        Optional.ofNullable(model.planProperty().get())
                                .map(plan -> "best: " + plan.title(best.cell())))
                .orElse("");
    }

    private Region empty() {
        var title = new Label("The same beginning with every combination of some settings");
        title.getStyleClass().add("empty-title");
        title.setWrapText(true);
        var text =
                new Label(
                        "Write a setting and its values into one, two or three lines above, and run them: each cell of the table becomes a story, with its figures. "
                                + "A range multiplies (4-64\u00a0x2), adds (0-1\u00a0+0.25) or counts (1-5).");
        text.setWrapText(true);
        text.setMaxWidth(520);
        text.getStyleClass().add("empty-text");
        var example = new Button("Write an example", new FontIcon("fth-edit-3"));
        example.setId("grid-example");
        example.setOnAction(_ -> example());
        var box = new VBox(title, text, example);
        box.setId("grid-empty");
        box.getStyleClass().add("grid-empty");
        return box;
    }

    /// Two settings that make a difference on the level of the run.
    private void example() {
        switch (base.getValue().way()) {
            case PARAGRAPH, SENTENCE -> type("concept-guidance=1,1.5,3", "concept-steps=4-16 x2");
            case DIFFUSION -> type("tokens-per-step=1,2,4", "canvas-temperature=0,0.5,1");
            case AR -> type("ar-temperature=0.4,0.8,1.2", "top-p=0.5,0.9,1");
        }
    }

    private void type(String x, String y) {
        entry.text(0).set(x);
        entry.text(1).set(y);
        entry.text(2).set("");
    }

    private HBox foot() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(new PageStepper(model, page), gap, new GridLegend(model, palette));
        foot.getStyleClass().add("grid-foot");
        return foot;
    }

    private ComboBox<GridFigure> figures() {
        var box = new ComboBox<GridFigure>();
        box.setId("grid-figure");
        box.getItems().setAll(GridFigure.values());
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(GridFigure figure) {
                        return figure == null ? "" : figure.title();
                    }

                    @Override
                    public GridFigure fromString(String text) {
                        return GridFigure.of(text).orElseThrow();
                    }
                });
        box.valueProperty().bindBidirectional(model.figureProperty());
        model.figureProperty().subscribe(figure -> Tips.explain(box, figure.meaning()));
        return box;
    }

    private HBox kinds() {
        var group = new ToggleGroup();
        var table = new ToggleButton("Table");
        table.setId("grid-as-table");
        table.getStyleClass().add("left-pill");
        var list = new ToggleButton("List");
        list.setId("grid-as-list");
        list.getStyleClass().add("right-pill");
        for (ToggleButton button : new ToggleButton[] {table, list}) {
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> listed.set(button == list));
        }
        listed.subscribe(on -> {
            list.setSelected(on);
            table.setSelected(!on);
        });
        Tips.explain(table, "Cells where their settings are.");
        Tips.explain(list, "Cells by the figure, the best first.");
        var pills = new HBox(table, list);
        pills.setAlignment(Pos.CENTER_LEFT);
        return pills;
    }

    private MenuButton exports(GridRunner runner) {
        var menu = new MenuButton("Export");
        menu.setId("grid-export");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        for (GridRunner.Export what : GridRunner.Export.values()) {
            var item = new MenuItem(what.title());
            item.setId("grid-export-" + what.name().toLowerCase(Locale.ROOT));
            item.setOnAction(_ -> runner.export(what));
            menu.getItems().add(item);
        }
        menu.disableProperty().bind(model.planProperty().isNull());
        Tips.explain(menu, "Save what is there.");
        return menu;
    }

    /// Runs what is typed, or says what is wrong with it.
    public void run() {
        bar.run();
    }

    /// Whether the cells are a list by the figure, and not a table.
    public BooleanProperty listedProperty() {
        return listed;
    }

    /// A picture of all pages of the table, however large they are.
    ///
    /// @param width    at least so many pixels
    /// @param fontSize in pixels
    public WritableImage picture(Theme theme, double width, double fontSize) {
        return GridPicture.paint(model, palette, theme, width, fontSize);
    }
}
