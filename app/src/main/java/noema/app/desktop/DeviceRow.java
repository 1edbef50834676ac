package noema.app.desktop;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import noema.model.tensor.NativeRuntime;
import noema.ui.look.Tips;

/// Which device the model lives on, and under it a sentence about what there is to choose from.
final class DeviceRow extends VBox {

    private final Explorer explorer;
    private final Runnable reload;
    private final ChoiceBox<String> choice = new ChoiceBox<>();
    private final Label note = new Label();

    /// @param reload loads the model of the settings
    DeviceRow(Explorer explorer, Runnable reload) {
        super(4);
        this.explorer = explorer;
        this.reload = reload;
        choice.setId("settings-device");
        choice.setConverter(Choices.named(DeviceRow::name, NativeRuntime.AUTO));
        choice.setOnAction(e -> choose());
        Tips.explain(
                choice,
                "Where the model computes; another choice loads it anew. Runs replay to the last bit on the same device only.");
        note.setId("settings-device-note");
        note.getStyleClass().add("pane-note");
        note.setWrapText(true);
        getChildren().setAll(choice, note);
        explorer.host().stateProperty().subscribe(this::show);
    }

    /// Shows what is chosen and what there is now.
    void show() {
        String chosen = explorer.remembered().device();
        List<String> there = explorer.host().devices();
        var names = new ArrayList<String>();
        names.add(NativeRuntime.AUTO);
        names.addAll(there.isEmpty() ? List.of(NativeRuntime.CPU) : there);
        if (!names.contains(chosen)) {
            names.add(chosen);
        }
        if (!names.equals(choice.getItems())) {
            choice.getItems().setAll(names);
        }
        choice.setValue(chosen);
        note.setText(note(there));
    }

    private String note(List<String> there) {
        if (explorer.host().state() instanceof ModelState.Ready ready
                && !ready.problem().isEmpty()) {
            return ready.problem();
        }
        return switch (there.size()) {
            case 0 -> "Which devices there are is known as soon as the engine is loaded.";
            case 1 ->
                    "There is no GPU here that this build can use, so everything is computed on the CPU (the README tells how to build for a GPU).";
            default -> "Automatic takes the first GPU.";
        };
    }

    private void choose() {
        String name = choice.getValue();
        if (name != null && !name.equals(explorer.remembered().device())) {
            explorer.remember(s -> s.withDevice(name));
            reload.run();
        }
    }

    private static String name(String device) {
        return switch (device) {
            case NativeRuntime.AUTO -> "Automatic";
            case NativeRuntime.CPU -> "CPU";
            default -> "GPU " + device;
        };
    }
}
