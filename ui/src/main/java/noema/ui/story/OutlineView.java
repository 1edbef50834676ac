package noema.ui.story;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;

/// The story as a tree. A click selects everywhere, a double click or Enter goes to the moment at which a node was there.
final class OutlineView extends TreeView<Outline> {

    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");

    private final Workbench bench;
    private List<Outline> shown = List.of();
    private boolean selecting;

    OutlineView(Workbench bench) {
        this.bench = bench;
        setId("story-outline");
        getStyleClass().addAll("story-outline", "dense", "edge-to-edge");
        setShowRoot(false);
        setRoot(new TreeItem<>());
        setCellFactory(tree -> new Row());
        setAccessibleText("The story as a tree; Enter goes to the moment of a node");
        getSelectionModel().selectedItemProperty().subscribe((before, item) -> select(item));
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        go(getSelectionModel().getSelectedItem());
                        key.consume();
                    }
                });
        visibleProperty().subscribe(this::show);
        bench.run().snapshotProperty().subscribe(this::show);
        bench.selection().placesProperty().subscribe(this::refresh);
    }

    /// Made only while somebody sees it.
    private void show() {
        RunSnapshot run = bench.run().snapshot();
        if (!isVisible()) {
            return;
        }
        List<Outline> now = run == null ? List.of() : Outline.of(run, bench.mind());
        selecting = true;
        if (Outline.alike(shown, now)) {
            replace(getRoot(), now);
        } else {
            Set<String> open =
                    getRoot().getChildren().stream()
                            .filter(TreeItem::isExpanded)
                            .map(item -> item.getValue().label())
                            .collect(Collectors.toSet());
            getRoot().getChildren().setAll(now.stream().map(node -> item(node, open)).toList());
        }
        shown = now;
        selecting = false;
    }

    private static void replace(TreeItem<Outline> parent, List<Outline> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            TreeItem<Outline> item = parent.getChildren().get(i);
            if (!nodes.get(i).equals(item.getValue())) {
                item.setValue(nodes.get(i));
                replace(item, nodes.get(i).children());
            }
        }
    }

    private static TreeItem<Outline> item(Outline node, Set<String> open) {
        var item = new TreeItem<>(node);
        item.getChildren()
                .setAll(node.children().stream().map(child -> item(child, open)).toList());
        item.setExpanded(node.kind() == Outline.Kind.GROUP || open.contains(node.label()));
        return item;
    }

    private void select(TreeItem<Outline> item) {
        if (!selecting && item != null && item.getValue() != null) {
            bench.selection().knownProperty().set(Set.of());
            bench.selection().placesProperty().set(item.getValue().places());
        }
    }

    private void go(TreeItem<Outline> item) {
        if (item != null && item.getValue() != null) {
            bench.playhead().moveTo(item.getValue().at());
        }
    }

    /// A node on a line: its name, its words, what made it.
    private final class Row extends TreeCell<Outline> {
        private final Label name = new Label();
        private final Label text = new Label();
        private final Label made = new Label();
        private final HBox line = new HBox(name, text, made);

        Row() {
            name.getStyleClass().add("outline-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            text.setMinWidth(0);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            made.getStyleClass().add("outline-made");
            made.setMinWidth(Region.USE_PREF_SIZE);
            line.getStyleClass().add("outline-line");
            // As wide as the tree and no wider, so that long sentences are cut short, not scrolled
            // to.
            setPrefWidth(0);
            // Otherwise a double click would fold the node.
            addEventFilter(
                    MouseEvent.MOUSE_PRESSED,
                    press -> {
                        if (press.getButton() == MouseButton.PRIMARY
                                && press.getClickCount() == 2) {
                            go(getTreeItem());
                            press.consume();
                        }
                    });
        }

        @Override
        protected void updateItem(Outline node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setGraphic(null);
                return;
            }
            name.setText(node.label());
            text.setText(node.text());
            made.setText(node.made());
            for (Outline.Kind kind : Outline.Kind.values()) {
                PseudoClass style =
                        PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT));
                name.pseudoClassStateChanged(style, kind == node.kind());
            }
            boolean lit = node.places().stream().anyMatch(bench.selection()::isLit);
            pseudoClassStateChanged(MUTED, !lit);
            setGraphic(line);
        }
    }
}
