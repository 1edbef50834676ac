package noema.ui.map;

import java.util.BitSet;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import noema.model.atlas.Atlas;
import org.jspecify.annotations.Nullable;

/// The search among the known texts.
public final class Finder {

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable BitSet> found = new ReadOnlyObjectWrapper<>();
    private final Latest worker;
    private @Nullable Atlas atlas;
    private int current = -1;

    Finder(Latest worker) {
        this.worker = worker;
        text.subscribe(this::search);
    }

    /// What is searched for: those that contain this text, whatever the case. Empty for nothing.
    public StringProperty textProperty() {
        return text;
    }

    /// Numbers of the entries found; null while nothing is searched for.
    public ReadOnlyObjectProperty<@Nullable BitSet> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Goes on to the next entry found, after the last to the first; -1 when there is none.
    public int next() {
        BitSet all = found.get();
        if (all == null || all.isEmpty()) {
            return -1;
        }
        int after = all.nextSetBit(current + 1);
        current = after >= 0 ? after : all.nextSetBit(0);
        return current;
    }

    void in(@Nullable Atlas other) {
        atlas = other;
        // What is still on its way is of the other atlas.
        worker.forget();
        found.set(null);
        search();
    }

    private void search() {
        current = -1;
        String wanted = text.get().strip().toLowerCase(Locale.ROOT);
        Atlas where = atlas;
        if (wanted.isEmpty() || where == null) {
            worker.forget();
            found.set(null);
            return;
        }
        worker.ask(() -> matches(where, wanted), found::set);
    }

    private static BitSet matches(Atlas atlas, String wanted) {
        var all = new BitSet(atlas.size());
        for (int i = 0; i < atlas.size(); i++) {
            if (atlas.entries().get(i).text().toLowerCase(Locale.ROOT).contains(wanted)) {
                all.set(i);
            }
        }
        return all;
    }
}
