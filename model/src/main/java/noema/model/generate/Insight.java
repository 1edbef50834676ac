package noema.model.generate;

/// How closely a run is looked at. It decides what is told about the run and changes nothing in it.
public enum Insight {
    /// What happens anyway.
    PLAIN,
    /// Besides that, a [noema.model.trace.TraceEvent.ThoughtExamined] for every sentence, at the cost of some more
    /// evaluations of the network.
    EXAMINED
}
