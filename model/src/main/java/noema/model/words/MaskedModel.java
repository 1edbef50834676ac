package noema.model.words;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import noema.model.concept.Canvas;
import noema.model.render.TokenSampler;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.Randomness;
import noema.model.tensor.TorchModule;
import noema.model.text.Tokenizer;

/// The masked-diffusion baseline: a language model that settles the words of a whole canvas, all at once or block by block.
///
/// Safe for use by many threads, of which one at a time generates or scores. Close it to free its native memory.
public final class MaskedModel implements AutoCloseable {

    private static final int SCORING = 22;

    private final WordConfig config;
    private final Tokenizer tokenizer;
    private final String hash;
    private final StoryTokens text;
    private final TorchModule module;
    private boolean closed;

    private MaskedModel(WordConfig config, Tokenizer tokenizer, String hash, TorchModule module) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.hash = hash;
        this.module = module;
        text = new StoryTokens(tokenizer);
        module.command("shrink");
    }

    /// Loads a model in a number type; [Precision#FP32] gives the same figures on every machine.
    ///
    /// @throws NoemaException if the folder does not hold one, or a damaged one
    public static MaskedModel load(Path folder, Precision precision) {
        WordFiles.Content content = WordFiles.read(folder, WordKind.MASKED);
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
    public static MaskedModel of(
            WordConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            Precision precision) {
        return of(config, tokenizer, weights, "", precision);
    }

    private static MaskedModel of(
            WordConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            String hash,
            Precision precision) {
        WordFiles.check(config, tokenizer, weights);
        return new MaskedModel(
                config, tokenizer, hash, MaskedNetwork.load(config, weights, precision));
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

    /// Continues a prompt, which may be empty.
    ///
    /// Prompt and canvas share the model's context: of a prompt too long for it only the end counts, and half of the context is
    /// the canvas's if it wants it. On one device and in one number type, the same prompt and settings give the same text.
    ///
    /// @param listener  hears the canvas after every step, whose row is 0
    /// @param cancelled asked before every step; what is settled then without a gap is kept
    /// @throws IllegalStateException if the model is closed
    public synchronized MaskedGeneration generate(
            String prompt,
            MaskedSettings settings,
            TokenSampler.Listener listener,
            BooleanSupplier cancelled) {
        requireOpen();
        long begin = System.nanoTime();
        int[] read = text.encodeFromStart(prompt);
        int context = config.maxTokens();
        int places = Math.min(settings.tokens(), Math.max(context - read.length, context / 2));
        int[] kept =
                Arrays.copyOfRange(read, Math.max(0, read.length + places - context), read.length);
        var asked = new int[1];
        var sampler =
                new BlockSampler(
                        (canvas, open, uniforms) -> {
                            asked[0] += settings.guidance() == 0 ? 1 : 2;
                            return look(canvas, kept.length, open, uniforms, settings);
                        },
                        settings,
                        listener,
                        cancelled);
        int[] canvas = sampler.fill(kept, places, settled -> cut(settled, settings).complete());
        Cut cut = cut(canvas, settings);
        String before = text.decode(read);
        String story =
                text.decode(
                        IntStream.concat(Arrays.stream(read), Arrays.stream(cut.tokens)).toArray());
        return new MaskedGeneration(
                before,
                story.substring(before.length()),
                cut.tokens,
                cut.stop,
                asked[0],
                (System.nanoTime() - begin) / 1e9);
    }

    /// The text of a canvas.
    private record Cut(int[] tokens, WordStop stop) {
        boolean complete() {
            return stop == WordStop.END || stop == WordStop.SENTENCES;
        }
    }

    /// What stands before the first open place, the end of the story, or the end of the last sentence wanted.
    private Cut cut(int[] canvas, MaskedSettings settings) {
        var gate = new SentenceGate(text, settings.sentences());
        WordStop stop = WordStop.TOKENS;
        for (int token : canvas) {
            if (token == Tokenizer.MASK || token == Tokenizer.EOS) {
                stop = token == Tokenizer.EOS ? WordStop.END : WordStop.CANCELLED;
                break;
            }
            if (gate.add(token)) {
                return new Cut(Arrays.copyOf(gate.tokens(), gate.certain()), WordStop.SENTENCES);
            }
        }
        gate.end();
        return new Cut(Arrays.copyOf(gate.tokens(), gate.certain()), stop);
    }

    private MaskedOpinion look(
            int[] canvas, int prompt, int[] open, float[] uniforms, MaskedSettings settings) {
        int[] blind = canvas.clone();
        // Place 0 is never open: in training it never was.
        Arrays.fill(blind, 1, prompt, Tokenizer.MASK);
        List<FloatTensor> answers =
                module.infer(
                        "masked_look",
                        longs(canvas, 1, canvas.length),
                        longs(blind, 1, canvas.length),
                        longs(open, open.length),
                        FloatTensor.of(uniforms, open.length),
                        FloatTensor.of(
                                new float[] {
                                    (float) settings.temperature(), (float) settings.guidance()
                                },
                                2));
        var alternatives = new int[open.length][];
        var chances = new float[open.length][];
        for (int i = 0; i < open.length; i++) {
            alternatives[i] = ints(answers.get(3).row(i));
            chances[i] = answers.get(4).row(i);
        }
        return new MaskedOpinion(
                ints(answers.get(0).values()),
                answers.get(1).values(),
                answers.get(2).values(),
                alternatives,
                chances);
    }

    /// Cuts text into sentences.
    public List<String> sentences(String passage) {
        return text.sentences(passage);
    }

    /// An upper bound of the nats of a text that follows another one, estimated like [#score].
    ///
    /// @param before what stands before it and is known; of more than the context holds only the end counts
    /// @throws IllegalStateException if the model is closed
    public synchronized double nats(String before, String passage, int draws, long seed) {
        requireOpen();
        int[] told = text.encode(passage);
        int room = Math.max(1, config.maxTokens() - told.length);
        int[] known = text.encodeFromStart(before);
        known = Arrays.copyOfRange(known, Math.max(0, known.length - room), known.length);
        int[] all = IntStream.concat(Arrays.stream(known), Arrays.stream(told)).toArray();
        all = Arrays.copyOf(all, Math.min(all.length, config.maxTokens()));
        return all.length == known.length ? 0 : bound(all, known.length, draws, seed, 0);
    }

    /// An upper bound of the nats of texts, each by itself: the negative evidence bound, estimated with random masks.
    ///
    /// Texts longer than the context are cut to it.
    ///
    /// @param draws masks for each text, at least 1; their shares are spread evenly over [0, 1]
    /// @throws IllegalStateException if the model is closed
    public synchronized ArScore score(List<String> texts, int draws, long seed) {
        requireOpen();
        double nats = 0;
        long tokens = 0;
        long bytes = 0;
        for (int i = 0; i < texts.size(); i++) {
            int[] ids = text.encodeFromStart(texts.get(i));
            ids = Arrays.copyOf(ids, Math.min(ids.length, config.maxTokens()));
            if (ids.length > 1) {
                nats += bound(ids, 1, draws, seed, i);
                tokens += ids.length - 1;
                bytes += text.decode(ids).getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return new ArScore(nats, tokens, bytes);
    }

    /// @param from first place that may be masked, at least 1
    private double bound(int[] ids, int from, int draws, long seed, int number) {
        var random = Randomness.stream(seed, SCORING, number);
        double first = random.nextDouble();
        int places = ids.length - from;
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            int wanted = Math.clamp(Math.round((first + draw) / draws * places), 1, places);
            int[] canvas = ids.clone();
            for (int place : Canvas.choose(from, ids.length, wanted, random)) {
                canvas[place] = Tokenizer.MASK;
            }
            float[] found =
                    module.infer(
                                    "masked_score",
                                    Canvas.pad(List.of(ids), config.maxTokens()),
                                    Canvas.pad(List.of(canvas), config.maxTokens()))
                            .getFirst()
                            .values();
            double drawn = 0;
            for (float value : found) {
                drawn += value;
            }
            sum += drawn * places / wanted;
        }
        return sum / draws;
    }

    private static LongTensor longs(int[] values, long... shape) {
        return LongTensor.of(Arrays.stream(values).asLongStream().toArray(), shape);
    }

    private static int[] ints(float[] values) {
        var ints = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
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
