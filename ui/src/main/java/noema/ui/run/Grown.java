package noema.ui.run;

import java.util.Arrays;
import noema.model.text.Tokenizer;
import noema.model.trace.TraceEvent.TokenFrame;

/// A frame of a canvas that grew afterwards: seen from now, its later places were open.
final class Grown {

    private Grown() {}

    /// The same frame on a canvas of so many places that took so many steps; itself when it has them.
    static TokenFrame to(TokenFrame frame, int places, int steps) {
        int had = frame.ids().length;
        if (had >= places) {
            return frame;
        }
        int[] ids = Arrays.copyOf(frame.ids(), places);
        Arrays.fill(ids, had, places, Tokenizer.MASK);
        int[][] alternatives = Arrays.copyOf(frame.alternatives(), places);
        Arrays.fill(alternatives, had, places, new int[0]);
        float[][] chances = Arrays.copyOf(frame.chances(), places);
        Arrays.fill(chances, had, places, new float[0]);
        return new TokenFrame(
                frame.sentence(),
                frame.step(),
                steps,
                ids,
                Arrays.copyOf(frame.settledAt(), places),
                Arrays.copyOf(frame.confidence(), places),
                Arrays.copyOf(frame.entropy(), places),
                alternatives,
                chances);
    }
}
