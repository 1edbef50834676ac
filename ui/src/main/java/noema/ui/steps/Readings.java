package noema.ui.steps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import noema.model.concept.Concept;
import noema.model.tensor.NoemaException;
import noema.model.trace.TraceEvent.ThoughtExamined;
import noema.model.trace.TraceEvent.ThoughtSettled;
import noema.ui.run.Mind;
import noema.ui.run.Mind.Reading;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;

/// What the estimates of each noise step say in words: from the run if it was examined, else from the model, once for each
/// thought. Used on the JavaFX thread only.
///
/// Only one question is under way at a time; when its answer is there the owner asks again for what is wanted by then, so a user
/// who walks through many sentences waits for the last one and not for all.
final class Readings {

    private final Mind mind;
    private final Runnable changed;
    private final Map<ThoughtExamined, List<Reading>> examined = new WeakHashMap<>();
    private final Map<ThoughtSettled, List<Reading>> answered = new WeakHashMap<>();
    private final Set<ThoughtSettled> refused = Collections.newSetFromMap(new WeakHashMap<>());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private boolean asking;

    /// @param changed called when there is something new
    Readings(Mind mind, Runnable changed) {
        this.mind = mind;
        this.changed = changed;
        mind.readyProperty()
                .subscribe(() -> {
                    refused.clear();
                    trouble.set("");
                    changed.run();
                });
    }

    /// Why the last question was not answered; empty if it was.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// What is known of a sentence's steps, in their order; may be shorter than they are.
    List<Reading> of(SentenceRun sentence) {
        ThoughtExamined insight = sentence.insight();
        if (insight != null && !insight.readings().isEmpty()) {
            return examined.computeIfAbsent(insight, Readings::zip);
        }
        return sentence.thought() == null
                ? List.of()
                : answered.getOrDefault(sentence.thought(), List.of());
    }

    private static List<Reading> zip(ThoughtExamined insight) {
        var list = new ArrayList<Reading>();
        int known = Math.min(insight.readings().size(), insight.roundTrips().length);
        for (int i = 0; i < known; i++) {
            list.add(new Reading(insight.readings().get(i), insight.roundTrips()[i]));
        }
        return list;
    }

    /// Asks for a sentence's readings if they are not known and the thought is settled.
    void want(RunSnapshot run, int number) {
        SentenceRun sentence = run.sentences().get(number);
        ThoughtSettled thought = sentence.thought();
        if (asking
                || thought == null
                || sentence.steps().isEmpty()
                || !mind.readyProperty().get()
                || refused.contains(thought)
                || !of(sentence).isEmpty()) {
            return;
        }
        asking = true;
        var estimates = sentence.steps().stream().map(s -> new Concept(s.estimate())).toList();
        mind.read(estimates, run.before(run.prompt().size() + number))
                .whenComplete((list, failure) -> {
                    asking = false;
                    if (failure == null) {
                        answered.put(thought, List.copyOf(list));
                        trouble.set("");
                    } else {
                        refused.add(thought);
                        trouble.set(sentence(failure));
                    }
                    changed.run();
                });
    }

    /// What to tell the user about a stage that failed.
    static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof NoemaException known && known.getMessage() != null
                ? known.getMessage()
                : "The model could not answer; try again.";
    }
}
