package noema.ui.compare;

import noema.model.trace.TraceEvent;

/// An event and when it was heard.
///
/// @param event   what happened
/// @param seconds since the run began, by the clock of the thread that computes
public record Heard(TraceEvent event, double seconds) {}
