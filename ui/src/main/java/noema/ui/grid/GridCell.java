package noema.ui.grid;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A cell of the grid that is shown, and how far it has come.
public final class GridCell {

    private final GridPlan.Cell cell;
    private final ReadOnlyObjectWrapper<CellState> state =
            new ReadOnlyObjectWrapper<>(new CellState.Waiting());

    GridCell(GridPlan.Cell cell) {
        this.cell = cell;
    }

    /// Its place, its settings and its recipe.
    public GridPlan.Cell cell() {
        return cell;
    }

    /// How far it has come.
    public ReadOnlyObjectProperty<CellState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How far it has come now.
    public CellState state() {
        return state.get();
    }

    void set(CellState next) {
        state.set(next);
    }

    /// What is known of it.
    public GridRow row() {
        return switch (state()) {
            case CellState.Waiting _, CellState.Running _ -> GridRow.waiting(cell);
            case CellState.Done done -> new GridRow(cell, done.figures(), done.text(), "");
            case CellState.Failed failed -> new GridRow(cell, null, "", failed.sentence());
        };
    }
}
