package noema.model.trace;

/// Hears a run as it happens, on the compute thread.
@FunctionalInterface
public interface TraceListener {

    /// Called for every event.
    void happened(TraceEvent event);
}
