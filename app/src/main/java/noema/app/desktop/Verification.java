package noema.app.desktop;

import noema.app.recipe.Replay;
import noema.model.tell.ModelFamily;
import noema.model.trace.Trace;

/// Replays a run and compares it bit by bit.
final class Verification {

    private Verification() {}

    /// A sentence for the user; on the compute thread.
    static String of(Trace saved, ModelFamily models) {
        var replay = new Replay(saved, models);
        if (!replay.isOfThisModel()) {
            return "This run was made with another model; load that one under Settings to verify it.";
        }
        if (!Replay.isWhole(saved)) {
            return "This run was stopped before its end, so there is no whole one to compare it with.";
        }
        String caution = replay.caution().map(sentence -> " " + sentence).orElse("");
        return replay.difference(() -> false)
                .map(d -> "The replay differs, first in: %s.%s".formatted(d.text(), caution))
                .orElse("The replay is equal to the last bit.");
    }
}
