package noema.model.atlas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.generate.Lengths;
import noema.model.reason.ConceptSampler;
import noema.model.reason.ConceptSettings;
import noema.model.render.TextRenderer;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSampler;
import noema.model.render.TokenSettings;
import noema.model.tensor.Randomness;

/// Lets a model tell many stories in step, for their sentences.
///
/// Each story thinks several next concepts side by side, which costs hardly more than one. All thoughts of all stories are then
/// put into words and read back together, and each story goes on with the one that the model itself holds to fit best (thinking
/// aloud, best of n). The others are roads not taken: no less what the model says in that place.
///
/// Variety comes from the beginnings (most stories start from nothing, some from a prompt), from guidance and initial noise,
/// which differ from story to story, and from words drawn at a temperature above zero.
final class StoryWriter {

    /// Stories told in step.
    private static final int STORIES = 16;

    /// Thoughts that each of them has in every place.
    private static final int THOUGHTS = 4;

    private static final int LONGEST_STORY = 12;

    /// One story in so many starts from a prompt.
    private static final int PROMPTED = 3;

    /// The model's own opinion above which a story is over.
    private static final double OVER = 0.5;

    /// A model that in so many rounds says nothing new has no more to say.
    private static final int PATIENCE = 40;

    private static final long PLACE = 0x73746f72696573L;
    private static final TokenSettings WORDS =
            new TokenSettings(6, 0, 0.3, TokenOrder.CONFIDENCE, 0.9, 1);

    private final ConceptModel model;
    private final List<List<Concept>> beginnings;
    private final SplittableRandom random;
    private final ConceptSampler thinker;
    private final TokenSampler speaker;
    private final long seed;
    private final Set<String> seen = new HashSet<>();
    private final List<KnownSentence> known = new ArrayList<>();
    private int stories;
    private int sentences;

    /// @param prompts beginnings of stories; none are needed
    StoryWriter(ConceptModel model, List<String> prompts, long seed) {
        this.model = model;
        this.seed = seed;
        this.beginnings =
                prompts.stream()
                        .map(prompt -> model.encode(model.sentences(prompt)))
                        .filter(concepts -> !concepts.isEmpty())
                        .toList();
        this.random = Randomness.stream(seed, PLACE);
        this.thinker = new ConceptSampler(model.reasoner(), model.config());
        this.speaker = new TokenSampler(model.renderer());
    }

    /// A story under way.
    private final class Telling {
        final int number = stories++;
        final long noise = random.nextLong();
        final ConceptSettings settings =
                new ConceptSettings(
                        8,
                        1 + random.nextDouble(),
                        0.7,
                        0.9 + 0.2 * random.nextDouble(),
                        0,
                        0.1,
                        THOUGHTS);
        final List<Concept> concepts = new ArrayList<>();
        int told;

        Telling() {
            if (!beginnings.isEmpty() && random.nextInt(PROMPTED) == 0) {
                concepts.addAll(beginnings.get(random.nextInt(beginnings.size())));
            }
        }

        /// What could come next, the best first; nothing when the story is over or cancelled.
        List<TextRenderer.Thought> think(BooleanSupplier cancelled) {
            double stop = model.reasoner().read(concepts);
            if (told > 0 && (stop > OVER || told == LONGEST_STORY)) {
                return List.of();
            }
            return thinker.sample(settings, noise, told, step -> {}, cancelled).stream()
                    .map(t -> new TextRenderer.Thought(t.noisy(), t.level(), before()))
                    .toList();
        }

        void goOn(Concept concept) {
            concepts.add(concept);
            told++;
        }

        private List<Concept> before() {
            int first = Math.max(0, concepts.size() - model.config().before());
            return List.copyOf(concepts.subList(first, concepts.size()).reversed());
        }
    }

    /// Tells stories until there are enough different sentences, or the model has no more.
    ///
    /// @param wanted    how many sentences
    /// @param progress  hears how many there are
    /// @param cancelled asked between evaluations of the network
    /// @return at most `wanted`, in the order they were told
    List<KnownSentence> write(int wanted, IntConsumer progress, BooleanSupplier cancelled) {
        var tellings = new ArrayList<Telling>();
        int idle = 0;
        while (known.size() < wanted && idle < PATIENCE && !cancelled.getAsBoolean()) {
            while (tellings.size() < STORIES) {
                tellings.add(new Telling());
            }
            int before = known.size();
            tell(tellings, cancelled);
            idle = known.size() == before ? idle + 1 : 0;
            progress.accept(Math.min(wanted, known.size()));
        }
        return List.copyOf(known.subList(0, Math.min(wanted, known.size())));
    }

    /// Adds a sentence to every story and drops those that are over.
    private void tell(List<Telling> tellings, BooleanSupplier cancelled) {
        var thoughts = new ArrayList<TextRenderer.Thought>();
        for (var all = tellings.iterator(); all.hasNext(); ) {
            List<TextRenderer.Thought> next = all.next().think(cancelled);
            if (cancelled.getAsBoolean()) {
                return;
            }
            if (next.isEmpty()) {
                all.remove();
            }
            thoughts.addAll(next);
        }
        if (thoughts.isEmpty()) {
            return;
        }
        List<Integer> lengths =
                model.renderer().lengths(thoughts).stream().map(Lengths::likeliest).toList();
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < thoughts.size(); i++) {
            numbers.add(sentences++);
        }
        var confidence = new float[thoughts.size()];
        List<int[]> rendered =
                speaker.render(
                        thoughts,
                        lengths,
                        numbers,
                        WORDS,
                        seed,
                        frame -> confidence[frame.row()] = mean(frame.confidence()),
                        cancelled);
        if (cancelled.getAsBoolean()) {
            return;
        }
        List<Concept> concepts = model.encodeTokens(rendered);
        for (int i = 0; i < rendered.size(); i++) {
            keep(tellings.get(i / THOUGHTS), rendered.get(i), concepts.get(i), confidence[i]);
        }
        for (int i = 0; i < tellings.size(); i++) {
            tellings.get(i).goOn(concepts.get(i * THOUGHTS));
        }
    }

    private void keep(Telling telling, int[] ids, Concept concept, float confidence) {
        String text = model.tokenizer().decode(ids).strip();
        if (!text.isEmpty() && seen.add(text)) {
            known.add(
                    new KnownSentence(
                            text,
                            concept.values(),
                            telling.number,
                            telling.told,
                            ids.length,
                            confidence));
        }
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }
}
