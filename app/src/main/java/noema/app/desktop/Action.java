package noema.app.desktop;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something a user can do from the menu, the keyboard and the command palette alike.
///
/// @param id    for tests, in kebab case
/// @param group menu it belongs to
/// @param name  what it does, as a verb
/// @param keys  its keys, or null
/// @param run   does it, on the JavaFX thread
record Action(String id, String group, String name, @Nullable KeyCombination keys, Runnable run) {

    static Action of(String id, String group, String name, String keys, Runnable run) {
        return new Action(
                id, group, name, keys.isEmpty() ? null : KeyCombination.valueOf(keys), run);
    }

    /// The keys as people read them; empty when there are none.
    String keyText() {
        return keys == null ? "" : keys.getDisplayText();
    }
}
