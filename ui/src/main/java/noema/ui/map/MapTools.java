package noema.ui.map;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Tips;
import noema.ui.run.Workbench;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons of the map: menus in the header, a strip at its edge.
final class MapTools {

    private static final double FACTOR = 1.5;
    private static final String HOW_TO_READ =
            """
            Dots are finished thoughts, numbered like the run's sentences or paragraphs; small rings are the prompt. Diamonds are the estimates of the clean \
            concept x0 at every noise step, the trail is the noisy concept itself. The dashed circle is how far noise still reaches: sigma = \
            sin(level pi/2) in each of D directions makes a length of sigma sqrt(D), of which the two axes of the map show sigma sqrt(2). \
            The green arrow goes from the estimate without the story to the one with it: guidance pushes further along it. On the map of \
            paragraphs the same is drawn in green; rings are paragraphs that come later, and the one around a dot marks where the scrubber is.\
            """;

    private final MapModel model;
    private final Floats floats;
    private final Node[] header;
    private final VBox strip = new VBox();
    private final MenuButton layout = new MenuButton();
    private final MenuButton views = new MenuButton();

    MapTools(Workbench bench, MapModel model, Gestures gestures, Floats floats, SearchBar search) {
        this.model = model;
        this.floats = floats;
        var find = new ToggleButton(null, new FontIcon("fth-search"));
        named(
                find,
                "map-find",
                "Find what is known by words in it; Enter goes from one to the next.");
        find.selectedProperty().bindBidirectional(search.visibleProperty());
        header = new Node[] {new LevelPills(model.levels()), find, layouts(), colours(), views()};
        strip.setId("map-strip");
        strip.getStyleClass().add("map-strip");
        strip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        strip.getChildren()
                .addAll(
                        button("map-plus", "fth-plus", "Zoom in (+).", () -> gestures.zoom(FACTOR)),
                        button(
                                "map-minus",
                                "fth-minus",
                                "Zoom out (-).",
                                () -> gestures.zoom(1 / FACTOR)),
                        button(
                                "map-fit",
                                "fth-maximize",
                                "Show the whole map (0, or double click).",
                                model::fit),
                        button(
                                "map-fit-run",
                                "fth-git-commit",
                                "Keep the whole run in view (9).",
                                model::fitRun),
                        lasso(),
                        button("map-help", "fth-info", HOW_TO_READ, () -> {}));
    }

    /// For the header of the pane.
    Node[] header() {
        return header;
    }

    /// For the edge of the map.
    Region strip() {
        return strip;
    }

    private Button button(String id, String icon, String tip, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        named(button, id, tip);
        button.setOnAction(e -> action.run());
        return button;
    }

    private static void named(ButtonBase button, String id, String tip) {
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setAccessibleText(tip);
        Tips.explain(button, tip);
    }

    private ToggleButton lasso() {
        var lasso = new ToggleButton(null, new FontIcon("fth-crop"));
        named(
                lasso,
                "map-lasso",
                "Lasso: draw a loop around what is to be selected (L, or drag with Shift); the rest is muted everywhere. Esc selects nothing.");
        lasso.selectedProperty().bindBidirectional(model.lassoingProperty());
        return lasso;
    }

    private MenuButton layouts() {
        named(
                layout,
                "map-layout",
                "How concepts are laid flat: by principal components (linear, instant), by UMAP (keeps neighbourhoods, bends distances), or along the line between two texts.");
        var group = new ToggleGroup();
        var pca = new RadioMenuItem("PCA: principal components");
        pca.setId("map-layout-pca");
        pca.setOnAction(e -> model.layouts().usePrincipalAxes());
        var umap = new RadioMenuItem("UMAP: neighbourhoods");
        umap.setId("map-layout-umap");
        umap.setOnAction(e -> model.layouts().useUmap());
        umap.disableProperty().bind(model.layouts().layoutsProperty().isNull());
        var axis = new RadioMenuItem();
        axis.textProperty()
                .bind(
                        model.levels()
                                .levelProperty()
                                .map(level -> "Axis between two %s …".formatted(level.many())));
        axis.setId("map-layout-axis");
        axis.setOnAction(e -> askForAxis());
        List.of(pca, umap, axis).forEach(item -> item.setToggleGroup(group));
        layout.getItems().setAll(pca, umap, axis);
        layout.setMinWidth(Region.USE_PREF_SIZE);
        layout.disableProperty().bind(model.atlasProperty().isNull());
        model.layoutProperty()
                .subscribe(now -> {
                    String name = now == null ? LayoutChoice.PRINCIPAL : now.name();
                    layout.setText(name);
                    group.selectToggle(
                            switch (name) {
                                case LayoutChoice.PRINCIPAL -> pca;
                                case LayoutChoice.AXIS -> axis;
                                default -> umap;
                            });
                });
        return layout;
    }

    private void askForAxis() {
        AskCard.show(
                floats,
                "Lay the map out along the line between two " + model.levels().level().many(),
                List.of(
                        "on the left, e.g. The cat was sad.",
                        "on the right, e.g. The cat was happy."),
                "Lay out",
                texts -> model.layouts().useAxis(texts.get(0), texts.get(1)));
    }

    private MenuButton colours() {
        var menu = new MenuButton(null, new FontIcon("fth-droplet"));
        menu.getStyleClass().add("map-icon-menu");
        named(menu, "map-colour", "What the colours of the background mean.");
        var group = new ToggleGroup();
        for (Colouring colouring : Colouring.values()) {
            var item = new RadioMenuItem(colouring.title());
            item.setId("map-colour-" + colouring.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(e -> model.colouringProperty().set(colouring));
            model.colouringProperty().subscribe(now -> item.setSelected(now == colouring));
            menu.getItems().add(item);
        }
        var density = new CheckMenuItem("Density");
        density.setId("map-density");
        density.selectedProperty().bindBidirectional(model.densityProperty());
        menu.getItems().addAll(new SeparatorMenuItem(), density);
        return menu;
    }

    private MenuButton views() {
        views.setGraphic(new FontIcon("fth-bookmark"));
        views.getStyleClass().add("map-icon-menu");
        named(views, "map-views", "Named views: keep this view and come back to it.");
        model.bookmarks().subscribe(this::listViews);
        listViews();
        return views;
    }

    private void listViews() {
        var keep = new MenuItem("Keep this view …");
        keep.setId("map-keep");
        keep.setOnAction(e ->
                AskCard.show(
                        floats,
                        "Keep this view",
                        List.of("its name"),
                        "Keep",
                        texts -> model.keepView(texts.getFirst())));
        views.getItems().setAll(keep);
        if (model.bookmarks().isEmpty()) {
            return;
        }
        var forget = new Menu("Forget");
        views.getItems().add(new SeparatorMenuItem());
        for (Bookmark bookmark : model.bookmarks()) {
            var go = new MenuItem(bookmark.name());
            go.setOnAction(e -> model.goTo(bookmark));
            views.getItems().add(go);
            var drop = new MenuItem(bookmark.name());
            drop.setOnAction(e -> model.bookmarks().remove(bookmark));
            forget.getItems().add(drop);
        }
        views.getItems().addAll(new SeparatorMenuItem(), forget);
    }
}
