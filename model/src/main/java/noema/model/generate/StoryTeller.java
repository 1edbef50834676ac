package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSampler;
import noema.model.render.Earlier;
import noema.model.render.TextRenderer;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;
import noema.model.trace.Way;

/// One run: thoughts one after another, put into words breath by breath (aloud) or all of them at the end (silently).
final class StoryTeller {

    /// Stands for the candidate of a thought that a person gave.
    private static final int GIVEN = -1;

    private final ConceptModel model;
    private final Recipe recipe;
    private final Insight insight;
    private final Narration narration;
    private final EditPlan edits;
    private final ConceptSampler thinker;
    private final Speaker speaker;
    private final Examiner examiner;
    private final List<Earlier> story = new ArrayList<>();
    private int conceptSteps;

    /// A run to be told.
    ///
    /// @throws noema.model.tensor.NoemaException when an edit of the recipe does not fit the model
    StoryTeller(
            ConceptModel model,
            Recipe recipe,
            Insight insight,
            TraceListener listener,
            StopSignal stop) {
        this.model = model;
        this.recipe = recipe.withWay(Way.SENTENCE);
        this.insight = insight;
        this.narration = new Narration(model, this.recipe, listener, stop);
        this.edits = new EditPlan(recipe.edits(), model);
        this.thinker = model.thinker();
        this.speaker = new Speaker(model, recipe, edits, narration::emit, narration::isCancelled);
        this.examiner = new Examiner(model, recipe);
    }

    Trace tell() {
        story.addAll(narration.readPrompt());
        int breath = recipe.aloud() ? recipe.concept().breath() : recipe.sentences();
        int told = 0;
        while (told < recipe.sentences() && !narration.hasEnded()) {
            told += breathe(told, Math.min(breath, recipe.sentences() - told));
        }
        return narration.close(conceptSteps, speaker.steps());
    }

    /// Thinks of as many sentences, puts them into words side by side, takes what was read back for what was thought, and
    /// answers how many that are.
    private int breathe(int first, int most) {
        int before = story.size();
        var plan = new ArrayList<Planned>();
        for (int i = 0; i < most; i++) {
            Optional<Planned> planned = think(first + i);
            if (planned.isEmpty()) {
                break;
            }
            plan.add(planned.get());
            story.add(Earlier.thought(planned.get().clean()));
        }
        List<Earlier> spoken = plan.isEmpty() ? List.of() : speaker.speak(plan, first);
        if (spoken.size() < plan.size()) {
            narration.ends(TraceEvent.End.CANCELLED);
        }
        for (int i = 0; i < spoken.size(); i++) {
            examine(first + i, plan.get(i), story.subList(0, before + i), spoken.get(i));
        }
        story.subList(before, story.size()).clear();
        story.addAll(spoken);
        return spoken.size();
    }

    /// Thinks of the next sentence; nothing when the story ends before it, for the reason that is then noted.
    private Optional<Planned> think(int index) {
        long begin = System.nanoTime();
        if (narration.isStopping()) {
            return ended(TraceEvent.End.CANCELLED);
        }
        double over = model.reasoner().read(Earlier.concepts(story));
        if (Narration.isOver(over, index == 0)) {
            return ended(TraceEvent.End.STORY_OVER);
        }
        var steps = new ArrayList<ConceptSampler.Step>();
        List<ConceptSampler.Thought> thoughts = thoughts(index, steps);
        if (thoughts.isEmpty()) {
            return ended(TraceEvent.End.CANCELLED);
        }
        ConceptSampler.Thought best = thoughts.getFirst();
        List<ConceptSampler.Thought> ranked = thoughts.size() == 1 ? List.of() : thoughts;
        TraceEvent.ThoughtRecalled.of(index, best).forEach(narration::emit);
        narration.emit(
                new TraceEvent.ThoughtSettled(
                        index,
                        best.noisy().values(),
                        best.estimate().values(),
                        best.level(),
                        over,
                        best.candidate(),
                        ranked.stream().mapToInt(ConceptSampler.Thought::candidate).toArray(),
                        ranked.stream().mapToDouble(ConceptSampler.Thought::score).toArray(),
                        seconds(begin)));
        return Optional.of(
                new Planned(
                        new TextRenderer.Thought(best.noisy(), best.level(), model.before(story)),
                        best.estimate(),
                        steps.stream().filter(s -> s.candidate() == best.candidate()).toList()));
    }

    /// The thoughts to choose from, best first, as the model or a person wants it; empty when cancelled.
    private List<ConceptSampler.Thought> thoughts(int index, List<ConceptSampler.Step> steps) {
        return switch (edits.thought(index).orElse(null)) {
            case Edit.Thought given -> {
                var concept = new Concept(given.concept());
                yield List.of(new ConceptSampler.Thought(GIVEN, concept, concept, 0, Double.NaN));
            }
            case Edit.Candidate chosen -> sample(index, List.of(chosen.candidate()), steps);
            case null, default ->
                    sample(index, ConceptSampler.numbers(recipe.concept().candidates()), steps);
        };
    }

    private List<ConceptSampler.Thought> sample(
            int index, List<Integer> candidates, List<ConceptSampler.Step> steps) {
        return thinker.sample(
                recipe.concept(),
                candidates,
                recipe.seed(),
                index,
                step -> {
                    steps.add(step);
                    heard(index, step, step.candidate() == candidates.getFirst());
                },
                narration::isCancelled);
    }

    private Optional<Planned> ended(TraceEvent.End reason) {
        narration.ends(reason);
        return Optional.empty();
    }

    private void heard(int index, ConceptSampler.Step s, boolean isFirst) {
        if (isFirst) {
            conceptSteps += recipe.concept().guidance() == 1 ? 1 : 2;
        }
        narration.emit(
                new TraceEvent.ThoughtStep(
                        index,
                        s.candidate(),
                        s.step(),
                        s.steps(),
                        s.level(),
                        s.noisy().values(),
                        s.estimate().values(),
                        s.unconditional().values(),
                        s.conditional().values()));
    }

    private void examine(int index, Planned planned, List<Earlier> before, Earlier said) {
        if (insight == Insight.EXAMINED) {
            examiner.examine(
                            index,
                            planned,
                            Earlier.concepts(before),
                            said.concept(),
                            narration::isCancelled)
                    .ifPresent(narration::emit);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
