package noema.model.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSampler;
import noema.model.reason.ConceptSettings;
import noema.model.render.Lengths;
import noema.model.render.TextRenderer;
import noema.model.render.TokenSampler;
import noema.model.render.TokenSettings;
import noema.model.tensor.Randomness;

/// Lets a model tell many stories in step, for their sentences.
///
/// Each story thinks several next concepts side by side, which costs hardly more than one. All thoughts of all stories are then
/// put into words and read back together, and each story goes on with the one that the model itself holds to fit best (thinking
/// aloud, best of n). The others are roads not taken: no less what the model says in that place.
///
/// Words are the likeliest ones: drawing them adds few new sentences and many bad ones.
final class StoryWriter {

    /// Stories told in step.
    private static final int STORIES = 12;

    /// Thoughts that each of them has in every place.
    private static final int THOUGHTS = 6;

    private static final int LONGEST_STORY = 8;

    /// The model's own opinion above which a story is over.
    private static final double OVER = 0.5;

    private static final long PLACE = 0x73746f72696573L;

    /// Places of canvases that are rendered together, filling up included: with more of them the tables of word probabilities
    /// (places x vocabulary) outgrow the caches.
    private static final int PLACES = 256;

    private final ConceptModel model;
    private final List<List<Concept>> beginnings;
    private final SplittableRandom random;
    private final ConceptSampler thinker;
    private final TokenSampler speaker;
    private final long seed;
    private final Set<String> seen = new HashSet<>();
    private final List<KnownText> known = new ArrayList<>();
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
        // Without guidance a thought costs half, strays farther and is worth having, too.
        final ConceptSettings settings =
                Variety.settings(
                        random.nextBoolean() ? 1 : Variety.guidance(random), THOUGHTS, random);
        final List<Concept> concepts = new ArrayList<>();
        int told;

        Telling() {
            if (!beginnings.isEmpty() && Variety.prompted(random)) {
                concepts.addAll(beginnings.get(random.nextInt(beginnings.size())));
            }
        }

        /// What could come next, the best first; nothing when the story is over or cancelled.
        List<TextRenderer.Thought> think(BooleanSupplier cancelled) {
            double stop = model.reasoner().read(concepts);
            if (told > 0 && (stop > OVER || told == LONGEST_STORY)) {
                return List.of();
            }
            return model.toSay(
                    thinker.sample(settings, noise, told, step -> {}, cancelled), concepts);
        }

        void goOn(Concept concept) {
            concepts.add(concept);
            told++;
        }
    }

    /// Tells stories until there are enough different sentences, or the model has no more.
    ///
    /// @param wanted    how many sentences
    /// @param progress  hears how many there are
    /// @param cancelled asked between evaluations of the network
    /// @return at most `wanted`, in the order they were told
    List<KnownText> write(int wanted, IntConsumer progress, BooleanSupplier cancelled) {
        var tellings = new ArrayList<Telling>();
        int idle = 0;
        while (known.size() < wanted && idle < Variety.PATIENCE && !cancelled.getAsBoolean()) {
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
        var spoken = new Spoken[thoughts.size()];
        for (List<Integer> rows : batches(lengths)) {
            speak(thoughts, lengths, rows, spoken, cancelled);
            if (cancelled.getAsBoolean()) {
                return;
            }
        }
        List<Concept> concepts =
                model.encodeTokens(Arrays.stream(spoken).map(Spoken::ids).toList());
        for (int i = 0; i < spoken.length; i++) {
            keep(tellings.get(i / THOUGHTS), spoken[i], concepts.get(i));
        }
        for (int i = 0; i < tellings.size(); i++) {
            tellings.get(i).goOn(concepts.get(i * THOUGHTS));
        }
    }

    private record Spoken(int[] ids, float confidence) {}

    /// Groups canvases of similar lengths.
    private static List<List<Integer>> batches(List<Integer> lengths) {
        List<Integer> order =
                IntStream.range(0, lengths.size())
                        .boxed()
                        .sorted(Comparator.comparing(lengths::get))
                        .toList();
        var batches = new ArrayList<List<Integer>>();
        for (int row : order) {
            boolean full =
                    batches.isEmpty() || (batches.getLast().size() + 1) * lengths.get(row) > PLACES;
            if (full) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(row);
        }
        return batches;
    }

    private void speak(
            List<TextRenderer.Thought> thoughts,
            List<Integer> lengths,
            List<Integer> rows,
            Spoken[] spoken,
            BooleanSupplier cancelled) {
        var numbers = new ArrayList<Integer>();
        rows.forEach(row -> numbers.add(sentences++));
        var confidence = new float[rows.size()];
        List<int[]> rendered =
                speaker.render(
                        rows.stream().map(thoughts::get).toList(),
                        rows.stream().map(lengths::get).toList(),
                        numbers,
                        TokenSettings.UNREVISED,
                        seed,
                        frame -> confidence[frame.row()] = mean(frame.confidence()),
                        cancelled);
        for (int i = 0; i < rendered.size(); i++) {
            spoken[rows.get(i)] = new Spoken(rendered.get(i), confidence[i]);
        }
    }

    private void keep(Telling telling, Spoken said, Concept concept) {
        String text = model.tokenizer().decode(said.ids).strip();
        if (!text.isEmpty() && seen.add(text)) {
            known.add(
                    new KnownText(
                            text,
                            concept.values(),
                            telling.number,
                            telling.told,
                            said.ids.length,
                            said.confidence));
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
