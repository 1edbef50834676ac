package noema.app.desktop;

import atlantafx.base.controls.ModalPane;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.app.files.DesktopSettings;
import noema.ui.look.Theme;
import noema.ui.look.Tips;

/// What is set once and kept: the look, the model and how it computes. Changes take effect at once; another model is loaded behind
/// the window.
final class SettingsDialog {

    // In sizes of the text, so that larger text has more room.
    private static final double WIDTH = 36;
    private static final Map<String, String> PRECISIONS =
            Map.of("auto", "Whatever is faster", "fp32", "fp32, exact", "bf16", "bf16, faster");

    private final ModalPane modal;
    private final Explorer explorer;
    private final FileDialogs dialogs;
    private final Runnable restyle;
    private final Runnable reload;
    private final DeviceRow device;

    /// @param restyle dresses the window anew
    /// @param reload  loads the model of the settings
    SettingsDialog(
            ModalPane modal,
            Explorer explorer,
            FileDialogs dialogs,
            Runnable restyle,
            Runnable reload) {
        this.modal = modal;
        this.explorer = explorer;
        this.dialogs = dialogs;
        this.restyle = restyle;
        this.reload = reload;
        device = new DeviceRow(explorer, reload);
    }

    void open() {
        var title = new Label("Settings");
        title.getStyleClass().add("title-3");
        var grid = new GridPane(16, 12);
        var names = new ColumnConstraints();
        names.setHalignment(HPos.RIGHT);
        names.setMinWidth(Region.USE_PREF_SIZE);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, fields);
        grid.addRow(0, new Label("Theme"), theme());
        grid.addRow(1, new Label("Text size"), fontSize());
        grid.addRow(2, new Label("Model"), model());
        grid.addRow(3, new Label("Numbers"), precision());
        device.show();
        grid.addRow(4, new Label("Device"), device);
        grid.addRow(5, new Label("Engine cache"), quiet(cache()));
        grid.addRow(6, new Label("Files"), quiet(explorer.options().home().toString()));
        var close = new Button("Close");
        close.setId("settings-close");
        close.setCancelButton(true);
        close.setDefaultButton(true);
        close.setOnAction(e -> modal.hide());
        var buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var box = new VBox(16, title, grid, buttons);
        box.setId("settings");
        box.getStyleClass().add("dialog-box");
        box.setPadding(new Insets(20));
        double width = WIDTH * explorer.remembered().fontSize();
        box.setMaxSize(width, VBox.USE_PREF_SIZE);
        box.setPrefWidth(width);
        modal.setAlignment(Pos.CENTER);
        modal.show(box);
        close.requestFocus();
    }

    private ChoiceBox<Theme> theme() {
        var choice = new ChoiceBox<Theme>();
        choice.setId("settings-theme");
        choice.getItems().setAll(Theme.values());
        choice.setConverter(Choices.named(t -> t == Theme.LIGHT ? "Light" : "Dark", Theme.LIGHT));
        choice.setValue(explorer.theme().get());
        choice.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != explorer.theme().get()) {
                        explorer.theme().set(chosen);
                        explorer.remember(s -> s.withTheme(chosen.name()));
                    }
                });
        return choice;
    }

    private Slider fontSize() {
        var slider = new Slider(10, 20, explorer.remembered().fontSize());
        slider.setId("settings-font");
        slider.setMajorTickUnit(2);
        slider.setMinorTickCount(1);
        slider.setSnapToTicks(true);
        slider.setShowTickLabels(true);
        slider.valueProperty()
                .subscribe(size -> {
                    DesktopSettings now = explorer.remembered();
                    if (Math.abs(now.fontSize() - size.doubleValue()) >= 1) {
                        explorer.remember(s -> s.withFontSize(Math.rint(size.doubleValue())));
                        restyle.run();
                    }
                });
        return slider;
    }

    private HBox model() {
        var field = new TextField(explorer.folder().toString());
        field.setId("settings-model");
        field.setOnAction(e -> useModel(field.getText()));
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = new Button("Choose ...");
        choose.setOnAction(e ->
                dialogs.folder("Folder of a model")
                        .map(Path::toString)
                        .ifPresent(folder -> {
                            field.setText(folder);
                            useModel(folder);
                        }));
        Tips.explain(
                field,
                "Folder of the model: config.json, tokenizer.json, weights.safetensors. Enter loads it.");
        return new HBox(6, field, choose);
    }

    private void useModel(String folder) {
        String chosen =
                Path.of(folder.strip()).equals(explorer.options().shipped()) ? "" : folder.strip();
        explorer.remember(s -> s.withModel(chosen));
        reload.run();
    }

    private ChoiceBox<String> precision() {
        var choice = new ChoiceBox<String>();
        choice.setId("settings-precision");
        choice.getItems().setAll(List.of("auto", "fp32", "bf16"));
        choice.setConverter(Choices.named(name -> PRECISIONS.getOrDefault(name, name), "auto"));
        choice.setValue(explorer.remembered().precision());
        choice.valueProperty()
                .subscribe(chosen -> {
                    if (!chosen.equals(explorer.remembered().precision())) {
                        explorer.remember(s -> s.withPrecision(chosen));
                        reload.run();
                    }
                });
        return choice;
    }

    private static String cache() {
        String folder = System.getenv("DJL_CACHE_DIR");
        return folder == null
                ? Path.of(System.getProperty("user.home"), ".djl.ai") + " (DJL_CACHE_DIR moves it)"
                : folder;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("pane-note");
        label.setWrapText(true);
        return label;
    }
}
