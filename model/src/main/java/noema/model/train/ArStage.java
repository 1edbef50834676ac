package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import noema.model.concept.Canvas;
import noema.model.generate.ArConfig;
import noema.model.generate.ArNetwork;
import noema.model.tensor.Parameter;
import noema.model.text.Tokenizer;

/// The autoregressive baseline: a causal transformer learns the next token of whole stories.
///
/// A story is BOS, the tokens of its sentences and EOS. One that does not fit into the context becomes several windows
/// that begin with a sentence; only the first of them has BOS. Windows of like length share a batch, so little of the
/// attention is spent on padding; the matrix products see real tokens only.
public final class ArStage implements Stage {

    private static final int POOL = 32;

    private final ArConfig config;
    private final double learningRate;
    private final List<int[]> windows;
    private final List<int[]> batches = new ArrayList<>();
    private final EpochOrder order;

    /// A stage over a corpus.
    ///
    /// @param batchTokens tokens in a batch, about; a batch has one window at least
    public ArStage(
            TokenStories data, ArConfig config, int batchTokens, long seed, double learningRate) {
        this.config = config;
        this.learningRate = learningRate;
        windows =
                data.stories().stream()
                        .flatMap(s -> windows(s, config.maxTokens()).stream())
                        .toList();
        var shuffle = new EpochOrder(windows.size(), seed);
        int perPool = Math.max(1, POOL * batchTokens / config.maxTokens());
        for (int start = 0; start < windows.size(); start += perPool) {
            group(start, Math.min(windows.size(), start + perPool), shuffle, batchTokens);
        }
        order = new EpochOrder(batches.size(), new SplittableRandom(seed).nextLong());
    }

    /// Cuts one pool of random windows into batches of like length.
    private void group(int start, int end, EpochOrder shuffle, int batchTokens) {
        int[] pool = IntStream.range(start, end).map(shuffle::at).toArray();
        List<Integer> sorted =
                Arrays.stream(pool)
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

    @Override
    public String name() {
        return "autoregressive";
    }

    @Override
    public String method() {
        return "ar_step";
    }

    @Override
    public List<String> trainable() {
        return ArNetwork.parameters(config).stream().map(Parameter::name).toList();
    }

    @Override
    public List<String> losses() {
        return List.of("loss");
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    /// How many batches show every window once.
    public int batchesPerEpoch() {
        return batches.size();
    }

    @Override
    public Batch batch(long step, double progress) {
        List<int[]> rows =
                Arrays.stream(batches.get(order.at(step))).mapToObj(windows::get).toList();
        long targets = rows.stream().mapToLong(row -> row.length - 1).sum();
        var ids = Canvas.pad(rows, config.maxTokens());
        return new Batch(
                List.of(ids),
                targets,
                Flops.autoregressive(config, targets, ids.shape()[0], ids.shape()[1] - 1));
    }
}
