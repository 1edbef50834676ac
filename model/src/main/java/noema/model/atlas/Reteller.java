package noema.model.atlas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSampler;
import noema.model.reason.NoiseSchedule;
import noema.model.render.Earlier;
import noema.model.render.TextRenderer;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.Randomness;
import noema.model.text.Corpus;
import noema.model.text.SentenceSplitter;
import noema.model.text.Story;

/// Has a model tell the stories of a corpus in its own words.
///
/// Each sentence is known as a vague thought only, its concept under noise, with the true sentences before it in view. What it is
/// about and how it is built come through; single words are the model's. Kept are the sentences that it is sure of, and of those that
/// the corpus has word for word only short ones, which belong to nobody.
final class Reteller {

    /// At this noise level a third of the sentences come back word for word, and most others differ in one or two words
    /// (docs/experiments.md, 33).
    private static final double VAGUE = 0.6;

    /// Mean probability of its words that a sentence must have.
    private static final double SURE = 0.85;

    /// Most words of a sentence that may stand in the corpus as it is.
    private static final int SHORT = 6;

    /// Thoughts that are put into words together.
    private static final int TOGETHER = 256;

    /// The likeliest words, with second looks.
    private static final TokenSettings CAREFUL =
            new TokenSettings(4, 0, 0, TokenOrder.CONFIDENCE, 0.9, 2);

    private static final long NOISE = 0x726574656c6cL;

    private final ConceptModel model;
    private final Speech speech;
    private final long seed;
    private final Set<String> original = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<KnownText> known = new ArrayList<>();
    private int thoughts;

    Reteller(ConceptModel model, long seed) {
        this.model = model;
        this.seed = seed;
        this.speech = new Speech(model, CAREFUL, seed);
    }

    private record Waiting(TextRenderer.Thought thought, int story, int position) {}

    /// Tells the stories from the beginning until there are enough different sentences, or no more stories.
    ///
    /// @param most      sentences at most
    /// @param progress  hears how many there are
    /// @param cancelled asked between evaluations of the network
    /// @throws noema.model.tensor.NoemaException when the corpus cannot be read
    List<KnownText> retell(Path corpus, int most, IntConsumer progress, BooleanSupplier cancelled) {
        var splitter = new SentenceSplitter(model.config().maxTokens(), model.tokenizer()::count);
        Corpus stories = Corpus.open(corpus, splitter);
        try (Stream<Story> all = stories.stories()) {
            original.addAll(
                    all.takeWhile(story -> !cancelled.getAsBoolean())
                            .flatMap(story -> story.sentences().stream())
                            .map(String::strip)
                            .collect(Collectors.toSet()));
        }
        try (Stream<Story> all = stories.stories()) {
            Iterator<Story> next = all.iterator();
            for (int s = 0; known.size() < most && next.hasNext(); s++) {
                if (cancelled.getAsBoolean()) {
                    return List.of();
                }
                think(next.next(), s);
                if (waiting.size() >= TOGETHER) {
                    tell(cancelled);
                    progress.accept(Math.min(most, known.size()));
                }
            }
        }
        tell(cancelled);
        return List.copyOf(known.subList(0, Math.min(most, known.size())));
    }

    private void think(Story story, int number) {
        List<int[]> sentences =
                story.sentences().stream()
                        .map(text -> model.tokenizer().encode(text.strip()))
                        .filter(ids -> ids.length > 0 && ids.length <= model.config().maxTokens())
                        .toList();
        List<Concept> concepts = model.encodeTokens(sentences);
        var told = new ArrayList<Earlier>();
        for (int i = 0; i < concepts.size(); i++) {
            var thought =
                    new ConceptSampler.Thought(
                            0, vague(concepts.get(i)), concepts.get(i), VAGUE, Double.NaN);
            waiting.add(new Waiting(model.toSay(List.of(thought), told).getFirst(), number, i));
            told.add(new Earlier(concepts.get(i), sentences.get(i)));
        }
    }

    private Concept vague(Concept clear) {
        float[] noise =
                Randomness.gaussians(
                        Randomness.stream(seed, NOISE, thoughts++), clear.values().length);
        return NoiseSchedule.noised(clear, VAGUE, noise);
    }

    private void tell(BooleanSupplier cancelled) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Speech.Spoken> spoken =
                speech.say(waiting.stream().map(Waiting::thought).toList(), cancelled);
        if (cancelled.getAsBoolean()) {
            return;
        }
        List<Concept> meanings =
                model.encodeTokens(spoken.stream().map(Speech.Spoken::ids).toList());
        for (int i = 0; i < spoken.size(); i++) {
            keep(waiting.get(i), spoken.get(i), meanings.get(i));
        }
        waiting.clear();
    }

    private void keep(Waiting from, Speech.Spoken said, Concept concept) {
        String text = model.tokenizer().decode(said.ids()).strip();
        boolean own = !original.contains(text) || text.split(" ").length <= SHORT;
        // Said in other tokens than its text is cut into, it would not mean what that does.
        boolean whole = Arrays.equals(model.tokenizer().encode(text), said.ids());
        if (said.confidence() >= SURE && own && whole && !text.isEmpty() && seen.add(text)) {
            known.add(
                    new KnownText(
                            text,
                            concept.values(),
                            from.story,
                            from.position,
                            said.ids().length,
                            said.confidence()));
        }
    }
}
