package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.render.Earlier;
import noema.model.render.Lengths;
import noema.model.render.TextRenderer;
import noema.model.render.TokenSampler;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;

/// Puts thoughts into words, all of them side by side, and reads the words back.
final class Speaker {

    private final ConceptModel model;
    private final Recipe recipe;
    private final EditPlan edits;
    private final TraceListener listener;
    private final BooleanSupplier cancelled;
    private final TokenSampler sampler;
    private int steps;

    /// @param listener hears lengths, frames and finished sentences
    Speaker(
            ConceptModel model,
            Recipe recipe,
            EditPlan edits,
            TraceListener listener,
            BooleanSupplier cancelled) {
        this.model = model;
        this.recipe = recipe;
        this.edits = edits;
        this.listener = listener;
        this.cancelled = cancelled;
        this.sampler = new TokenSampler(model.renderer());
    }

    /// Evaluations of the renderer so far (guided ones count twice).
    int steps() {
        return steps;
    }

    /// Renders thoughts side by side and answers the sentences and what they mean; when cancelled, only those finished sentences
    /// that no unfinished one precedes.
    ///
    /// @param first number in the run of the first of them
    List<Earlier> speak(List<Planned> plan, int first) {
        long begin = System.nanoTime();
        if (cancelled.getAsBoolean()) {
            return List.of();
        }
        List<TextRenderer.Thought> thoughts = plan.stream().map(Planned::thought).toList();
        var lengths = new ArrayList<Integer>();
        var numbers = new ArrayList<Integer>();
        var given = new ArrayList<Map<Integer, Integer>>();
        List<float[]> chances = model.renderer().lengths(thoughts);
        for (int i = 0; i < plan.size(); i++) {
            int length = Lengths.likeliest(chances.get(i));
            lengths.add(length);
            numbers.add(first + i);
            given.add(edits.words(first + i));
            listener.happened(
                    new TraceEvent.LengthChosen(first + i, length, chances.get(i)[length]));
        }
        var stepSeen = new int[1];
        List<int[]> rendered =
                sampler.render(
                        thoughts,
                        lengths,
                        numbers,
                        given,
                        recipe.tokens(),
                        recipe.seed(),
                        frame -> drawn(first, frame, stepSeen),
                        cancelled);
        List<int[]> sentences = rendered.stream().takeWhile(ids -> !unfinished(ids)).toList();
        List<Concept> readBack = model.encodeTokens(sentences);
        var told = new ArrayList<Earlier>();
        double share = (System.nanoTime() - begin) / 1e9 / plan.size();
        for (int i = 0; i < sentences.size(); i++) {
            int[] ids = sentences.get(i);
            Concept concept = readBack.get(i);
            told.add(new Earlier(concept, ids));
            listener.happened(
                    new TraceEvent.SentenceSettled(
                            first + i,
                            model.tokenizer().decode(ids).strip(),
                            ids,
                            concept.values(),
                            plan.get(i).clean().cosine(concept),
                            share));
        }
        return told;
    }

    private void drawn(int first, TokenSampler.Frame f, int[] stepSeen) {
        if (f.step() != stepSeen[0]) {
            stepSeen[0] = f.step();
            steps += recipe.tokens().guidance() == 0 ? 1 : 2;
        }
        listener.happened(
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
}
