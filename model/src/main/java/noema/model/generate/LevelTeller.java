package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSampler;
import noema.model.render.Earlier;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;
import noema.model.trace.Way;

/// One run at a level above sentences: the reasoner of that level thinks of one parent after another, and each unfolds from
/// level to level down to sentences, which are put into words side by side. Aloud, the sentences of a breath are read back and climb
/// up again before the next thought; silently, raw thoughts follow raw thoughts and all words come at the end.
final class LevelTeller {

    private final LevelModel level;
    private final Recipe recipe;
    private final Narration narration;
    private final Speaker speaker;
    private final Unfolding unfolding;
    private final LevelStory story;
    private int thinkingSteps;

    /// A run to be told.
    ///
    /// @throws noema.model.tensor.NoemaException when an edit of the recipe does not fit the model
    LevelTeller(LevelModel level, Recipe recipe, TraceListener listener, StopSignal stop) {
        this.level = level;
        this.recipe = recipe.withWay(Way.PARAGRAPH);
        this.narration = new Narration(level.base(), this.recipe, listener, stop);
        var edits = new EditPlan(recipe.edits(), level.base());
        this.story = new LevelStory(level.tower());
        this.speaker =
                new Speaker(level.base(), recipe, edits, narration::emit, narration::isCancelled);
        this.unfolding =
                new Unfolding(
                        level.base(),
                        story,
                        recipe,
                        edits,
                        narration::emit,
                        narration::isCancelled);
    }

    Trace tell() {
        readPrompt();
        var planned = new ArrayList<Planned>();
        int spoken = 0;
        while (spoken + planned.size() < recipe.sentences() && !narration.hasEnded()) {
            Optional<List<Planned>> group = think(recipe.sentences() - spoken - planned.size());
            if (group.isEmpty()) {
                break;
            }
            planned.addAll(group.get());
            if (recipe.aloud() && planned.size() >= recipe.concept().breath()) {
                spoken += speak(planned, spoken);
            }
        }
        if (!planned.isEmpty()) {
            speak(planned, spoken);
        }
        return narration.close(thinkingSteps + unfolding.steps(), speaker.steps());
    }

    private void readPrompt() {
        story.readPrompt(narration.readPrompt());
        for (LevelModel each : level.tower()) {
            int height = each.config().height();
            narration.emit(
                    new TraceEvent.LevelStarted(
                            height,
                            each.config().name(),
                            each.hash(),
                            story.sizes(height),
                            story.concepts(height).stream().map(Concept::values).toList()));
        }
    }

    /// Thinks of the next group and unfolds it into at most `most` sentences; nothing when the story ends before it, for the
    /// reason that is then noted.
    private Optional<List<Planned>> think(int most) {
        long begin = System.nanoTime();
        if (narration.isStopping()) {
            return ended(TraceEvent.End.CANCELLED);
        }
        int height = level.config().height();
        int group = unfolding.groups(height);
        double over = level.reasoner().read(story.concepts(height));
        if (Narration.isOver(over, group == 0)) {
            return ended(TraceEvent.End.STORY_OVER);
        }
        List<ConceptSampler.Thought> thoughts =
                new ConceptSampler(level.reasoner(), level.config())
                        .sample(
                                recipe.concept(),
                                Unfolding.seed(recipe.seed(), height, Unfolding.THINKING),
                                group,
                                step -> heard(height, group, step),
                                narration::isCancelled);
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
        narration.emit(
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
        narration.ends(reason);
        return Optional.empty();
    }

    /// Puts all planned sentences into words, empties the list and answers how many there are now.
    private int speak(List<Planned> planned, int first) {
        List<Earlier> spoken = speaker.speak(planned, first);
        if (spoken.size() < planned.size()) {
            narration.ends(TraceEvent.End.CANCELLED);
        } else {
            unfolding.readBack(spoken).forEach(narration::emit);
        }
        planned.clear();
        return spoken.size();
    }
}
