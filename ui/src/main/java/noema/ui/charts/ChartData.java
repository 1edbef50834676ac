package noema.ui.charts;

import java.util.Optional;
import java.util.Set;
import noema.ui.steps.RunNumbers;
import noema.ui.steps.SentenceNumbers;

/// What the charts show, in numbers.
///
/// @param numbers of the run
/// @param current number of the sentence looked at closely; -1 when there is none
/// @param plan    likeness of all concepts
/// @param places  selected places of the story
public record ChartData(RunNumbers numbers, int current, PlanSimilarity plan, Set<Integer> places) {

    /// The sentence looked at closely.
    public Optional<SentenceNumbers> sentence() {
        return current < 0 ? Optional.empty() : Optional.of(numbers.sentences().get(current));
    }

    /// Whether a chart has nothing to show yet.
    public boolean isEmpty(ChartKind kind) {
        return switch (kind) {
            case CURVES, SCHEDULE -> sentence().map(s -> s.steps().isEmpty()).orElse(true);
            case PLAN -> plan.size() < 2;
            case STORY -> numbers.sentences().isEmpty();
        };
    }

    /// What a place of the story is called: sentences of the run by their number from 1, those of the prompt with a p before it.
    public String name(int place) {
        int prompt = numbers.run().prompt().size();
        return place < prompt ? "p" + (place + 1) : Integer.toString(place - prompt + 1);
    }

    /// A place in words: its name and its text.
    public String describe(int place) {
        String text = numbers.run().text(place);
        return name(place) + "  " + (text.isEmpty() ? "(not in words yet)" : "“" + text + "”");
    }
}
