package noema.ui.map;

import java.util.Arrays;
import noema.model.atlas.Atlas;

/// The values at the two ends of a colour scale.
record Range(double low, double high) {

    /// From the 2nd to the 98th percentile of the entries' values (of a sample of at most 20,000), so that a few extremes do
    /// not leave one colour for all others.
    static Range of(Colouring colouring, Atlas atlas) {
        int stride = Math.max(1, atlas.size() / 20_000);
        var values = new double[(atlas.size() + stride - 1) / stride];
        for (int i = 0; i < values.length; i++) {
            values[i] = colouring.value(atlas.entries().get(i * stride));
        }
        Arrays.sort(values);
        if (values.length == 0) {
            return new Range(0, 1);
        }
        double low = values[(int) (values.length * 0.02)];
        double high = values[(int) ((values.length - 1) * 0.98)];
        return new Range(low, high);
    }

    /// Where a value lies between the ends, 0 to 1; in the middle when both ends are the same.
    double share(double value) {
        return high > low ? Math.clamp((value - low) / (high - low), 0.0, 1.0) : 0.5;
    }
}
