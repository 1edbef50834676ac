package noema.app.files;

import java.util.List;
import java.util.stream.IntStream;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;

/// Where a picture comes from: all it takes to make the run again and to see whether it is the same.
///
/// @param recipe what decided the run, its seed included
/// @param model  hash of the model's files
/// @param device what it ran on
/// @param done   the steps that were really run, sentence by sentence; fewer than the recipe asks for when the run was stopped or
///               the words settled early
/// @param noema  version of the program
public record RecipeCard(
        Recipe recipe, String model, String device, List<Steps> done, String noema) {

    /// Steps of one sentence.
    ///
    /// @param thought denoising steps of its thought
    /// @param words   denoising steps of its words
    public record Steps(int thought, int words) {}

    /// Keeps a copy of the list.
    public RecipeCard {
        done = List.copyOf(done);
    }

    /// The card of a run.
    ///
    /// @param noema version of the program
    public static RecipeCard of(Trace trace, String noema) {
        int sentences =
                1
                        + Math.max(
                                trace.events(TraceEvent.ThoughtStep.class)
                                        .mapToInt(TraceEvent.ThoughtStep::sentence)
                                        .max()
                                        .orElse(-1),
                                trace.events(TraceEvent.TokenFrame.class)
                                        .mapToInt(TraceEvent.TokenFrame::sentence)
                                        .max()
                                        .orElse(-1));
        List<Steps> done = IntStream.range(0, sentences).mapToObj(i -> steps(trace, i)).toList();
        return new RecipeCard(trace.recipe(), trace.model(), trace.device(), done, noema);
    }

    private static Steps steps(Trace trace, int sentence) {
        int thought =
                trace.events(TraceEvent.ThoughtStep.class)
                        .filter(e -> e.sentence() == sentence)
                        .mapToInt(TraceEvent.ThoughtStep::step)
                        .max()
                        .orElse(0);
        int words =
                trace.events(TraceEvent.TokenFrame.class)
                        .filter(e -> e.sentence() == sentence)
                        .mapToInt(TraceEvent.TokenFrame::step)
                        .max()
                        .orElse(0);
        return new Steps(thought, words);
    }
}
