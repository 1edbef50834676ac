package noema.ui.steps;

import java.util.ArrayList;
import java.util.List;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// A run with the numbers that follow from it; worked out step by step as the run goes on.
///
/// @param run       the run
/// @param sentences one for each of its sentences
public record RunNumbers(RunSnapshot run, List<SentenceNumbers> sentences) {

    /// Keeps a copy of the list.
    public RunNumbers {
        sentences = List.copyOf(sentences);
    }

    /// Works out what is new.
    ///
    /// @param before of an earlier moment, or of another run, or null; what is still true is taken over
    public static RunNumbers of(RunSnapshot run, @Nullable RunNumbers before) {
        var list = new ArrayList<SentenceNumbers>(run.sentences().size());
        for (SentenceRun sentence : run.sentences()) {
            int i = list.size();
            list.add(
                    SentenceNumbers.of(
                            sentence,
                            before != null && i < before.sentences.size()
                                    ? before.sentences.get(i)
                                    : null));
        }
        return new RunNumbers(run, list);
    }

    /// The place in the story of a sentence of the run.
    public int place(int sentence) {
        return run.prompt().size() + sentence;
    }

    /// The strongest guidance of all steps, for scales; 0 when nothing guides.
    public double strongestGuidance() {
        double most = 0;
        for (SentenceNumbers sentence : sentences) {
            for (StepNumbers step : sentence.steps()) {
                most = Math.max(most, step.guidance());
            }
        }
        return most;
    }
}
