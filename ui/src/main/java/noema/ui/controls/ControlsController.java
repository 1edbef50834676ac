package noema.ui.controls;

/// Turns wishes about the run into orders for the conductor, and runs changed settings again while they are live.
final class ControlsController {

    private final SettingsModel settings;
    private final Conductor conductor;
    private final Debounce rerun;

    /// A controller.
    ///
    /// @param rerun how long settings have to rest before they are tried out
    ControlsController(SettingsModel settings, Conductor conductor, Debounce rerun) {
        this.settings = settings;
        this.conductor = conductor;
        this.rerun = rerun;
        settings.changesProperty()
                .subscribe((_, _) -> {
                    if (settings.liveProperty().get()) {
                        rerun.restart(() -> conductor.run(settings.toRecipe()));
                    }
                });
        settings.liveProperty()
                .subscribe(on -> {
                    if (!on) {
                        rerun.cancel();
                    }
                });
    }

    /// Runs the settings now, instead of what is going on.
    void generate() {
        rerun.cancel();
        conductor.run(settings.nextRun());
    }

    /// Runs the settings when everything before is done.
    void enqueue() {
        conductor.enqueue(settings.nextRun());
    }

    /// Stops what is going on; see [Conductor#stop].
    void stop(boolean afterSentence) {
        rerun.cancel();
        conductor.stop(afterSentence);
    }

    /// What the main button does: Stop while something is going on, else Generate.
    void main() {
        if (conductor.stateProperty().get() == RunState.IDLE) {
            generate();
        } else {
            stop(false);
        }
    }
}
