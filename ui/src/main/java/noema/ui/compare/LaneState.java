package noema.ui.compare;

/// How far a lane has come.
public enum LaneState {
    /// It has not been run as it is.
    NEW,
    /// Its turn comes.
    WAITING,
    /// It is being run.
    RUNNING,
    /// It is done.
    DONE,
    /// Somebody stopped it; what was finished is there.
    STOPPED,
    /// It could not be run.
    FAILED
}
