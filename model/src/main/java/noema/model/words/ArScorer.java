package noema.model.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import noema.model.concept.Canvas;
import noema.model.tensor.TorchModule;

/// Negative log-likelihoods of token sequences of any length, many at a time.
///
/// A sequence longer than the context is read in windows that overlap by half, so that all but its first tokens are
/// scored with at least half a context before them.
final class ArScorer {

    /// Tokens in one call, padding included: 64 MB of logits with a vocabulary of 8192.
    private static final int BATCH_TOKENS = 2048;

    private final TorchModule module;
    private final int context;

    ArScorer(TorchModule module, int context) {
        this.module = module;
        this.context = context;
    }

    private record Window(int sequence, int start, int end, int scoredFrom) {
        int length() {
            return end - start;
        }
    }

    /// Nats of every token of every sequence given those before it; of the first token, 0.
    double[][] nats(List<int[]> sequences) {
        var windows = new ArrayList<Window>();
        for (int i = 0; i < sequences.size(); i++) {
            addWindows(i, sequences.get(i).length, windows);
        }
        windows.sort(Comparator.comparingInt(Window::length));
        double[][] nats =
                sequences.stream()
                        .map(sequence -> new double[sequence.length])
                        .toArray(double[][]::new);
        int begin = 0;
        while (begin < windows.size()) {
            int end = begin + 1;
            while (end < windows.size()
                    && (end + 1 - begin) * windows.get(end).length() <= BATCH_TOKENS) {
                end++;
            }
            score(windows.subList(begin, end), sequences, nats);
            begin = end;
        }
        return nats;
    }

    private void addWindows(int sequence, int length, List<Window> windows) {
        int scored = 1;
        int start = 0;
        while (scored < length) {
            int end = Math.min(length, start + context);
            windows.add(new Window(sequence, start, end, scored));
            scored = end;
            start = end - context / 2;
        }
    }

    private void score(List<Window> windows, List<int[]> sequences, double[][] nats) {
        List<int[]> rows =
                windows.stream()
                        .map(w -> Arrays.copyOfRange(sequences.get(w.sequence), w.start, w.end))
                        .toList();
        var scores = module.infer("ar_score", Canvas.pad(rows, context)).getFirst();
        for (int i = 0; i < rows.size(); i++) {
            Window window = windows.get(i);
            float[] row = scores.row(i);
            for (int at = window.scoredFrom; at < window.end; at++) {
                nats[window.sequence][at] = row[at - window.start];
            }
        }
    }
}
