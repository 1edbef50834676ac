package noema.model.reason;

import java.util.List;
import java.util.stream.IntStream;
import noema.model.concept.Concept;

/// Draws thoughts to the sentences that they remind of.
///
/// A small network's thought lies between many sentences and is none itself; the nearest one that is remembered is. The estimate x of
/// the clean concept becomes (1 - m) x + m r, with r the concept of that sentence, and the noise of the thought stays what it was, so
/// that it is handed over as vague as before and words can still be others.
///
/// @param memory what can be remembered
/// @param share  m, 0 to 1
/// @param told   concepts of the story: what was told is not remembered again
public record Recall(Memory memory, double share, List<Concept> told) {

    /// What is as like a told sentence as this has been told.
    private static final double TOLD = 0.9;

    /// Remembered sentences to look at, so that those told already can be passed over.
    private static final int MOST = 32;

    /// Thoughts as they are when they have been reminded, in their order; unchanged where nothing is remembered.
    public List<ConceptSampler.Thought> remind(List<ConceptSampler.Thought> thoughts) {
        if (share == 0) {
            return thoughts;
        }
        List<List<Memory.Recollection>> near =
                memory.nearest(
                        thoughts.stream().map(ConceptSampler.Thought::estimate).toList(), MOST);
        return IntStream.range(0, thoughts.size())
                .mapToObj(i -> remind(thoughts.get(i), near.get(i)))
                .toList();
    }

    private ConceptSampler.Thought remind(
            ConceptSampler.Thought thought, List<Memory.Recollection> near) {
        return near.stream()
                .filter(r -> told.stream().noneMatch(c -> c.cosine(r.concept()) > TOLD))
                .findFirst()
                .map(r -> drawn(thought, r))
                .orElse(thought);
    }

    private ConceptSampler.Thought drawn(
            ConceptSampler.Thought thought, Memory.Recollection recollection) {
        float[] estimate = thought.estimate().values().clone();
        float[] noisy = thought.noisy().values().clone();
        double alpha = NoiseSchedule.alpha(thought.level());
        for (int k = 0; k < estimate.length; k++) {
            double step = share * (recollection.concept().values()[k] - estimate[k]);
            estimate[k] += (float) step;
            noisy[k] += (float) (alpha * step);
        }
        return new ConceptSampler.Thought(
                thought.candidate(),
                new Concept(noisy),
                new Concept(estimate),
                thought.level(),
                thought.score(),
                recollection);
    }
}
