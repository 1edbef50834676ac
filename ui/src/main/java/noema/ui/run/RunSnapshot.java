package noema.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
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
/// @param levels    levels above them, the lowest first; none where sentences are the highest thoughts
/// @param end       how it ended; null while it is running
public record RunSnapshot(
        Recipe recipe,
        String model,
        String device,
        List<String> prompt,
        List<float[]> concepts,
        List<SentenceRun> sentences,
        List<LevelRun> levels,
        TraceEvent.@Nullable RunEnded end) {

    /// Keeps copies of the lists.
    public RunSnapshot {
        prompt = List.copyOf(prompt);
        concepts = List.copyOf(concepts);
        sentences = List.copyOf(sentences);
        levels = List.copyOf(levels);
    }

    /// A run without levels above sentences.
    public RunSnapshot(
            Recipe recipe,
            String model,
            String device,
            List<String> prompt,
            List<float[]> concepts,
            List<SentenceRun> sentences,
            TraceEvent.@Nullable RunEnded end) {
        this(recipe, model, device, prompt, concepts, sentences, List.of(), end);
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
        var above = new ArrayList<>(levels);
        TraceEvent.RunEnded over = end;
        for (TraceEvent event : events) {
            switch (event) {
                case TraceEvent.RunStarted e -> {
                    text = e.prompt();
                    vectors = e.concepts();
                }
                case TraceEvent.ThoughtStep e ->
                        at(list, e.sentence(), at(list, e.sentence()).with(e));
                case TraceEvent.ThoughtRecalled e ->
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
                case TraceEvent.LevelStarted e -> above.add(new LevelRun(e, List.of()));
                case TraceEvent.PlanStep e -> {
                    GroupRun group = group(above, list, e.height(), e.group()).with(e);
                    put(above, group);
                    at(list, group.first(), at(list, group.first()).after(group));
                }
                case TraceEvent.PlanSettled e -> {
                    GroupRun group = group(above, list, e.height(), e.group()).with(e);
                    put(above, group);
                    at(list, group.first(), at(list, group.first()).after(group));
                }
                case TraceEvent.GroupSettled e ->
                        put(above, group(above, list, e.height(), e.group()).with(e));
                case TraceEvent.WriterStarted _ -> {}
                case TraceEvent.RunEnded e -> over = e;
            }
        }
        return new RunSnapshot(recipe, model, device, text, vectors, list, above, over);
    }

    /// A group of a level; one that is new begins with the first sentence that nothing is known of.
    private static GroupRun group(
            List<LevelRun> above, List<SentenceRun> list, int height, int number) {
        List<GroupRun> groups = above.get(height - 2).groups();
        return number < groups.size()
                ? groups.get(number)
                : GroupRun.empty(height, number, firstUnknown(list));
    }

    private static int firstUnknown(List<SentenceRun> list) {
        int first = 0;
        while (first < list.size() && list.get(first).isBegun()) {
            first++;
        }
        return first;
    }

    private static void put(List<LevelRun> above, GroupRun group) {
        above.set(group.height() - 2, above.get(group.height() - 2).with(group));
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

    /// The sentences before a place as far as they are known, nearest first.
    public List<Mind.Said> before(int place) {
        var said = new ArrayList<Mind.Said>();
        for (int earlier = place - 1; earlier >= 0; earlier--) {
            float[] concept = concept(earlier);
            if (concept != null) {
                said.add(new Mind.Said(new Concept(concept), text(earlier)));
            }
        }
        return said;
    }

    /// Places of all sentences that belong to the same group as one does, that one included; only that one where there are no
    /// groups.
    public Set<Integer> together(int place) {
        int number = place - prompt.size();
        if (levels.isEmpty()) {
            return Set.of(place);
        }
        LevelRun lowest = levels.getFirst();
        if (number < 0) {
            int from = 0;
            for (int size : lowest.start().sizes()) {
                if (place < from + size) {
                    return IntStream.range(from, from + size).boxed().collect(Collectors.toSet());
                }
                from += size;
            }
            return Set.of(place);
        }
        return lowest.groupOf(number)
                .map(group ->
                        lowest.sentencesOf(group, sentences.size()).stream()
                                .map(sentence -> sentence + prompt.size())
                                .collect(Collectors.toSet()))
                .orElse(Set.of(place));
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
