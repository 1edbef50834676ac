package noema.ui.charts;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Concept;
import noema.ui.run.RunSnapshot;

/// Cosines between all concepts of a story, prompt first. Only the rows of concepts that are new are worked out.
public final class PlanSimilarity {

    /// Of a story without concepts.
    public static final PlanSimilarity EMPTY = new PlanSimilarity(List.of(), new float[0][]);

    private final List<float[]> concepts;
    private final float[][] lower;

    private PlanSimilarity(List<float[]> concepts, float[][] lower) {
        this.concepts = concepts;
        this.lower = lower;
    }

    /// The story of a run as far as it has concepts without a gap.
    ///
    /// @return this very object if no concept is new
    public PlanSimilarity next(RunSnapshot run) {
        var now = new ArrayList<float[]>();
        for (int place = 0; place < run.places(); place++) {
            float[] concept = run.concept(place);
            if (concept == null) {
                break;
            }
            now.add(concept);
        }
        if (same(now)) {
            return this;
        }
        var rows = new float[now.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(now, i);
        }
        return new PlanSimilarity(now, rows);
    }

    private boolean same(List<float[]> now) {
        if (now.size() != concepts.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i) != concepts.get(i)) {
                return false;
            }
        }
        return true;
    }

    private float[] row(List<float[]> now, int i) {
        if (isKnown(now, i) && allKnown(now, i)) {
            return lower[i];
        }
        var row = new float[i + 1];
        var mine = new Concept(now.get(i));
        for (int j = 0; j <= i; j++) {
            row[j] =
                    isKnown(now, i) && isKnown(now, j)
                            ? lower[i][j]
                            : (float) mine.cosine(new Concept(now.get(j)));
        }
        return row;
    }

    private boolean isKnown(List<float[]> now, int i) {
        return i < concepts.size() && concepts.get(i) == now.get(i);
    }

    private boolean allKnown(List<float[]> now, int upTo) {
        for (int j = 0; j < upTo; j++) {
            if (!isKnown(now, j)) {
                return false;
            }
        }
        return true;
    }

    /// How many concepts there are.
    public int size() {
        return lower.length;
    }

    /// Cosine between the concepts at two places, -1 to 1.
    public double cosine(int place, int other) {
        return place >= other ? lower[place][other] : lower[other][place];
    }

    /// Bounds of the cosines between different concepts, rounded outwards to tenths: lowest and highest; 0 and 1 when there
    /// are fewer than two.
    public double[] bounds() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                low = Math.min(low, lower[i][j]);
                high = Math.max(high, lower[i][j]);
            }
        }
        if (low > high) {
            return new double[] {0, 1};
        }
        double from = Math.floor(low * 10) / 10;
        return new double[] {from, Math.max(from + 0.1, Math.ceil(high * 10) / 10)};
    }
}
