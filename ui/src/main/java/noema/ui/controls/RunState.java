package noema.ui.controls;

/// What a [Conductor] is doing.
public enum RunState {
    /// Nothing.
    IDLE,
    /// A run is going on.
    RUNNING,
    /// A run is going on, but has been asked to stop.
    STOPPING
}
