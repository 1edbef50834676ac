package noema.app.desktop;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import noema.ui.look.PaneFrame;
import org.jspecify.annotations.Nullable;

/// Where the panes are: settings at the left, the map and the steps in the middle, the words at the right, the scrubber below. The
/// dividers remember their places, and a double click on a pane's header gives it all the room until the next one.
final class WindowLayout {

    private final BorderPane content = new BorderPane();
    private final SplitPane columns = new SplitPane();
    private final SplitPane middle = new SplitPane();
    private final SplitPane right = new SplitPane();
    private final TabPane left = new TabPane();
    private final TabPane lower = new TabPane();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, SplitPane> dividers = new LinkedHashMap<>();
    private @Nullable Slot enlarged;
    private Runnable onReveal = () -> {};

    WindowLayout(Views views, Map<String, Double> places) {
        left.getTabs()
                .setAll(
                        tab("Run", "controls", views::controls),
                        tab("History", "history", views::history));
        lower.getTabs()
                .setAll(
                        tab("Steps", "steps", views::steps),
                        tab("Charts", "charts", views::charts));
        middle.setOrientation(Orientation.VERTICAL);
        middle.getItems().setAll(slot("map", views.map()::node), lower);
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().setAll(slot("story", views::story), slot("denoising", views::denoising));
        columns.getItems().setAll(left, middle, right);
        SplitPane.setResizableWithParent(left, false);
        for (TabPane tabs : new TabPane[] {left, lower}) {
            tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
            tabs.setMinHeight(0);
        }
        // Its narrowest width grows with the text, in the style sheet.
        left.setId("left-tabs");
        lower.setMinWidth(0);
        dividers.put("columns", columns);
        dividers.put("middle", middle);
        dividers.put("right", right);
        columns.setDividerPositions(
                places.getOrDefault("columns.0", 0.19), places.getOrDefault("columns.1", 0.68));
        middle.setDividerPositions(places.getOrDefault("middle.0", 0.6));
        right.setDividerPositions(places.getOrDefault("right.0", 0.5));
        content.setCenter(columns);
        content.setBottom(views.scrubber());
        content.setMinSize(0, 0);
    }

    /// A tab whose pane is made when the tab is first chosen, and is a part of the window only while it is: what nobody can see
    /// costs nothing.
    private Tab tab(String title, String name, Supplier<Region> pane) {
        var tab = new Tab(title);
        tab.setId("tab-" + title.toLowerCase(Locale.ROOT));
        tab.setUserData(name);
        tab.selectedProperty()
                .subscribe(chosen -> tab.setContent(chosen ? slot(name, pane) : null));
        return tab;
    }

    private Slot slot(String name, Supplier<Region> pane) {
        return slots.computeIfAbsent(name, _ -> slot(pane.get()));
    }

    private Slot slot(Region pane) {
        var slot = new Slot(pane);
        if (pane instanceof PaneFrame frame) {
            frame.onEnlarge(() -> toggle(slot));
        }
        return slot;
    }

    /// All of it.
    Region node() {
        return content;
    }

    /// Places of the dividers, 0 to 1, by name.
    Map<String, Double> places() {
        var places = new HashMap<String, Double>();
        dividers.forEach((name, pane) -> {
            double[] positions = pane.getDividerPositions();
            for (int i = 0; i < positions.length; i++) {
                places.put(name + "." + i, positions[i]);
            }
        });
        return places;
    }

    /// What is done before a pane is shown because somebody asked for it by name.
    void onReveal(Runnable action) {
        onReveal = action;
    }

    /// Brings a pane to where it can be seen.
    void reveal(String name) {
        onReveal.run();
        for (TabPane tabs : List.of(left, lower)) {
            tabs.getTabs().stream()
                    .filter(tab -> name.equals(tab.getUserData()))
                    .findFirst()
                    .ifPresent(tab -> tabs.getSelectionModel().select(tab));
        }
    }

    /// Gives a pane all the room, or its old place back.
    void toggle(String name) {
        onReveal.run();
        Slot slot = slots.get(name);
        if (slot != null) {
            toggle(slot);
        }
    }

    private void toggle(Slot slot) {
        Slot before = enlarged;
        shrink();
        if (before != slot) {
            enlarged = slot;
            content.setCenter(slot.lend());
        }
    }

    /// Puts an enlarged pane back; answers whether there was one.
    boolean shrink() {
        Slot slot = enlarged;
        if (slot == null) {
            return false;
        }
        enlarged = null;
        content.setCenter(columns);
        slot.takeBack();
        return true;
    }
}
