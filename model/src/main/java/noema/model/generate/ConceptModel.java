package noema.model.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.concept.Normaliser;
import noema.model.concept.SentenceEncoder;
import noema.model.reason.ConceptReasoner;
import noema.model.reason.ConceptSampler;
import noema.model.reason.Memory;
import noema.model.render.Earlier;
import noema.model.render.Lengths;
import noema.model.render.Proofreader;
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

    /// Sentences in one evaluation of the network.
    private static final int AT_ONCE = 64;

    private final ModelConfig config;
    private final Tokenizer tokenizer;
    private final String hash;
    private final String space;
    private final TorchModule module;
    private final SentenceEncoder encoder;
    private final TextRenderer renderer;
    private final ConceptReasoner reasoner;
    private final SentenceSplitter splitter;
    private Memory memory = Memory.NONE;

    private ConceptModel(
            ModelConfig config,
            Tokenizer tokenizer,
            String hash,
            String space,
            TorchModule module) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.hash = hash;
        this.space = space;
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
        return new ConceptModel(
                contents.config(),
                contents.tokenizer(),
                contents.hash(),
                contents.space(),
                module(contents.config(), contents.tokenizer(), contents.weights(), precision));
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
        return new ConceptModel(
                config, tokenizer, hash, "", module(config, tokenizer, weights, precision));
    }

    private static TorchModule module(
            ModelConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            Precision precision) {
        TorchModule module = ConceptNetwork.load(config, weights, precision);
        module.put("cache", "word", wholeWords(tokenizer));
        module.command("shrink");
        return module;
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

    /// What tells its encoder from others, SHA-256, hexadecimal: levels above belong to one encoder, or to those that went on
    /// learning from it and kept its concepts.
    public String identity() {
        if (!space.isEmpty()) {
            return space;
        }
        var encoder = new ArrayList<>(SentenceEncoder.parameters(config));
        encoder.addAll(Normaliser.parameters(config.slots(), config.slotSize()));
        return LevelNetwork.identity(module, encoder);
    }

    /// Device and precision, for example `cpu fp32`.
    public String device() {
        return module.device() + " " + module.precision().name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Number type of its matrix products.
    public Precision precision() {
        return module.precision();
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

    /// Sentences as they stand in a story, in their order; each as for [#encode].
    public List<Earlier> told(List<String> sentences) {
        List<int[]> ids = sentences.stream().map(tokenizer::encode).toList();
        List<Concept> concepts = encodeTokens(ids);
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new Earlier(concepts.get(i), ids.get(i)))
                .toList();
    }

    /// Concepts of sentences given as token ids.
    public List<Concept> encodeTokens(List<int[]> sentences) {
        var concepts = new ArrayList<Concept>();
        for (int i = 0; i < sentences.size(); i += AT_ONCE) {
            int end = Math.min(sentences.size(), i + AT_ONCE);
            concepts.addAll(encoder.encode(sentences.subList(i, end)));
        }
        return concepts;
    }

    /// Thoughts as the renderer is told of them when it puts them into words.
    ///
    /// @param story all sentences before
    public List<TextRenderer.Thought> toSay(
            List<ConceptSampler.Thought> thoughts, List<Earlier> story) {
        List<Earlier> before = before(story);
        return thoughts.stream()
                .map(t -> new TextRenderer.Thought(t.noisy(), t.level(), before))
                .toList();
    }

    /// What several thoughts say, rendered side by side, as sentences number 0, 1, ... of a run.
    public List<String> decode(
            List<TextRenderer.Thought> thoughts, TokenSettings settings, long seed) {
        return decode(thoughts, ConceptSampler.numbers(thoughts.size()), settings, seed);
    }

    /// The same as sentences of other numbers; with the seed these decide everything random.
    public List<String> decode(
            List<TextRenderer.Thought> thoughts,
            List<Integer> rows,
            TokenSettings settings,
            long seed) {
        return decodeTokens(thoughts, rows, settings, seed, () -> false).stream()
                .map(tokenizer::decode)
                .toList();
    }

    /// What several clear concepts say, [proofread][Proofreader]: the very sentences that they are the concepts of, where those
    /// are found. Words that are drawn, at a temperature above 0, stay as they are.
    ///
    /// @param rows      number of each sentence in its run; with the seed it decides everything random
    /// @param cancelled asked between evaluations of the network
    /// @return nothing when cancelled
    public List<String> recall(
            List<Concept> concepts,
            List<Integer> rows,
            TokenSettings settings,
            long seed,
            BooleanSupplier cancelled) {
        List<TextRenderer.Thought> thoughts = TextRenderer.Thought.clear(concepts);
        List<int[]> said = decodeTokens(thoughts, rows, settings, seed, cancelled);
        if (settings.temperature() == 0 && !cancelled.getAsBoolean()) {
            said = proofreader().proofread(said, concepts, cancelled);
        }
        return cancelled.getAsBoolean() ? List.of() : said.stream().map(tokenizer::decode).toList();
    }

    /// Tokens of what several thoughts say.
    ///
    /// @param rows      number of each sentence in its run; with the seed it decides everything random
    /// @param cancelled asked between evaluations of the network
    /// @return nothing when cancelled
    List<int[]> decodeTokens(
            List<TextRenderer.Thought> thoughts,
            List<Integer> rows,
            TokenSettings settings,
            long seed,
            BooleanSupplier cancelled) {
        var sentences = new ArrayList<int[]>();
        var sampler = new TokenSampler(renderer);
        for (int i = 0; i < thoughts.size(); i += AT_ONCE) {
            int end = Math.min(thoughts.size(), i + AT_ONCE);
            List<TextRenderer.Thought> part = thoughts.subList(i, end);
            List<Integer> lengths =
                    renderer.lengths(part).stream().map(Lengths::likeliest).toList();
            sentences.addAll(
                    sampler.render(
                            part,
                            lengths,
                            rows.subList(i, end),
                            settings,
                            seed,
                            frame -> {},
                            cancelled));
            if (cancelled.getAsBoolean()) {
                return List.of();
            }
        }
        return sentences;
    }

    /// What clean concepts say, and whether that comes back as the same concepts.
    ///
    /// @param concepts of any origin, S x C numbers each
    /// @param previous the sentences before all of them, the nearest first; may be empty
    public List<Reading> read(List<Concept> concepts, List<Earlier> previous) {
        return read(concepts, previous, TokenSettings.UNREVISED, 0, () -> false);
    }

    /// The same with settings of its own; nothing when cancelled.
    List<Reading> read(
            List<Concept> concepts,
            List<Earlier> previous,
            TokenSettings settings,
            long seed,
            BooleanSupplier cancelled) {
        List<TextRenderer.Thought> thoughts =
                concepts.stream().map(c -> new TextRenderer.Thought(c, 0, previous)).toList();
        List<Integer> rows = ConceptSampler.numbers(thoughts.size());
        List<int[]> sentences = decodeTokens(thoughts, rows, settings, seed, cancelled);
        List<Concept> meanings = encodeTokens(sentences);
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < sentences.size(); i++) {
            String text = tokenizer.decode(sentences.get(i)).strip();
            readings.add(new Reading(text, concepts.get(i).cosine(meanings.get(i))));
        }
        return readings;
    }

    /// Tells a story.
    ///
    /// @param listener  hears every event as it happens
    /// @param cancelled asked between network evaluations; what is finished is kept
    /// @throws noema.model.tensor.NoemaException when an edit of the recipe does not fit this model
    public Trace generate(Recipe recipe, TraceListener listener, BooleanSupplier cancelled) {
        return generate(recipe, Insight.PLAIN, listener, StopSignal.now(cancelled));
    }

    /// Tells a story and says how it came about as closely as one wants to know.
    ///
    /// @param listener hears every event as it happens
    /// @param stop     asked between network evaluations; what is finished is kept
    /// @throws noema.model.tensor.NoemaException when an edit of the recipe does not fit this model
    public Trace generate(Recipe recipe, Insight insight, TraceListener listener, StopSignal stop) {
        return new StoryTeller(this, recipe, insight, listener, stop).tell();
    }

    /// Thoughts that a story could go on with, best first: those that [noema.model.trace.Edit.Candidate] can choose from.
    ///
    /// @param recipe    of the run: its seed, and its settings of concepts and tokens
    /// @param story     all sentences so far, prompt included; only thoughts those that are said together with the next one
    /// @param sentence  number in the run of the sentence to think of
    /// @param count     how many, 1 to 64
    /// @param cancelled asked between evaluations of the network
    /// @return nothing when cancelled
    /// @throws noema.model.tensor.NoemaException when a number is out of range
    public List<Alternative> alternatives(
            Recipe recipe,
            List<Earlier> story,
            int sentence,
            int count,
            BooleanSupplier cancelled) {
        return new Alternatives(this, recipe).after(story, sentence, count, cancelled);
    }

    /// What the renderer is shown of a story when it puts the next thought into words, the nearest first.
    List<Earlier> before(List<Earlier> story) {
        int first = Math.max(0, story.size() - config.inView());
        return List.copyOf(story.subList(first, story.size()).reversed());
    }

    /// The token that stands for a word in running text, or for a mark right behind a word, if there is a single one.
    public OptionalInt token(String word) {
        return tokenizer.vocabulary().token(word);
    }

    /// A proofreader of what the text renderer says.
    public Proofreader proofreader() {
        return new Proofreader(encoder, renderer);
    }

    /// What its thoughts can be reminded of; nothing until it is [told][#remember].
    public Memory memory() {
        return memory;
    }

    /// Has its thoughts reminded of sentences.
    ///
    /// @param sentences whose concepts are this model's
    public void remember(Memory sentences) {
        memory = sentences;
    }

    /// A sampler of its thoughts.
    ConceptSampler thinker() {
        return new ConceptSampler(reasoner, config, memory);
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
