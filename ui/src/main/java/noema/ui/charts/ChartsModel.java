package noema.ui.charts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import noema.ui.steps.CurrentSentence;
import noema.ui.steps.RunNumbers;
import org.jspecify.annotations.Nullable;

/// What the charts show, without a toolkit. Used on the JavaFX thread only.
final class ChartsModel {

    private final Workbench bench;
    private final ObjectProperty<ChartKind> kind = new SimpleObjectProperty<>(ChartKind.CURVES);
    private final ReadOnlyObjectWrapper<@Nullable ChartData> data = new ReadOnlyObjectWrapper<>();
    private PlanSimilarity plan = PlanSimilarity.EMPTY;
    private @Nullable RunNumbers numbers;

    ChartsModel(Workbench bench) {
        this.bench = bench;
        bench.run().snapshotProperty().subscribe(this::runChanged);
        bench.playhead().cursorProperty().subscribe(this::refresh);
        bench.selection().placesProperty().subscribe(this::refresh);
        runChanged();
    }

    /// Which chart is shown.
    ObjectProperty<ChartKind> kindProperty() {
        return kind;
    }

    /// What there is to show; null before there is a run.
    ReadOnlyObjectProperty<@Nullable ChartData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    private void runChanged() {
        RunSnapshot run = bench.run().snapshot();
        numbers = run == null ? null : RunNumbers.of(run, numbers);
        plan = run == null ? PlanSimilarity.EMPTY : plan.next(run);
        refresh();
    }

    private void refresh() {
        RunNumbers now = numbers;
        if (now == null) {
            data.set(null);
            return;
        }
        var places = bench.selection().placesProperty().get();
        int current = CurrentSentence.of(now.run(), places, bench.playhead().cursor());
        ChartData before = data.get();
        if (before == null
                || before.numbers() != now
                || before.current() != current
                || before.plan() != plan
                || !before.places().equals(places)) {
            data.set(new ChartData(now, current, plan, places));
        }
    }
}
