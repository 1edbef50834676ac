package noema.app.cli;

import noema.app.terminal.ProgressLine;
import noema.model.train.TrainingListener;
import noema.model.train.TrainingProgress;

/// Shows how a training run goes on: the current stage on one line, and where every finished stage ended above it.
final class TrainingLine implements TrainingListener {

    private final ProgressLine line;
    private String stage = "";
    private String last = "";

    TrainingLine(ProgressLine line) {
        this.line = line;
    }

    @Override
    public void progressed(TrainingProgress p) {
        if (!p.stage().equals(stage)) {
            end();
            stage = p.stage();
        }
        last = text(p);
        line.show(last);
    }

    /// Leaves the last figures standing.
    void end() {
        if (!last.isEmpty()) {
            line.say(last);
            last = "";
        }
        line.end();
    }

    static String text(TrainingProgress p) {
        return "%-11s %3.0f %%  step %,d  loss %.3f  %,.0f tokens/s  %,.0f GFLOP/s  %s left"
                .formatted(
                        p.stage(),
                        100 * p.progress(),
                        p.step(),
                        p.loss(),
                        p.tokensPerSecond(),
                        p.gigaflops(),
                        Durations.text(p.secondsRemaining()));
    }
}
