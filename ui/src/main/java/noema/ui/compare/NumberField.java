package noema.ui.compare;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// A field for a whole number: it counts on Enter or when the focus goes; what is wrong is marked and changes nothing; Escape
/// brings the value back.
final class NumberField extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final String name;
    private final long least;
    private final long most;
    private final LongSupplier value;
    private final LongConsumer commit;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// A field.
    ///
    /// @param name for sentences about it
    /// @param least allowed value
    /// @param most  allowed value
    NumberField(String name, long least, long most, LongSupplier value, LongConsumer commit) {
        this.name = name;
        this.least = least;
        this.most = most;
        this.value = value;
        this.commit = commit;
        getStyleClass().addAll("exact-entry", "numbers");
        refresh();
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
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Shows the value.
    void refresh() {
        problem.set("");
        setText(Long.toString(value.getAsLong()));
    }

    private void commit() {
        try {
            long typed = Long.parseLong(getText().strip());
            if (typed >= least && typed <= most) {
                commit.accept(typed);
                refresh();
                return;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        problem.set(
                most == Long.MAX_VALUE
                        ? name + " must be a whole number."
                        : "%s must be a whole number between %d and %d."
                                .formatted(name, least, most));
    }
}
