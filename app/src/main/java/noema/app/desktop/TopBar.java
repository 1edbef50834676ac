package noema.app.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import noema.model.tensor.NativeMemory;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the top: menus made of the actions, what the model is doing, and the two buttons everybody looks for.
final class TopBar extends HBox {

    private static final double MEGABYTE = 1 << 20;

    private final ModelHost host;
    private final Label status = new Label();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final HBox chip = new HBox(busy, status);
    private final Tooltip tip = new Tooltip();

    TopBar(Explorer explorer, List<Action> actions, Node rooms, Runnable palette, Runnable theme) {
        this.host = explorer.host();
        getStyleClass().add("top-bar");
        setId("top-bar");
        var mark = new Label("noema");
        mark.getStyleClass().add("noema-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        busy.setPrefSize(14, 14);
        status.setId("model-status");
        chip.getStyleClass().add("status-chip");
        chip.setMinWidth(0);
        tip.setWrapText(true);
        tip.setMaxWidth(380);
        Tooltip.install(chip, tip);
        getChildren()
                .setAll(
                        mark,
                        menus(actions),
                        gap(),
                        rooms,
                        gap(),
                        chip,
                        button(
                                "palette-button",
                                "fth-command",
                                "Every action by name (Ctrl+K).",
                                palette),
                        button("theme-button", "fth-moon", "Light or dark (Ctrl+Shift+L).", theme));
        host.stateProperty().subscribe(this::show);
        var clock = new Timeline(new KeyFrame(Duration.seconds(2), e -> show()));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static MenuBar menus(List<Action> actions) {
        Map<String, Menu> menus = new LinkedHashMap<>();
        for (Action action : actions) {
            var item = new MenuItem(action.name());
            item.setId("menu-" + action.id());
            // Shown only: the keys themselves are handled by the window, which knows about text
            // fields.
            item.setText(
                    action.keyText().isEmpty()
                            ? action.name()
                            : action.name() + "    " + action.keyText());
            item.setOnAction(e -> action.run().run());
            menus.computeIfAbsent(action.group(), name -> new Menu(name)).getItems().add(item);
        }
        var bar = new MenuBar(menus.values().toArray(Menu[]::new));
        bar.setMinWidth(Region.USE_PREF_SIZE);
        return bar;
    }

    private static Button button(String id, String icon, String tip, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(tip);
        Tips.explain(button, tip);
        button.setOnAction(e -> action.run());
        return button;
    }

    private void show() {
        ModelState state = host.state();
        chip.getStyleClass().remove("failed");
        busy.setVisible(state instanceof ModelState.Loading);
        busy.setManaged(state instanceof ModelState.Loading);
        switch (state) {
            case ModelState.Loading loading -> {
                status.setText("Loading the model ...");
                tip.setText("The model in " + loading.folder() + " is being loaded.");
            }
            case ModelState.Ready ready -> {
                long bytes = NativeMemory.residentBytes();
                status.setText(
                        "%s · %s · %s"
                                .formatted(
                                        ready.name(),
                                        ready.device(),
                                        bytes > 0
                                                ? String.format(
                                                        Locale.ROOT, "%.0f MB", bytes / MEGABYTE)
                                                : "ready"));
                tip.setText(
                        String.format(
                                Locale.ROOT,
                                "Model %s, %.1f million weights, on %s; loaded in %.1f s. The memory is that of the whole program. Hash %s.",
                                ready.name(),
                                ready.weights() / 1e6,
                                ready.device(),
                                ready.seconds(),
                                ready.hash().substring(0, Math.min(12, ready.hash().length()))));
            }
            case ModelState.Failed failed -> {
                chip.getStyleClass().add("failed");
                status.setText("No model");
                tip.setText(failed.sentence());
            }
        }
    }
}
