package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import noema.model.text.Tokenizer;

/// Whole stories as windows of tokens, in batches of like length, so that little of the attention is spent on padding.
///
/// A story is BOS, the tokens of its sentences and EOS. One that does not fit into the context becomes several windows
/// that begin with a sentence; only the first of them has BOS.
final class WindowBatches {

    private static final int POOL = 32;

    private final List<int[]> windows;
    private final List<int[]> batches = new ArrayList<>();
    private final EpochOrder order;

    /// Batches of a corpus.
    ///
    /// @param longest     tokens of a window at most
    /// @param batchTokens tokens in a batch, about; a batch has one window at least
    WindowBatches(TokenStories data, int longest, int batchTokens, long seed) {
        windows = data.stories().stream().flatMap(s -> windows(s, longest).stream()).toList();
        var shuffle = new EpochOrder(windows.size(), seed);
        int perPool = Math.max(1, POOL * batchTokens / longest);
        for (int start = 0; start < windows.size(); start += perPool) {
            group(start, Math.min(windows.size(), start + perPool), shuffle, batchTokens);
        }
        order = new EpochOrder(batches.size(), new SplittableRandom(seed).nextLong());
    }

    /// How many batches show every window once.
    int perEpoch() {
        return batches.size();
    }

    /// The windows of a step.
    List<int[]> at(long step) {
        return Arrays.stream(batches.get(order.at(step))).mapToObj(windows::get).toList();
    }

    /// Cuts one pool of random windows into batches of like length.
    private void group(int start, int end, EpochOrder shuffle, int batchTokens) {
        List<Integer> sorted =
                IntStream.range(start, end)
                        .map(shuffle::at)
                        .boxed()
                        .sorted(Comparator.comparingInt(w -> windows.get(w).length))
                        .toList();
        var batch = IntStream.builder();
        int tokens = 0;
        for (int window : sorted) {
            int length = windows.get(window).length;
            if (tokens > 0 && tokens + length / 2 > batchTokens) {
                batches.add(batch.build().toArray());
                batch = IntStream.builder();
                tokens = 0;
            }
            batch.add(window);
            tokens += length;
        }
        batches.add(batch.build().toArray());
    }

    /// The windows of a story, each of 2 to `longest` tokens; they end where sentences end, if these are shorter.
    static List<int[]> windows(int[][] story, int longest) {
        var stream = IntStream.builder().add(Tokenizer.BOS);
        var ends = new TreeSet<Integer>();
        int length = 1;
        for (int[] sentence : story) {
            Arrays.stream(sentence).forEach(stream);
            length += sentence.length;
            ends.add(length);
        }
        int[] tokens = stream.add(Tokenizer.EOS).build().toArray();
        var all = new ArrayList<int[]>();
        int start = 0;
        while (tokens.length - start > longest) {
            Integer end = ends.floor(start + longest);
            int cut = end != null && end > start + 1 ? end : start + longest;
            all.add(Arrays.copyOfRange(tokens, start, cut));
            start = cut;
        }
        if (tokens.length - start > 1) {
            all.add(Arrays.copyOfRange(tokens, start, tokens.length));
        }
        return all;
    }
}
