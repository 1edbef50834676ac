package noema.model.words;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.tensor.WeightFormat;
import noema.model.text.Tokenizer;

/// The autoregressive baseline: a language model that goes from word to word, to compare with and to score text with.
///
/// Safe for use by many threads, of which one at a time generates or scores. Close it to free its native memory.
public final class ArModel implements AutoCloseable {

    private final WordConfig config;
    private final Tokenizer tokenizer;
    private final String hash;
    private final StoryTokens text;
    private final TorchModule module;
    private final ArDecoder decoder;
    private final ArScorer scorer;
    private boolean closed;

    private ArModel(WordConfig config, Tokenizer tokenizer, String hash, TorchModule module) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.hash = hash;
        this.module = module;
        text = new StoryTokens(tokenizer);
        decoder = new ArDecoder(module, config.maxTokens());
        scorer = new ArScorer(module, config.maxTokens());
    }

    /// Loads a model, in the number type that generates faster on this machine.
    ///
    /// @throws NoemaException if the folder does not hold one, or a damaged one
    public static ArModel load(Path folder) {
        WordFiles.Content content = WordFiles.read(folder, WordKind.AUTOREGRESSIVE);
        TorchModule module = ArSpeed.fastest(content.config(), content.weights());
        return new ArModel(content.config(), content.tokenizer(), content.hash(), module);
    }

    /// Loads a model in a given number type; [Precision#FP32] gives the same figures on every machine.
    ///
    /// @throws NoemaException if the folder does not hold one, or a damaged one
    public static ArModel load(Path folder, Precision precision) {
        WordFiles.Content content = WordFiles.read(folder, WordKind.AUTOREGRESSIVE);
        return of(
                content.config(),
                content.tokenizer(),
                content.weights(),
                content.hash(),
                precision);
    }

    /// A model of these weights, in no folder.
    ///
    /// @throws NoemaException if sizes, tokenizer and weights do not belong together
    public static ArModel of(
            WordConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            Precision precision) {
        return of(config, tokenizer, weights, "", precision);
    }

    private static ArModel of(
            WordConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            String hash,
            Precision precision) {
        WordFiles.check(config, tokenizer, weights);
        return new ArModel(config, tokenizer, hash, ArNetwork.load(config, weights, precision));
    }

    /// SHA-256 over configuration, tokenizer and weights, hexadecimal; empty for weights that come from no folder.
    public String hash() {
        return hash;
    }

    /// Sizes of the model.
    public WordConfig config() {
        return config;
    }

    /// Its tokenizer.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// Number type of its matrix products.
    public Precision precision() {
        return module.precision();
    }

    /// Continues a prompt, which may be empty or end in the middle of a sentence (whose rest counts as a sentence).
    ///
    /// Of a prompt longer than the context only the end counts. On one device and in one number type, the same prompt
    /// and settings give the same text.
    ///
    /// @param cancelled asked before every token
    /// @throws IllegalStateException if the model is closed
    public synchronized ArGeneration generate(
            String prompt, ArSettings settings, ArListener listener, BooleanSupplier cancelled) {
        requireOpen();
        return new ArWriter(text, decoder, settings, listener, cancelled).write(prompt);
    }

    /// Cuts text into sentences.
    public List<String> sentences(String passage) {
        return text.sentences(passage);
    }

    /// Nats of every token of a text, given those before it.
    ///
    /// @return one number for each token of the sentences of the text, as [Tokenizer#encode(String)] gives them
    /// @throws IllegalStateException if the model is closed
    public synchronized double[] nats(String passage) {
        requireOpen();
        double[] nats = scorer.nats(List.of(text.encodeFromStart(passage)))[0];
        return Arrays.copyOfRange(nats, 1, nats.length);
    }

    /// Scores texts, many at a time; each by itself, from its begin.
    ///
    /// @throws IllegalStateException if the model is closed
    public synchronized ArScore score(List<String> texts) {
        requireOpen();
        List<int[]> sequences = texts.stream().map(text::encodeFromStart).toList();
        double[][] nats = scorer.nats(sequences);
        double total = 0;
        long tokens = 0;
        long bytes = 0;
        for (int i = 0; i < nats.length; i++) {
            int[] sequence = sequences.get(i);
            total += Arrays.stream(nats[i]).sum();
            tokens += sequence.length - 1;
            bytes += text.decode(sequence).getBytes(StandardCharsets.UTF_8).length;
        }
        return new ArScore(total, tokens, bytes);
    }

    /// Writes the model into a folder with a short card and no figures; [WordFiles] takes more of both.
    ///
    /// @throws NoemaException if a file cannot be written
    /// @throws IllegalStateException if the model is closed
    public synchronized void save(Path folder, WeightFormat format) {
        requireOpen();
        var weights = new TreeMap<String, FloatTensor>();
        for (Parameter parameter : ArNetwork.parameters(config)) {
            weights.put(parameter.name(), module.get("w", parameter.name()));
        }
        long count = ArNetwork.count(config);
        String card =
                "# Autoregressive baseline\n\nA causal transformer of %d weights over %d tokens.\n"
                        .formatted(count, config.vocabulary());
        Map<String, Long> metrics = Map.of("parameters", count);
        WordFiles.write(
                folder, WordKind.AUTOREGRESSIVE, config, tokenizer, weights, format, metrics, card);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The model is closed.");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            module.close();
        }
    }
}
