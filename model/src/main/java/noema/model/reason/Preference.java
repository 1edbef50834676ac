package noema.model.reason;

import java.util.List;
import noema.model.concept.Concept;

/// Which of several thoughts is kept: one that is to be expected, but says nothing again.
///
/// The thought nearest to the [expectation][Expectation] is, of all that were sampled, the one that is least wrong on average (minimum
/// Bayes risk), without being the blurred mean itself. But what resembles the story is always to be expected, and a story told
/// so resembles itself more than real ones do; so likeness to what was told counts against a thought (maximal marginal
/// relevance, Carbonell and Goldstein 1998).
///
/// @param expected what the story leads one to expect
/// @param told     concepts of the story
public record Preference(Concept expected, List<Concept> told) {

    /// At this weight sampled thoughts are as like the story as true ones are (docs/experiments.md, 29).
    private static final double NOVELTY = 0.6;

    /// Keeps its own copy of the list.
    public Preference {
        told = List.copyOf(told);
    }

    /// How good a thought is, -1.6 to 1.6; more is better.
    ///
    /// @param estimate of the clean concept
    public double score(Concept estimate) {
        double likeness = told.stream().mapToDouble(estimate::cosine).max().orElse(0);
        return estimate.cosine(expected) - NOVELTY * likeness;
    }
}
