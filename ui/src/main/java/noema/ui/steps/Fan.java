package noema.ui.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import noema.model.concept.Concept;
import noema.model.trace.Edit;
import noema.model.trace.TraceEvent.ThoughtSettled;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.ui.run.Mind.Alternative;
import noema.ui.run.Mind.Reading;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The other thoughts that the story could have gone on with at the current sentence: those the run weighed itself, or those the
/// model comes up with when asked. Used on the JavaFX thread only.
final class Fan {

    /// How many thoughts are asked for.
    static final int COUNT = 6;

    private final Workbench bench;
    private final Map<ThoughtSettled, List<Alternative>> asked = new WeakHashMap<>();
    private final Map<ThoughtSettled, List<String>> texts = new WeakHashMap<>();
    private final ReadOnlyObjectWrapper<List<Alternative>> alternatives =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable RunSnapshot run;
    private final ReadOnlyObjectWrapper<@Nullable SentenceRun> shown =
            new ReadOnlyObjectWrapper<>();
    private @Nullable ThoughtSettled waitingFor;

    Fan(Workbench bench) {
        this.bench = bench;
    }

    /// The thoughts, best first; empty while none are known.
    ReadOnlyObjectProperty<List<Alternative>> alternativesProperty() {
        return alternatives.getReadOnlyProperty();
    }

    /// The sentence; null while there is none.
    ReadOnlyObjectProperty<@Nullable SentenceRun> sentenceProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether an answer for the current sentence is awaited.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Why the last question was not answered; empty if it was.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether there is a settled thought to find others for.
    boolean canAsk() {
        return thought() != null && bench.mind().readyProperty().get() && !busy.get();
    }

    /// Whether a thought is the one that the story went on with.
    boolean isKept(Alternative alternative) {
        ThoughtSettled thought = thought();
        return thought != null && thought.candidate() == alternative.candidate();
    }

    /// Cosine between a thought and the kept one, -1 to 1.
    double likeness(Alternative alternative) {
        ThoughtSettled thought = thought();
        return thought == null
                ? 0
                : new Concept(alternative.concept()).cosine(new Concept(thought.estimate()));
    }

    private @Nullable ThoughtSettled thought() {
        SentenceRun sentence = shown.get();
        return sentence == null ? null : sentence.thought();
    }

    /// Turns to a sentence.
    void show(@Nullable RunSnapshot newRun, @Nullable SentenceRun newSentence) {
        ThoughtSettled before = thought();
        boolean same = shown.get() == newSentence;
        run = newRun;
        if (same) {
            return;
        }
        shown.set(newSentence);
        if (thought() != before) {
            trouble.set("");
        }
        refresh();
    }

    private void refresh() {
        SentenceRun sentence = shown.get();
        ThoughtSettled thought = thought();
        busy.set(thought != null && thought == waitingFor);
        if (thought == null || sentence == null) {
            alternatives.set(List.of());
        } else if (asked.containsKey(thought)) {
            alternatives.set(asked.getOrDefault(thought, List.of()));
        } else {
            alternatives.set(weighed(sentence, thought, texts.getOrDefault(thought, List.of())));
        }
    }

    /// The candidates of a best-of-n run, best first, as their last noise step has them.
    private static List<Alternative> weighed(
            SentenceRun sentence, ThoughtSettled thought, List<String> texts) {
        var list = new ArrayList<Alternative>();
        int known = Math.min(thought.ranking().length, thought.scores().length);
        for (int i = 0; i < known; i++) {
            int candidate = thought.ranking()[i];
            float[] concept = last(sentence, thought, candidate);
            if (concept != null) {
                boolean kept = candidate == thought.candidate();
                String text = list.size() < texts.size() ? texts.get(list.size()) : "";
                list.add(
                        new Alternative(
                                candidate,
                                concept,
                                kept && !sentence.text().isEmpty() ? sentence.text() : text,
                                thought.scores()[i]));
            }
        }
        return List.copyOf(list);
    }

    private static float @Nullable [] last(
            SentenceRun sentence, ThoughtSettled thought, int candidate) {
        if (candidate == thought.candidate()) {
            return thought.estimate();
        }
        return sentence.others().stream()
                .filter(step -> step.candidate() == candidate)
                .reduce((first, second) -> second)
                .map(ThoughtStep::estimate)
                .orElse(null);
    }

    /// Has the candidates of a best-of-n run put into words, once.
    void wantTexts() {
        SentenceRun sentence = shown.get();
        ThoughtSettled thought = thought();
        List<Alternative> list = alternatives.get();
        if (thought == null
                || run == null
                || sentence == null
                || list.isEmpty()
                || asked.containsKey(thought)
                || texts.containsKey(thought)
                || !bench.mind().readyProperty().get()) {
            return;
        }
        texts.put(thought, List.of());
        bench.mind()
                .read(
                        list.stream().map(a -> new Concept(a.concept())).toList(),
                        run.before(run.prompt().size() + sentence.number()))
                .whenComplete((answers, failure) -> {
                    if (failure == null) {
                        texts.put(thought, answers.stream().map(Reading::text).toList());
                        refresh();
                    } else if (thought == thought()) {
                        trouble.set(Readings.sentence(failure));
                    }
                });
    }

    /// Asks the model for other thoughts at the current sentence.
    void ask() {
        SentenceRun sentence = shown.get();
        ThoughtSettled thought = thought();
        if (thought == null || run == null || sentence == null || !canAsk()) {
            return;
        }
        waitingFor = thought;
        trouble.set("");
        busy.set(true);
        bench.mind()
                .alternatives(run, sentence.number(), COUNT)
                .whenComplete((list, failure) -> {
                    if (waitingFor == thought) {
                        waitingFor = null;
                    }
                    if (failure == null) {
                        asked.put(thought, List.copyOf(list));
                    } else if (thought == thought()) {
                        trouble.set(Readings.sentence(failure));
                    }
                    refresh();
                });
    }

    /// Lets the story go on with another thought.
    void take(Alternative alternative) {
        SentenceRun sentence = shown.get();
        if (sentence != null && !isKept(alternative)) {
            bench.director().edit(new Edit.Candidate(sentence.number(), alternative.candidate()));
        }
    }
}
