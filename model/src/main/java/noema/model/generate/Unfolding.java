package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.level.GroupRenderer;
import noema.model.reason.ConceptSampler;
import noema.model.reason.NoiseSchedule;
import noema.model.reason.Recall;
import noema.model.render.Earlier;
import noema.model.render.TextRenderer;
import noema.model.tensor.Randomness;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;

/// Unfolds parents into their children, level by level, down to sentences that wait for their words. The story grows by what
/// is thought on the way.
final class Unfolding {

    /// Purposes that noise is drawn for: the next concept of a level, and the children of one.
    static final long THINKING = 51;

    private static final long CHILDREN = 52;

    /// Stands for the candidate of a thought that a person gave.
    private static final int GIVEN = -1;

    private final ConceptModel base;
    private final LevelStory story;
    private final Recipe recipe;
    private final EditPlan edits;
    private final TraceListener listener;
    private final BooleanSupplier cancelled;
    private final Map<Integer, List<Concept>> plans = new TreeMap<>();
    private final Map<Integer, Integer> settled = new TreeMap<>();
    private int sentences;
    private int steps;

    /// @param story    grows by every thought
    /// @param listener hears plans, and the steps of the concepts of sentences
    Unfolding(
            ConceptModel base,
            LevelStory story,
            Recipe recipe,
            EditPlan edits,
            TraceListener listener,
            BooleanSupplier cancelled) {
        this.base = base;
        this.story = story;
        this.recipe = recipe;
        this.edits = edits;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /// A seed for one purpose at one level.
    static long seed(long seed, int height, long purpose) {
        return Randomness.stream(seed, purpose, height).nextLong();
    }

    /// How many groups of a level were thought of in this run.
    int groups(int height) {
        return plans.getOrDefault(height, List.of()).size();
    }

    /// Evaluations of group renderers so far (guided ones count twice).
    int steps() {
        return steps;
    }

    /// Unfolds a thought of a level into sentences.
    ///
    /// @param over  probability that the story had ended before it
    /// @param most  most sentences
    /// @param begin when its thinking began, in nanoseconds
    /// @return nothing when cancelled
    List<Planned> unfold(
            LevelModel level, ConceptSampler.Thought thought, double over, int most, long begin) {
        int height = level.config().height();
        GroupRenderer renderer = level.renderer();
        float[] chances = renderer.counts(thought.noisy(), thought.level());
        int wanted = GroupRenderer.likeliest(chances);
        int count = Math.min(wanted, most);
        int group = groups(height);
        int first = height == 2 ? sentences : groups(height - 1);
        listener.happened(
                new TraceEvent.PlanSettled(
                        height,
                        group,
                        thought.noisy().values(),
                        thought.estimate().values(),
                        thought.level(),
                        over,
                        first,
                        count,
                        chances[wanted],
                        seconds(begin)));
        plans.computeIfAbsent(height, _ -> new ArrayList<>()).add(thought.estimate());
        long start = System.nanoTime();
        var plan =
                new GroupRenderer.Plan(
                        thought.noisy(),
                        thought.level(),
                        story.newest(height, 1),
                        story.newest(height - 1, level.config().before()));
        var heard = new ArrayList<ConceptSampler.Step>();
        List<ConceptSampler.Thought> all =
                sampler(level, plan, count)
                        .sample(
                                recipe.concept(),
                                seed(recipe.seed(), height, CHILDREN),
                                group,
                                heard::add,
                                cancelled);
        if (all.isEmpty()) {
            return List.of();
        }
        heard.stream()
                .filter(step -> step.candidate() == all.getFirst().candidate())
                .forEach(step -> heard(height, first, renderer, step));
        double share = seconds(start) / count;
        List<Planned> planned =
                height == 2
                        ? sentences(renderer, all.getFirst(), over, share)
                        : descend(level, all.getFirst(), most);
        if (!planned.isEmpty()) {
            story.add(height, thought.estimate(), count);
        }
        return planned;
    }

    private ConceptSampler sampler(LevelModel level, GroupRenderer.Plan plan, int count) {
        GroupRenderer renderer = level.renderer();
        return new ConceptSampler(
                renderer.denoiser(plan, count),
                count * level.config().conceptSize(),
                new NoiseSchedule(level.config().noiseShift()));
    }

    private List<Planned> sentences(
            GroupRenderer renderer, ConceptSampler.Thought all, double over, double share) {
        List<Concept> noisy = renderer.split(all.noisy());
        List<Concept> clean = renderer.split(all.estimate());
        var planned = new ArrayList<Planned>();
        for (int i = 0; i < noisy.size(); i++) {
            ConceptSampler.Thought thought = sentence(noisy.get(i), clean.get(i), all.level());
            TraceEvent.ThoughtRecalled.of(sentences, thought).forEach(listener::happened);
            listener.happened(
                    new TraceEvent.ThoughtSettled(
                            sentences,
                            thought.noisy().values(),
                            thought.estimate().values(),
                            thought.level(),
                            over,
                            thought.candidate(),
                            new int[0],
                            new double[0],
                            share));
            planned.add(
                    new Planned(
                            new TextRenderer.Thought(
                                    thought.noisy(),
                                    thought.level(),
                                    story.before(base.config().inView())),
                            thought.estimate(),
                            List.of()));
            story.add(Earlier.thought(thought.estimate()));
            sentences++;
        }
        return planned;
    }

    /// The thought of the next sentence: a person's, or the model's as far as it is reminded of something.
    private ConceptSampler.Thought sentence(Concept noisy, Concept clean, double level) {
        if (edits.thought(sentences).orElse(null) instanceof Edit.Thought edit) {
            var given = new Concept(edit.concept());
            return new ConceptSampler.Thought(GIVEN, given, given, 0, Double.NaN);
        }
        var recall = new Recall(base.memory(), recipe.concept().memory(), story.concepts(1));
        var thought = new ConceptSampler.Thought(0, noisy, clean, level, Double.NaN);
        return recall.remind(List.of(thought)).getFirst();
    }

    /// Unfolds children that are themselves parents, one after another, since each sees the one before it.
    private List<Planned> descend(LevelModel level, ConceptSampler.Thought all, int most) {
        List<LevelModel> tower = level.tower();
        LevelModel below = tower.get(tower.size() - 2);
        List<Concept> noisy = level.renderer().split(all.noisy());
        List<Concept> clean = level.renderer().split(all.estimate());
        var planned = new ArrayList<Planned>();
        for (int i = 0; i < noisy.size(); i++) {
            long begin = System.nanoTime();
            var child =
                    new ConceptSampler.Thought(
                            0, noisy.get(i), clean.get(i), all.level(), Double.NaN);
            int left = most - planned.size() - (noisy.size() - 1 - i);
            List<Planned> part = unfold(below, child, 0, left, begin);
            if (part.isEmpty()) {
                return List.of();
            }
            planned.addAll(part);
        }
        return planned;
    }

    private void heard(int height, int first, GroupRenderer renderer, ConceptSampler.Step s) {
        steps += recipe.concept().guidance() == 1 ? 1 : 2;
        List<Concept> noisy = renderer.split(s.noisy());
        List<Concept> estimate = renderer.split(s.estimate());
        List<Concept> without = renderer.split(s.unconditional());
        List<Concept> with = renderer.split(s.conditional());
        for (int i = 0; i < noisy.size(); i++) {
            listener.happened(
                    height == 2
                            ? new TraceEvent.ThoughtStep(
                                    first + i,
                                    0,
                                    s.step(),
                                    s.steps(),
                                    s.level(),
                                    noisy.get(i).values(),
                                    estimate.get(i).values(),
                                    without.get(i).values(),
                                    with.get(i).values())
                            : new TraceEvent.PlanStep(
                                    height - 1,
                                    first + i,
                                    0,
                                    s.step(),
                                    s.steps(),
                                    s.level(),
                                    noisy.get(i).values(),
                                    estimate.get(i).values()));
        }
    }

    /// Takes in what the newest sentences mean now that they are in words, and answers what became of their groups.
    List<TraceEvent> readBack(List<Earlier> spoken) {
        story.readBack(spoken);
        var events = new ArrayList<TraceEvent>();
        plans.forEach((height, thoughts) -> {
            List<Concept> now = story.newest(height, thoughts.size()).reversed();
            for (int g = settled.getOrDefault(height, 0); g < thoughts.size(); g++) {
                double roundTrip = thoughts.get(g).cosine(now.get(g));
                events.add(new TraceEvent.GroupSettled(height, g, now.get(g).values(), roundTrip));
            }
            settled.put(height, thoughts.size());
        });
        return events;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
