package noema.ui.compare;

import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;

/// Counts the evaluations of a network in the events of a run. What is computed side by side (candidates, sentences of a
/// paragraph, sentences that are put into words together) is one evaluation; guided ones count twice.
final class EvaluationCount {

    private final int thought;
    private final int words;
    private final boolean alone;
    private int lastThought;
    private int lastFrame;

    EvaluationCount(Recipe recipe) {
        Way way = recipe.way();
        thought = recipe.concept().guidance() == 1 ? 1 : 2;
        double guidance =
                switch (way) {
                    case PARAGRAPH, SENTENCE -> recipe.tokens().guidance();
                    case DIFFUSION -> recipe.words().canvas().guidance();
                    case AR -> 0;
                };
        words = guidance == 0 ? 1 : 2;
        alone = !way.thinks();
    }

    /// How many evaluations an event stands for, given those before it.
    int of(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ThoughtStep e -> thought(e.step());
            case TraceEvent.PlanStep e -> thought(e.step());
            case TraceEvent.TokenFrame e -> frame(e.step());
            case TraceEvent.ThoughtSettled _, TraceEvent.PlanSettled _ -> {
                lastThought = 0;
                yield 0;
            }
            case TraceEvent.LengthChosen _, TraceEvent.SentenceSettled _ -> {
                lastFrame = 0;
                yield 0;
            }
            default -> 0;
        };
    }

    private int thought(int step) {
        boolean fresh = step != lastThought;
        lastThought = step;
        return fresh ? thought : 0;
    }

    private int frame(int step) {
        boolean fresh = alone || step != lastFrame;
        lastFrame = step;
        return fresh ? words : 0;
    }
}
