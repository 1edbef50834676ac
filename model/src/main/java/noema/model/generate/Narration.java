package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import noema.model.render.Earlier;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;

/// What runs at all levels share: their events, how they begin, and how and why they end.
final class Narration {

    /// The model's own opinion above which a story is over.
    private static final double OVER = 0.5;

    /// Sentences of the prompt that are encoded in one evaluation.
    private static final int READ_AT_ONCE = 64;

    private final ConceptModel model;
    private final Recipe recipe;
    private final TraceListener listener;
    private final StopSignal stop;
    private final List<TraceEvent> events = new ArrayList<>();
    private final long begin = System.nanoTime();
    private TraceEvent.End end = TraceEvent.End.COMPLETE;

    /// @param model  that says the sentences
    /// @param recipe as the trace will name it
    Narration(ConceptModel model, Recipe recipe, TraceListener listener, StopSignal stop) {
        this.model = model;
        this.recipe = recipe;
        this.listener = listener;
        this.stop = stop;
    }

    /// Begins the run with the sentences of the prompt; when cancelled, of as much of it as was read.
    List<Earlier> readPrompt() {
        List<String> prompt = model.sentences(recipe.prompt());
        var told = new ArrayList<Earlier>();
        for (int i = 0; i < prompt.size() && !isCancelled(); i += READ_AT_ONCE) {
            int to = Math.min(prompt.size(), i + READ_AT_ONCE);
            told.addAll(model.told(prompt.subList(i, to)));
        }
        emit(
                new TraceEvent.RunStarted(
                        prompt.subList(0, told.size()),
                        told.stream().map(sentence -> sentence.concept().values()).toList()));
        return told;
    }

    void emit(TraceEvent event) {
        events.add(event);
        listener.happened(event);
    }

    /// Whether everything is to stop at once.
    boolean isCancelled() {
        return stop.asked() == StopSignal.Stop.NOW;
    }

    /// Whether nothing new is to begin.
    boolean isStopping() {
        return stop.asked() != StopSignal.Stop.NONE;
    }

    /// Whether a story ends here.
    ///
    /// @param over  the model's opinion, 0 to 1
    /// @param first whether the run has said nothing yet: then it goes on whatever the model thinks
    static boolean isOver(double over, boolean first) {
        return !first && over > OVER;
    }

    /// Remembers why the run ends.
    void ends(TraceEvent.End reason) {
        end = reason;
    }

    /// Whether there is a reason to end before the last sentence.
    boolean hasEnded() {
        return end != TraceEvent.End.COMPLETE;
    }

    /// Ends the run.
    ///
    /// @param conceptSteps evaluations of reasoners and group renderers
    /// @param tokenSteps   evaluations of the text renderer
    Trace close(int conceptSteps, int tokenSteps) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        emit(new TraceEvent.RunEnded(end, seconds, conceptSteps, tokenSteps));
        return new Trace(recipe, model.hash(), model.device(), events);
    }
}
