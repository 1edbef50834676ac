package noema.ui.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.ui.steps.NearestKnown.Near;
import org.jspecify.annotations.Nullable;

/// The nearest known sentence of each step's estimate, looked up in the background and remembered as long as the run is there.
/// Used on the JavaFX thread only.
final class Neighbours {

    /// Steps looked up in one go: few enough that the list fills while one looks, and that another sentence is soon served.
    private static final int BATCH = 8;

    private final Executor background;
    private final Executor foreground;
    private final Runnable changed;
    private final Map<ThoughtStep, Optional<Near>> found = new WeakHashMap<>();
    private final ObjectProperty<@Nullable NearestKnown> lookup = new SimpleObjectProperty<>();
    private boolean working;

    /// @param background where it is looked up
    /// @param foreground the JavaFX thread
    /// @param changed    called when there is something new
    Neighbours(Executor background, Executor foreground, Runnable changed) {
        this.background = background;
        this.foreground = foreground;
        this.changed = changed;
        lookup.subscribe(() -> {
            found.clear();
            changed.run();
        });
    }

    /// Where it is looked up; null while there is nothing to look in.
    ObjectProperty<@Nullable NearestKnown> lookupProperty() {
        return lookup;
    }

    /// The nearest known sentence of a step; null while unknown.
    @Nullable Near of(ThoughtStep step) {
        return found.getOrDefault(step, Optional.empty()).orElse(null);
    }

    /// Looks up some of the steps that have not been; call it again when told of changes, until all are known.
    void want(List<ThoughtStep> steps) {
        NearestKnown where = lookup.get();
        if (working || where == null) {
            return;
        }
        var missing = steps.stream().filter(s -> !found.containsKey(s)).limit(BATCH).toList();
        if (missing.isEmpty()) {
            return;
        }
        working = true;
        CompletableFuture.supplyAsync(() -> search(where, missing), background)
                .whenCompleteAsync(
                        (answers, failure) -> {
                            working = false;
                            if (lookup.get() == where) {
                                missing.forEach(s ->
                                        found.put(
                                                s,
                                                failure == null
                                                        ? answers.getOrDefault(s, Optional.empty())
                                                        : Optional.empty()));
                            }
                            changed.run();
                        },
                        foreground);
    }

    private static Map<ThoughtStep, Optional<Near>> search(
            NearestKnown where, List<ThoughtStep> steps) {
        var answers = new LinkedHashMap<ThoughtStep, Optional<Near>>();
        for (ThoughtStep step : steps) {
            answers.put(step, where.nearest(step.estimate()));
        }
        return answers;
    }
}
