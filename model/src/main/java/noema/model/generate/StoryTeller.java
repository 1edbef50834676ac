package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSampler;
import noema.model.render.TextRenderer;
import noema.model.render.TokenSampler;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;

/// One run: thoughts one after another, each put into words at once (aloud) or all of them at the end (silently).
final class StoryTeller {

    /// The model's own opinion above which a story is over.
    private static final double OVER = 0.5;

    /// Sentences of the prompt that are encoded in one evaluation.
    private static final int READ_AT_ONCE = 64;

    private final ConceptModel model;
    private final Recipe recipe;
    private final TraceListener listener;
    private final BooleanSupplier cancelled;
    private final ConceptSampler thinker;
    private final TokenSampler speaker;
    private final List<TraceEvent> events = new ArrayList<>();
    private final List<Concept> story = new ArrayList<>();
    private int conceptSteps;
    private int tokenSteps;

    StoryTeller(
            ConceptModel model, Recipe recipe, TraceListener listener, BooleanSupplier cancelled) {
        this.model = model;
        this.recipe = recipe;
        this.listener = listener;
        this.cancelled = cancelled;
        this.thinker = new ConceptSampler(model.reasoner(), model.config());
        this.speaker = new TokenSampler(model.renderer());
    }

    Trace tell() {
        long begin = System.nanoTime();
        List<String> prompt = model.sentences(recipe.prompt());
        for (int i = 0; i < prompt.size() && !cancelled.getAsBoolean(); i += READ_AT_ONCE) {
            story.addAll(
                    model.encode(prompt.subList(i, Math.min(prompt.size(), i + READ_AT_ONCE))));
        }
        emit(
                new TraceEvent.RunStarted(
                        prompt.subList(0, story.size()),
                        story.stream().map(Concept::values).toList()));
        TraceEvent.End end = recipe.aloud() ? aloud() : silently();
        emit(new TraceEvent.RunEnded(end, seconds(begin), conceptSteps, tokenSteps));
        return new Trace(recipe, model.hash(), model.device(), events);
    }

    private TraceEvent.End aloud() {
        for (int i = 0; i < recipe.sentences(); i++) {
            Planned planned = think(i);
            if (planned.end != null) {
                return planned.end;
            }
            List<Spoken> spoken = speak(List.of(planned), i);
            if (spoken.isEmpty()) {
                return TraceEvent.End.CANCELLED;
            }
            story.add(spoken.getFirst().concept);
        }
        return TraceEvent.End.COMPLETE;
    }

    private TraceEvent.End silently() {
        var plan = new ArrayList<Planned>();
        TraceEvent.End end = TraceEvent.End.COMPLETE;
        for (int i = 0; i < recipe.sentences() && end == TraceEvent.End.COMPLETE; i++) {
            Planned planned = think(i);
            if (planned.end != null) {
                end = planned.end;
            } else {
                plan.add(planned);
                story.add(planned.clean);
            }
        }
        if (end == TraceEvent.End.CANCELLED || plan.isEmpty()) {
            return end;
        }
        return speak(plan, 0).size() < plan.size() ? TraceEvent.End.CANCELLED : end;
    }

    /// A thought ready to be spoken, or the reason why there is none.
    private record Planned(
            TextRenderer.Thought thought,
            Concept clean,
            TraceEvent.@org.jspecify.annotations.Nullable End end) {}

    private record Spoken(Concept concept) {}

