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
import noema.model.reason.ConceptSampler;
import noema.model.reason.ConceptSettings;
import noema.model.render.Earlier;
import noema.model.render.TextRenderer;
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

    private final ConceptModel model;
    private final List<List<Earlier>> beginnings;
    private final SplittableRandom random;
    private final ConceptSampler thinker;
    private final Speech speech;
    private final Set<String> seen = new HashSet<>();
    private final List<KnownText> known = new ArrayList<>();
    private int stories;

    /// @param prompts beginnings of stories; none are needed
    StoryWriter(ConceptModel model, List<String> prompts, long seed) {
        this.model = model;
        this.beginnings =
                prompts.stream()
                        .map(prompt -> model.told(model.sentences(prompt)))
                        .filter(sentences -> !sentences.isEmpty())
                        .toList();
        this.random = Randomness.stream(seed, PLACE);
        this.thinker = new ConceptSampler(model.reasoner(), model.config());
        this.speech = new Speech(model, TokenSettings.UNREVISED, seed);
    }

    /// A story under way.
    private final class Telling {
        final int number = stories++;
        final long noise = random.nextLong();
        // Without guidance a thought costs half, strays farther and is worth having, too.
        final ConceptSettings settings =
                Variety.settings(
                        random.nextBoolean() ? 1 : Variety.guidance(random), THOUGHTS, random);
        final List<Earlier> story = new ArrayList<>();
        int told;

        Telling() {
            if (!beginnings.isEmpty() && Variety.prompted(random)) {
                story.addAll(beginnings.get(random.nextInt(beginnings.size())));
            }
        }

        /// What could come next, the best first; nothing when the story is over or cancelled.
        List<TextRenderer.Thought> think(BooleanSupplier cancelled) {
            double stop = model.reasoner().read(Earlier.concepts(story));
            if (told > 0 && (stop > OVER || told == LONGEST_STORY)) {
                return List.of();
            }
            return model.toSay(thinker.sample(settings, noise, told, step -> {}, cancelled), story);
        }

        void goOn(Earlier sentence) {
            story.add(sentence);
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
        List<Speech.Spoken> spoken = speech.say(thoughts, cancelled);
        if (cancelled.getAsBoolean()) {
            return;
        }
        List<Concept> concepts =
                model.encodeTokens(spoken.stream().map(Speech.Spoken::ids).toList());
        for (int i = 0; i < spoken.size(); i++) {
            keep(tellings.get(i / THOUGHTS), spoken.get(i), concepts.get(i));
        }
        for (int i = 0; i < tellings.size(); i++) {
            int first = i * THOUGHTS;
            tellings.get(i).goOn(new Earlier(concepts.get(first), spoken.get(first).ids()));
        }
    }

    private void keep(Telling telling, Speech.Spoken said, Concept concept) {
        String text = model.tokenizer().decode(said.ids()).strip();
        if (!text.isEmpty() && seen.add(text)) {
            known.add(
                    new KnownText(
                            text,
                            concept.values(),
                            telling.number,
                            telling.told,
                            said.ids().length,
                            said.confidence()));
        }
    }
}
