package noema.ui.run;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// A run as far as it has come, immutable.
///
/// A *place* counts the sentences of the story from 0, prompt first; a sentence's *number* counts those of the run only.
///
/// @param recipe    what decides the run
/// @param model     hash of the model's files; empty when unknown
/// @param device    what it runs on; empty when unknown
/// @param prompt    sentences of the prompt
/// @param concepts  their concepts
/// @param sentences sentences of the run, the last ones perhaps unfinished
/// @param end       how it ended; null while it is running
public record RunSnapshot(
        Recipe recipe,
        String model,
        String device,
        List<String> prompt,
        List<float[]> concepts,
        List<SentenceRun> sentences,
        TraceEvent.@Nullable RunEnded end) {

    /// Keeps copies of the lists.
    public RunSnapshot {
        prompt = List.copyOf(prompt);
        concepts = List.copyOf(concepts);
        sentences = List.copyOf(sentences);
    }

    /// A run that has not said anything yet.
    public static RunSnapshot begin(Recipe recipe, String model, String device) {
        return new RunSnapshot(recipe, model, device, List.of(), List.of(), List.of(), null);
    }

    /// The whole of a finished run.
    public static RunSnapshot of(Trace trace) {
        return begin(trace.recipe(), trace.model(), trace.device()).plus(trace.events());
    }

    /// The run after more events.
    public RunSnapshot plus(List<TraceEvent> events) {
        List<String> text = prompt;
        List<float[]> vectors = concepts;
        var list = new ArrayList<>(sentences);
        TraceEvent.RunEnded over = end;
        for (TraceEvent event : events) {
            switch (event) {
                case TraceEvent.RunStarted e -> {
                    text = e.prompt();
                    vectors = e.concepts();
                }
                case TraceEvent.ThoughtStep e ->
                        at(list, e.sentence(), at(list, e.sentence()).with(e));
                case TraceEvent.ThoughtSettled e ->
                        at(list, e.sentence(), at(list, e.sentence()).with(e));
                case TraceEvent.LengthChosen e ->
                        at(list, e.sentence(), at(list, e.sentence()).with(e));
                case TraceEvent.TokenFrame e ->
                        at(list, e.sentence(), at(list, e.sentence()).with(e));
                case TraceEvent.SentenceSettled e ->
                        at(list, e.sentence(), at(list, e.sentence()).with(e));
                case TraceEvent.ThoughtExamined e ->
                        at(list, e.sentence(), at(list, e.sentence()).with(e));
                case TraceEvent.LevelStarted _,
                        TraceEvent.PlanStep _,
                        TraceEvent.PlanSettled _,
                        TraceEvent.GroupSettled _,
                        TraceEvent.WriterStarted _ -> {}
                case TraceEvent.RunEnded e -> over = e;
            }
        }
        return new RunSnapshot(recipe, model, device, text, vectors, list, over);
    }

    private static SentenceRun at(List<SentenceRun> list, int number) {
        while (list.size() <= number) {
            list.add(SentenceRun.empty(list.size()));
        }
        return list.get(number);
    }

    private static void at(List<SentenceRun> list, int number, SentenceRun value) {
        list.set(number, value);
    }

    /// Sentences of the story, prompt included.
    public int places() {
        return prompt.size() + sentences.size();
    }

    /// The concept at a place; null while there is none.
    public float @Nullable [] concept(int place) {
        return place < prompt.size()
                ? concepts.get(place)
                : sentences.get(place - prompt.size()).concept();
    }

    /// The text at a place; empty while there is none.
    public String text(int place) {
        return place < prompt.size()
                ? prompt.get(place)
                : sentences.get(place - prompt.size()).text();
    }

    /// Whether it is over.
    public boolean isOver() {
        return end != null;
    }

    /// The finished sentences as one text, without the prompt.
    public String story() {
        return String.join(
                " ", sentences.stream().map(SentenceRun::text).filter(t -> !t.isEmpty()).toList());
    }
}
