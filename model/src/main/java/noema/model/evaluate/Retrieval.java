package noema.model.evaluate;

import java.util.List;
import noema.model.concept.Concept;

/// How well a predicted concept finds the true one, by Euclidean distance.
final class Retrieval {

    private Retrieval() {}

    /// Share of others that lie further from the prediction than the truth does (contrastive accuracy of the Large
    /// Concept Model, arXiv 2412.08821); one as far as the truth counts half.
    static double contrastive(Concept prediction, Concept truth, List<Concept> others) {
        double reach = prediction.distance(truth);
        double further = 0;
        for (Concept other : others) {
            double distance = prediction.distance(other);
            further += distance > reach ? 1 : distance == reach ? 0.5 : 0;
        }
        return further / others.size();
    }

    /// Whether the truth lies nearer to the prediction than every other.
    static boolean nearest(Concept prediction, Concept truth, List<Concept> others) {
        double reach = prediction.distance(truth);
        return others.stream().allMatch(other -> prediction.distance(other) > reach);
    }
}
