package noema.model.evaluate;

/// Hears how far an evaluation or a benchmark has come, on the thread that runs it.
@FunctionalInterface
public interface EvaluationListener {

    /// Called some times a second at most.
    ///
    /// @param part what is being measured, for example `reasoner`
    /// @param done share of everything that is done, 0 to 1
    void progressed(String part, double done);

    /// The same with the shares of one part spread over a stretch of the whole.
    default EvaluationListener within(double from, double to) {
        // Rounding must not lead beyond the end, where the next part begins.
        return (part, done) -> progressed(part, Math.min(to, from + (to - from) * done));
    }
}
