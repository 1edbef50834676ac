package noema.app.recipe;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tell.ModelFamily;
import noema.model.trace.Trace;
import noema.model.trace.TraceDifference;
import noema.model.trace.TraceEvent;

/// A saved run that is run again and compared bit by bit.
///
/// @param saved what was saved
/// @param models run it again
public record Replay(Trace saved, ModelFamily models) {

    /// Whether a run was told to its end; one that was not cannot be compared with a whole one.
    public static boolean isWhole(Trace saved) {
        return saved.end().reason() != TraceEvent.End.CANCELLED;
    }

    /// Whether the model is the one that made the run.
    public boolean isOfThisModel() {
        return models.base().hash().equals(saved.model());
    }

    /// A sentence when the run was computed on something else, where rounding may differ.
    public Optional<String> caution() {
        return models.base().device().equals(saved.device())
                ? Optional.empty()
                : Optional.of(
                        "The run was computed on %s and this is %s, so that last digits may differ."
                                .formatted(saved.device(), models.base().device()));
    }

    /// Runs it again, which takes as long as it took, and answers the first difference; none means equal to the last bit.
    ///
    /// @param cancelled asked between network evaluations; once it is true the answer means nothing
    public Optional<TraceDifference> difference(BooleanSupplier cancelled) {
        return TraceDifference.first(
                saved,
                models.generate(
                        saved.recipe(), Insight.PLAIN, event -> {}, StopSignal.now(cancelled)));
    }
}
