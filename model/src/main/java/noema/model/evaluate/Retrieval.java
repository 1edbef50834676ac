package noema.model.evaluate;

import java.util.List;
import noema.model.concept.Concept;

/// How well a predicted concept finds the true one.
final class Retrieval {

    private Retrieval() {}

    /// Share of others that are less like the prediction than the truth is (contrastive accuracy of the Large Concept Model,
    /// arXiv 2412.08821); one as like as the truth counts half.
    ///
    /// Likeness is the cosine. An estimate shrinks towards the mean the less is certain, and the distance to a short vector tells
    /// little but how long the others are.
    static double contrastive(Concept prediction, Concept truth, List<Concept> others) {
        double likeness = prediction.cosine(truth);
        double further = 0;
        for (Concept other : others) {
            double cosine = prediction.cosine(other);
            further += cosine < likeness ? 1 : cosine == likeness ? 0.5 : 0;
        }
        return further / others.size();
    }

    /// Whether the truth lies nearer to the prediction than every other.
    static boolean nearest(Concept prediction, Concept truth, List<Concept> others) {
        double likeness = prediction.cosine(truth);
        return others.stream().allMatch(other -> prediction.cosine(other) < likeness);
    }
}
