package noema.ui.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.ui.run.Cursor;
import noema.ui.run.GroupRun;
import noema.ui.run.LevelRun;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// What a run puts on the map, up to a moment of it.
///
/// @param dots     finished concepts of the story in their order, prompt first
/// @param steps    noise steps so far of the sentence at the moment
/// @param others   noise steps so far of its other candidates, a list each
/// @param groups   which of the dots belong together, at the lowest level above sentences
/// @param thinking whether the sentence is still being thought
record Marks(
        List<Dot> dots,
        List<ThoughtStep> steps,
        List<List<ThoughtStep>> others,
        List<Group> groups,
        boolean thinking) {

    /// Nothing.
    static final Marks NONE = new Marks(List.of(), List.of(), List.of(), List.of(), false);

    /// A finished concept.
    ///
    /// @param place   in the story, from 0
    /// @param number  of its sentence in the run, from 1; 0 when it is of the prompt
    /// @param concept S x C numbers
    record Dot(int place, int number, float[] concept) {

        /// Whether the user wrote it.
        boolean isPrompt() {
            return number == 0;
        }
    }

    /// Sentences that belong together.
    ///
    /// @param name   of what they make, such as `paragraph 2`
    /// @param places of its sentences in the story; at least one is among the dots
    record Group(String name, List<Integer> places) {}

    /// What has happened up to a moment.
    static Marks of(RunSnapshot run, Cursor at) {
        var dots = new ArrayList<Dot>();
        int prompt = run.prompt().size();
        for (int place = 0; place < prompt; place++) {
            dots.add(new Dot(place, 0, run.concepts().get(place)));
        }
        for (SentenceRun sentence : run.sentences()) {
            float[] concept = sentence.number() <= at.sentence() ? concept(sentence, at) : null;
            if (concept != null) {
                dots.add(new Dot(prompt + sentence.number(), sentence.number() + 1, concept));
            }
        }
        if (at.sentence() >= run.sentences().size()) {
            return new Marks(dots, List.of(), List.of(), groups(run, dots), false);
        }
        SentenceRun now = run.sentences().get(at.sentence());
        List<ThoughtStep> steps = now.steps().subList(0, Math.min(at.step(), now.steps().size()));
        boolean thinking = !at.isSpeaking() && !steps.isEmpty();
        return new Marks(dots, List.copyOf(steps), others(now, steps), groups(run, dots), thinking);
    }

    private static List<Group> groups(RunSnapshot run, List<Dot> dots) {
        if (run.levels().isEmpty()) {
            return List.of();
        }
        LevelRun level = run.levels().getFirst();
        int prompt = run.prompt().size();
        var groups = new ArrayList<Group>();
        int from = 0;
        for (int i = 0; i < level.start().sizes().length; i++) {
            int to = from + level.start().sizes()[i];
            String name = "%s %d of the prompt".formatted(level.name(), i + 1);
            groups.add(new Group(name, IntStream.range(from, to).boxed().toList()));
            from = to;
        }
        for (GroupRun group : level.groups()) {
            groups.add(
                    new Group(
                            "%s %d".formatted(level.name(), group.number() + 1),
                            level.sentencesOf(group, run.sentences().size()).stream()
                                    .map(sentence -> prompt + sentence)
                                    .toList()));
        }
        Set<Integer> there = dots.stream().map(Dot::place).collect(Collectors.toSet());
        groups.removeIf(group -> group.places().stream().noneMatch(there::contains));
        return List.copyOf(groups);
    }

    private static float @Nullable [] concept(SentenceRun sentence, Cursor at) {
        if (sentence.number() < at.sentence()) {
            return sentence.concept();
        }
        boolean thought = at.step() >= sentence.steps().size() && at.compareTo(Cursor.START) > 0;
        if (sentence.words() != null && thought && at.frame() >= sentence.frames().size()) {
            return sentence.words().concept();
        }
        return sentence.thought() != null && thought ? sentence.thought().estimate() : null;
    }

    private static List<List<ThoughtStep>> others(SentenceRun sentence, List<ThoughtStep> done) {
        Map<Integer, List<ThoughtStep>> byCandidate = new LinkedHashMap<>();
        int last = done.isEmpty() ? 0 : done.getLast().step();
        for (ThoughtStep step : sentence.others()) {
            if (step.step() <= last) {
                byCandidate.computeIfAbsent(step.candidate(), c -> new ArrayList<>()).add(step);
            }
        }
        return List.copyOf(byCandidate.values());
    }
}
