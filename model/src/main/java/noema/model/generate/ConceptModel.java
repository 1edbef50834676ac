package noema.model.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.concept.SentenceEncoder;
import noema.model.reason.ConceptReasoner;
import noema.model.render.TextRenderer;
import noema.model.render.TokenSampler;
import noema.model.render.TokenSettings;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.text.SentenceSplitter;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceListener;

/// A trained model, ready to think: text to concepts, concepts to text, and stories.
///
/// Not thread safe: one compute thread owns it.
public final class ConceptModel implements AutoCloseable {

    /// A letter after the space that begins a word.
    private static final Pattern WORD = Pattern.compile(" \\p{L}.*");

    private final ModelConfig config;
    private final Tokenizer tokenizer;
    private final String hash;
    private final TorchModule module;
    private final SentenceEncoder encoder;
    private final TextRenderer renderer;
    private final ConceptReasoner reasoner;
    private final SentenceSplitter splitter;

    private ConceptModel(ModelConfig config, Tokenizer tokenizer, String hash, TorchModule module) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.hash = hash;
        this.module = module;
        this.encoder = new SentenceEncoder(module, config);
        this.renderer = new TextRenderer(module, config);
        this.reasoner = new ConceptReasoner(module, config);
        this.splitter = new SentenceSplitter(config.maxTokens(), tokenizer::count);
    }

    /// Loads a model folder.
    ///
    /// @throws noema.model.tensor.NoemaException when it is missing, damaged or foreign
    public static ConceptModel load(Path folder, Precision precision) {
        ModelFolder.Contents contents = ModelFolder.read(folder);
        return of(
                contents.config(),
                contents.tokenizer(),
                contents.weights(),
                contents.hash(),
                precision);
    }

    /// A model from weights in memory.
    ///
    /// @param hash what identifies the weights in traces
    public static ConceptModel of(
            ModelConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            String hash,
            Precision precision) {
        TorchModule module = ConceptNetwork.load(config, weights, precision);
        module.put("cache", "word", wholeWords(tokenizer));
        module.command("shrink");
        return new ConceptModel(config, tokenizer, hash, module);
    }

    /// 1 for tokens that begin a word, 0 for parts of words, marks and special tokens.
    private static FloatTensor wholeWords(Tokenizer tokenizer) {
        var words = new float[tokenizer.size()];
        for (int id = 0; id < words.length; id++) {
            String piece = tokenizer.piece(id);
            words[id] = WORD.matcher(piece).matches() ? 1 : 0;
        }
        return FloatTensor.of(words, words.length);
    }

    /// Sizes of the network.
    public ModelConfig config() {
        return config;
    }

    /// Its tokenizer.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// SHA-256 of the model's files, hexadecimal.
    public String hash() {
        return hash;
    }

    /// Device and precision, for example `cpu fp32`.
    public String device() {
        return module.device() + " " + module.precision().name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Cuts text into sentences that the model can read.
    public List<String> sentences(String text) {
        return splitter.split(text).stream()
                .filter(sentence -> tokenizer.count(sentence) > 0)
                .toList();
    }

    /// Concepts of sentences, in their order; each at most `maxTokens` tokens, as [#sentences] cuts them.
    public List<Concept> encode(List<String> sentences) {
        return encodeTokens(sentences.stream().map(tokenizer::encode).toList());
    }

    /// Concepts of sentences given as token ids.
    public List<Concept> encodeTokens(List<int[]> sentences) {
        var concepts = new ArrayList<Concept>();
        for (int i = 0; i < sentences.size(); i += 64) {
            concepts.addAll(
                    encoder.encode(sentences.subList(i, Math.min(sentences.size(), i + 64))));
        }
        return concepts;
    }

    /// What a concept says.
    ///
    /// @param concept  a thought, noisy at `level`
    /// @param level    its noise level, 0 for a clean one
    /// @param previous concepts of the sentences before it, the nearest first; may be empty
    public String decode(
            Concept concept,
            double level,
            List<Concept> previous,
            TokenSettings settings,
            long seed) {
        return decode(List.of(new TextRenderer.Thought(concept, level, previous)), settings, seed)
                .getFirst();
    }

    /// What several concepts say, rendered side by side.
    public List<String> decode(
            List<TextRenderer.Thought> thoughts, TokenSettings settings, long seed) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < thoughts.size(); i += 64) {
            List<TextRenderer.Thought> part =
                    thoughts.subList(i, Math.min(thoughts.size(), i + 64));
            List<Integer> lengths =
                    renderer.lengths(part).stream().map(Lengths::likeliest).toList();
            var rows = new ArrayList<Integer>();
            for (int row = 0; row < part.size(); row++) {
                rows.add(i + row);
            }
            new TokenSampler(renderer)
                    .render(part, lengths, rows, settings, seed, frame -> {}, () -> false)
                    .forEach(ids -> texts.add(tokenizer.decode(ids)));
        }
        return texts;
    }

    /// Tells a story.
    ///
    /// @param listener  hears every event as it happens
    /// @param cancelled asked between network evaluations; what is finished is kept
    public Trace generate(Recipe recipe, TraceListener listener, BooleanSupplier cancelled) {
        return new StoryTeller(this, recipe, listener, cancelled).tell();
    }

    /// The text renderer.
    public TextRenderer renderer() {
        return renderer;
    }

    /// The reasoner.
    public ConceptReasoner reasoner() {
        return reasoner;
    }

    @Override
    public void close() {
        module.close();
    }
}
