package noema.ui.controls;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import noema.model.tensor.NoemaException;

/// A field for an exact value: it counts on Enter or when the focus goes; what is wrong is marked and changes nothing; Escape
/// brings the value back.
public final class ExactEntry extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Supplier<String> value;
    private final Consumer<String> commit;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// A field.
    ///
    /// @param value  the value as it is written
    /// @param commit takes what was typed, or throws a [NoemaException] that says what is wrong
    public ExactEntry(Supplier<String> value, Consumer<String> commit) {
        this.value = value;
        this.commit = commit;
        setText(value.get());
        getStyleClass().add("exact-entry");
        setOnAction(_ -> commit());
        focusedProperty()
                .subscribe((_, focused) -> {
                    if (!focused) {
                        commit();
                    }
                });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                refresh();
                key.consume();
            }
        });
        problem.subscribe(text -> pseudoClassStateChanged(WRONG, !text.isEmpty()));
    }

    /// What is wrong with the text, in one sentence; empty when nothing is.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Shows the value.
    public void refresh() {
        problem.set("");
        setText(value.get());
    }

    private void commit() {
        if (getText().equals(value.get())) {
            problem.set("");
            return;
        }
        try {
            commit.accept(getText());
            refresh();
        } catch (NoemaException e) {
            problem.set(e.getMessage());
        }
    }
}
