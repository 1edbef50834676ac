package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSampler;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;
import noema.model.trace.Way;

/// One run at a level above sentences: the reasoner of that level thinks of one parent after another, and each unfolds from
/// level to level down to sentences, which are put into words side by side. Aloud, they are read back and climb up again
/// before the next thought; silently, raw thoughts follow raw thoughts and all words come at the end.
final class LevelTeller {

    /// The model's own opinion above which a story is over.
    private static final double OVER = 0.5;

    /// Sentences of the prompt that are encoded in one evaluation.
    private static final int READ_AT_ONCE = 64;

    private final LevelModel level;
    private final Recipe recipe;
    private final TraceListener listener;
    private final StopSignal stop;
    private final Speaker speaker;
    private final Unfolding unfolding;
    private final List<TraceEvent> events = new ArrayList<>();
    private final LevelStory story;
    private TraceEvent.End end = TraceEvent.End.COMPLETE;
    private int thinkingSteps;

    /// A run to be told.
    ///
    /// @throws noema.model.tensor.NoemaException when an edit of the recipe does not fit the model
    LevelTeller(LevelModel level, Recipe recipe, TraceListener listener, StopSignal stop) {
        this.level = level;
        this.recipe = recipe.withWay(Way.PARAGRAPH);
        this.listener = listener;
        this.stop = stop;
        var edits = new EditPlan(recipe.edits(), level.base());
        this.story = new LevelStory(level.tower());
        this.speaker = new Speaker(level.base(), recipe, edits, this::emit, this::isCancelled);
        this.unfolding =
                new Unfolding(level.base(), story, recipe, edits, this::emit, this::isCancelled);
    }

    Trace tell() {
        long begin = System.nanoTime();
        readPrompt();
        var planned = new ArrayList<Planned>();
        int spoken = 0;
        while (spoken + planned.size() < recipe.sentences()) {
            Optional<List<Planned>> group = think(recipe.sentences() - spoken - planned.size());
            if (group.isEmpty()) {
                break;
            }
            planned.addAll(group.get());
            if (recipe.aloud()) {
                spoken += speak(planned, spoken);
                if (end == TraceEvent.End.CANCELLED) {
                    break;
                }
            }
        }
        if (!planned.isEmpty()) {
            speak(planned, spoken);
        }
        int conceptSteps = thinkingSteps + unfolding.steps();
        emit(new TraceEvent.RunEnded(end, seconds(begin), conceptSteps, speaker.steps()));
        return new Trace(recipe, level.base().hash(), level.base().device(), events);
    }

    private void readPrompt() {
        List<String> prompt = level.base().sentences(recipe.prompt());
        var concepts = new ArrayList<Concept>();
        for (int i = 0; i < prompt.size() && !isCancelled(); i += READ_AT_ONCE) {
            int to = Math.min(prompt.size(), i + READ_AT_ONCE);
            concepts.addAll(level.base().encode(prompt.subList(i, to)));
        }
        emit(
                new TraceEvent.RunStarted(
                        prompt.subList(0, concepts.size()),
                        concepts.stream().map(Concept::values).toList()));
        story.readPrompt(concepts);
        for (LevelModel each : level.tower()) {
            int height = each.config().height();
            emit(
                    new TraceEvent.LevelStarted(
                            height,
                            each.config().name(),
                            each.hash(),
                            story.sizes(height),
                            story.concepts(height).stream().map(Concept::values).toList()));
        }
    }

    /// Thinks of the next group and unfolds it into at most `most` sentences; nothing when the story ends before it, for the
    /// reason then in `end`.
    private Optional<List<Planned>> think(int most) {
        long begin = System.nanoTime();
        if (stop.asked() != StopSignal.Stop.NONE) {
            return ended(TraceEvent.End.CANCELLED);
        }
        int height = level.config().height();
        int group = unfolding.groups(height);
        double over = level.reasoner().read(story.concepts(height));
        if (group > 0 && over > OVER) {
            return ended(TraceEvent.End.STORY_OVER);
        }
        List<ConceptSampler.Thought> thoughts =
                new ConceptSampler(level.reasoner(), level.config())
                        .sample(
                                recipe.concept(),
                                Unfolding.seed(recipe.seed(), height, Unfolding.THINKING),
                                group,
                                step -> heard(height, group, step),
                                this::isCancelled);
        if (thoughts.isEmpty()) {
            return ended(TraceEvent.End.CANCELLED);
        }
        List<Planned> planned = unfolding.unfold(level, thoughts.getFirst(), over, most, begin);
        return planned.isEmpty() ? ended(TraceEvent.End.CANCELLED) : Optional.of(planned);
    }

    private void heard(int height, int group, ConceptSampler.Step s) {
        if (s.candidate() == 0) {
            thinkingSteps += recipe.concept().guidance() == 1 ? 1 : 2;
        }
        emit(
                new TraceEvent.PlanStep(
                        height,
                        group,
                        s.candidate(),
                        s.step(),
                        s.steps(),
                        s.level(),
                        s.noisy().values(),
                        s.estimate().values()));
    }

    private Optional<List<Planned>> ended(TraceEvent.End reason) {
        end = reason;
        return Optional.empty();
    }

    /// Puts all planned sentences into words, empties the list and answers how many there are now.
    private int speak(List<Planned> planned, int first) {
        List<Concept> readBack = speaker.speak(planned, first);
        if (readBack.size() < planned.size()) {
            end = TraceEvent.End.CANCELLED;
        } else {
            unfolding.readBack(readBack).forEach(this::emit);
        }
        planned.clear();
        return readBack.size();
    }

    private boolean isCancelled() {
        return stop.asked() == StopSignal.Stop.NOW;
    }

    private void emit(TraceEvent event) {
        events.add(event);
        listener.happened(event);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
