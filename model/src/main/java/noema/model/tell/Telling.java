package noema.model.tell;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.generate.StopSignal;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;
import noema.model.words.WordStop;

/// The trace of a run of a model that goes from words to words, while it grows.
///
/// The concept model reads along: what a sentence means is for those who watch, and the time it takes is not the run's.
final class Telling {

    private final ConceptModel reader;
    private final Recipe recipe;
    private final TraceListener listener;
    private final StopSignal stop;
    private final List<TraceEvent> events = new ArrayList<>();
    private final long begin = System.nanoTime();
    private long watching;
    private long lastSettled = begin;
    private int sentences;

    /// @param reader its sentences are the trace's, and its concepts
    Telling(ConceptModel reader, Recipe recipe, TraceListener listener, StopSignal stop) {
        this.reader = reader;
        this.recipe = recipe;
        this.listener = listener;
        this.stop = stop;
    }

    /// Reads the prompt.
    ///
    /// @param hash of the writing model's files
    void start(String hash) {
        long since = System.nanoTime();
        List<String> prompt = reader.sentences(recipe.prompt());
        List<float[]> concepts = reader.encode(prompt).stream().map(Concept::values).toList();
        watched(since);
        emit(new TraceEvent.RunStarted(prompt, concepts));
        emit(new TraceEvent.WriterStarted(recipe.way(), hash));
    }

    /// Number of the sentence under way.
    int sentence() {
        return sentences;
    }

    /// Whether there are as many sentences as were asked for.
    boolean isFull() {
        return sentences >= recipe.sentences();
    }

    /// Whether the run is to stop now: at once, or since no sentence is under way.
    ///
    /// @param between whether a sentence has just ended
    boolean isStopped(boolean between) {
        return switch (stop.asked()) {
            case NONE -> false;
            case AFTER_SENTENCE -> between;
            case NOW -> true;
        };
    }

    /// A sentence has ended.
    void settle(int[] ids) {
        long since = System.nanoTime();
        double seconds = (since - lastSettled) / 1e9;
        String text = reader.tokenizer().decode(ids).strip();
        Concept meaning = reader.encode(reader.sentences(text).subList(0, 1)).getFirst();
        emit(new TraceEvent.SentenceSettled(sentences, text, ids, meaning.values(), 0, seconds));
        sentences++;
        watched(since);
        lastSettled = System.nanoTime();
    }

    /// Ends the run.
    ///
    /// @param evaluations of the writing network
    Trace end(WordStop why, int evaluations) {
        TraceEvent.End reason =
                switch (why) {
                    case END -> TraceEvent.End.STORY_OVER;
                    case SENTENCES, TOKENS -> TraceEvent.End.COMPLETE;
                    case CANCELLED -> TraceEvent.End.CANCELLED;
                };
        double seconds = (System.nanoTime() - begin - watching) / 1e9;
        emit(new TraceEvent.RunEnded(reason, seconds, 0, evaluations));
        return new Trace(recipe, reader.hash(), reader.device(), events);
    }

    void emit(TraceEvent event) {
        events.add(event);
        listener.happened(event);
    }

    private void watched(long since) {
        watching += System.nanoTime() - since;
    }
}
