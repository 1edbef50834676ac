package noema.ui.grid;

import java.util.ArrayList;
import java.util.List;
import noema.ui.Sample;

/// Does what it is told at once, with made-up figures.
final class FakeRunner implements GridRunner {

    final GridModel model = new GridModel();
    final List<GridCell> opened = new ArrayList<>();
    final List<Export> exported = new ArrayList<>();

    /// After so many cells it does nothing more; the next one is then running.
    int most = Integer.MAX_VALUE;

    private void work() {
        for (int i = 0; i < most; i++) {
            GridCell cell = model.next().orElse(null);
            if (cell == null) {
                return;
            }
            int n = cell.cell().number();
            if (n == 4) {
                model.failed(cell, "The model is tired; let it rest.");
            } else {
                model.done(
                        cell,
                        GridModelTest.figures(20 + 9 * Math.sin(n * 1.7), 3 + n / 10.0),
                        Sample.trace(1 + n % 5));
            }
        }
        model.next();
    }

    @Override
    public void run(GridPlan plan) {
        model.begin(plan, "hash", "cpu fp32");
        work();
    }

    @Override
    public void resume() {
        model.resume();
        work();
    }

    @Override
    public void stop() {
        model.stop();
    }

    @Override
    public void open(GridCell cell) {
        opened.add(cell);
    }

    @Override
    public void export(Export what) {
        exported.add(what);
    }
}
