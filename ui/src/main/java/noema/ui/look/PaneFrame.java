package noema.ui.look;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The frame around every pane: a header line with its title and tools, and the content below.
public final class PaneFrame extends BorderPane {

    private final Label note = new Label();
    private final HBox header;

    /// A frame.
    ///
    /// @param id      of the node, for style sheets and tests
    /// @param title   one or two words
    /// @param content what it is about
    /// @param tools   at the right end of the header
    public PaneFrame(String id, String title, Node content, Node... tools) {
        setId(id);
        getStyleClass().add("pane");
        var name = new Label(title);
        name.getStyleClass().add("pane-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("pane-note");
        note.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        header = new HBox(name, note, gap);
        header.getStyleClass().add("pane-header");
        header.getChildren().addAll(tools);
        setTop(header);
        setCenter(content);
        setMinSize(0, 0);
    }

    /// What a double click on the header does.
    public void onEnlarge(Runnable enlarge) {
        header.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                enlarge.run();
            }
        });
    }

    /// The quiet text beside the title: a count, a state.
    public Label note() {
        return note;
    }
}
