package noema.ui.controls;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Steps back and forth between immutable states. Changes of the same thing in quick succession are one step.
///
/// @param <T> a state; equal states are the same one
final class Undo<T> {

    private static final int MOST = 200;
    private static final long PAUSE_MILLIS = 1000;

    private final Deque<T> past = new ArrayDeque<>();
    private final Deque<T> future = new ArrayDeque<>();
    private final LongSupplier millis;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private T present;
    private String lastChanged = "";
    private long lastTime;

    /// Begins with a state.
    ///
    /// @param millis a clock
    Undo(T start, LongSupplier millis) {
        present = start;
        this.millis = millis;
    }

    /// There is a new state.
    ///
    /// @param what what was changed
    /// @param held whether it is still being changed, so that no pause makes a new step of it
    void record(T state, String what, boolean held) {
        long now = millis.getAsLong();
        boolean goesOn =
                what.equals(lastChanged)
                        && (held || now - lastTime < PAUSE_MILLIS)
                        && !past.isEmpty();
        if (!goesOn) {
            past.push(present);
            if (past.size() > MOST) {
                past.removeLast();
            }
        }
        present = state;
        lastChanged = what;
        lastTime = now;
        future.clear();
        if (present.equals(past.peek())) {
            past.pop();
            lastChanged = "";
        }
        update();
    }

    /// The state is another, but not by anybody's wish: no step.
    void amend(T state) {
        present = state;
    }

    /// Whatever is changed next is a step of its own.
    void close() {
        lastChanged = "";
    }

    /// One step back; empty when there is none.
    Optional<T> undo() {
        return move(past, future);
    }

    /// One step forth; empty when there is none.
    Optional<T> redo() {
        return move(future, past);
    }

    private Optional<T> move(Deque<T> from, Deque<T> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(present);
        present = from.pop();
        close();
        update();
        return Optional.of(present);
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    private void update() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
