package noema.ui.controls;

import javafx.scene.control.Label;

/// The sentence below an entry that says what is wrong with it; takes no room while nothing is.
final class ProblemLine extends Label {

    ProblemLine(ExactEntry entry) {
        setId(entry.getId() + "-problem");
        getStyleClass().add("problem");
        setWrapText(true);
        textProperty().bind(entry.problemProperty());
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