    private Planned think(int index) {
        long begin = System.nanoTime();
        if (cancelled.getAsBoolean()) {
            return none(TraceEvent.End.CANCELLED);
        }
        double stop = model.reasoner().read(story);
        if (index > 0 && stop > OVER) {
            return none(TraceEvent.End.STORY_OVER);
        }
        List<ConceptSampler.Thought> thoughts =
                thinker.sample(
                        recipe.concept(),
                        recipe.seed(),
                        index,
                        step -> heard(index, step),
                        cancelled);
        if (thoughts.isEmpty()) {
            return none(TraceEvent.End.CANCELLED);
        }
        ConceptSampler.Thought best = thoughts.getFirst();
        double[] scores =
                thoughts.size() == 1
                        ? new double[0]
                        : thoughts.stream().mapToDouble(ConceptSampler.Thought::score).toArray();
        emit(
                new TraceEvent.ThoughtSettled(
                        index,
                        best.noisy().values(),
                        best.estimate().values(),
                        best.level(),
                        stop,
                        0,
                        new int[0],
                        scores,
                        seconds(begin)));
        var before = new ArrayList<Concept>();
        for (int p = 1; p <= Math.min(model.config().before(), story.size()); p++) {
            before.add(story.get(story.size() - p));
        }
        return new Planned(
                new TextRenderer.Thought(best.noisy(), best.level(), before),
                best.estimate(),
                null);
    }

    private static Planned none(TraceEvent.End end) {
        var nothing = new Concept(new float[0]);
        return new Planned(new TextRenderer.Thought(nothing, 0, List.of()), nothing, end);
    }

    private void heard(int index, ConceptSampler.Step s) {
        if (s.candidate() == 0) {
            conceptSteps += recipe.concept().guidance() == 1 ? 1 : 2;
        }
        emit(
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

    /// Renders thoughts side by side; when cancelled, answers those finished sentences that no unfinished one precedes.
    private List<Spoken> speak(List<Planned> plan, int first) {
        long begin = System.nanoTime();
        if (cancelled.getAsBoolean()) {
            return List.of();
        }
        List<TextRenderer.Thought> thoughts = plan.stream().map(Planned::thought).toList();
        var lengths = new ArrayList<Integer>();
        var numbers = new ArrayList<Integer>();
        List<float[]> chances = model.renderer().lengths(thoughts);
        for (int i = 0; i < plan.size(); i++) {
            int length = Lengths.likeliest(chances.get(i));
            lengths.add(length);
            numbers.add(first + i);
            emit(new TraceEvent.LengthChosen(first + i, length, chances.get(i)[length]));
        }
        var stepSeen = new int[1];
        List<int[]> rendered =
                speaker.render(
                        thoughts,
                        lengths,
                        numbers,
                        recipe.tokens(),
                        recipe.seed(),
                        frame -> drawn(first, frame, stepSeen),
                        cancelled);
        List<int[]> sentences = rendered.stream().takeWhile(ids -> !unfinished(ids)).toList();
        List<Concept> readBack = model.encodeTokens(sentences);
        var spoken = new ArrayList<Spoken>();
        double share = seconds(begin) / plan.size();
        for (int i = 0; i < sentences.size(); i++) {
            int[] ids = sentences.get(i);
            Concept concept = readBack.get(i);
            emit(
                    new TraceEvent.SentenceSettled(
                            first + i,
                            model.tokenizer().decode(ids).strip(),
                            ids,
                            concept.values(),
                            plan.get(i).clean.cosine(concept),
                            share));
            spoken.add(new Spoken(concept));
        }
        return spoken;
    }

    private void drawn(int first, TokenSampler.Frame f, int[] stepSeen) {
        if (f.step() != stepSeen[0]) {
            stepSeen[0] = f.step();
            tokenSteps += recipe.tokens().guidance() == 0 ? 1 : 2;
        }
        emit(
                new TraceEvent.TokenFrame(
                        first + f.row(),
                        f.step(),
                        f.steps(),
                        f.ids(),
                        f.settledAt(),
                        f.confidence(),
                        f.entropy(),
                        f.alternatives(),
                        f.chances()));
    }

    private static boolean unfinished(int[] ids) {
        for (int id : ids) {
            if (id == Tokenizer.MASK) {
                return true;
            }
        }
        return false;
    }

    private void emit(TraceEvent event) {
        events.add(event);
        listener.happened(event);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
