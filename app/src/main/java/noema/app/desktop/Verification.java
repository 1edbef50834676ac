package noema.app.desktop;

import noema.model.generate.ConceptModel;
import noema.model.trace.Trace;
import noema.model.trace.TraceDifference;
import noema.model.trace.TraceEvent;

/// Replays a run and compares it bit by bit.
final class Verification {

    private Verification() {}

    /// A sentence for the user; on the compute thread.
    static String of(Trace saved, ConceptModel model) {
        if (!model.hash().equals(saved.model())) {
            return "This run was made with another model; load that one under Settings to verify it.";
        }
        if (saved.end().reason() == TraceEvent.End.CANCELLED) {
            return "This run was stopped before its end, so there is no whole one to compare it with.";
        }
        Trace again = model.generate(saved.recipe(), event -> {}, () -> false);
        String device =
                model.device().equals(saved.device())
                        ? ""
                        : " It was computed on %s and this is %s, so that last digits may differ."
                                .formatted(saved.device(), model.device());
        return TraceDifference.first(saved, again)
                .map(d -> "The replay differs, first in: %s.%s".formatted(d.text(), device))
                .orElse("The replay is equal to the last bit.");
    }
}
