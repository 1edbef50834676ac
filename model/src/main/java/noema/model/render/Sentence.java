package noema.model.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import noema.model.concept.Canvas;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;

/// One sentence under way: its canvas, and what the network thinks of every place.
final class Sentence {

    /// Most tokens that one round of revision replaces, as a share of the sentence.
    private static final double REVISED = 0.2;

    /// How much likelier another token has to be to take the place of one that stands.
    private static final double MUCH = 2;

    /// Names the draws of words in [Randomness].
    private static final long WORDS = 11;

    /// A chance below it is as bad as this one.
    private static final double LEAST_CHANCE = 1e-4;

    /// Canvases that the unsure places of a sentence are dealt out to in a round of revision.
    private static final int HANDS = 2;

    final TextRenderer.Thought thought;
    final TokenSettings settings;
    final SplittableRandom random;
    final int[] ids;
    private final int row;
    private final boolean[] given;
    private final int[] settledAt;
    private final float[] confidence;
    private final float[] entropy;
    private final int[][] alternatives;
    private final float[][] chances;
    private final int[] drawn;
    private final List<TokenSampler.Frame> frames = new ArrayList<>();

    // How much likelier the drawn token is than the one that stands there; 0 for places that were
    // not thought over.
    private final double[] gain;

    // Whether a second look has changed nothing, so that another would see the same again.
    private boolean content;

    /// @param row     of its thought among those that are rendered together
    /// @param length  tokens
    /// @param number  of the sentence in the run; with the seed and the wording it decides everything random
    /// @param wording which of several of the same thought, from 0
    Sentence(
            int row,
            TextRenderer.Thought thought,
            int length,
            int number,
            int wording,
            TokenSettings settings,
            long seed) {
        this.row = row;
        this.thought = thought;
        this.settings = settings;
        this.random =
                wording == 0
                        ? Randomness.stream(seed, WORDS, number)
                        : Randomness.stream(seed, WORDS, number, wording);
        ids = Canvas.open(length);
        given = new boolean[length];
        settledAt = new int[length];
        confidence = new float[length];
        entropy = new float[length];
        alternatives = new int[length][0];
        chances = new float[length][0];
        drawn = new int[length];
        gain = new double[length];
    }

    /// Commits a token before the first step; nothing replaces it.
    void give(int place, int token) {
        if (place < ids.length) {
            ids[place] = token;
            settledAt[place] = 1;
            confidence[place] = 1;
            given[place] = true;
        }
    }

    /// Whether a place is open.
    boolean isOpen() {
        return settledPlaces() < ids.length;
    }

    /// What it looked like after each of its steps so far.
    List<TokenSampler.Frame> frames() {
        return List.copyOf(frames);
    }

    /// How sure the network is of the words on average: the mean logarithm of their chances, as it last saw them. Words that
    /// were given do not count.
    double sureness() {
        return IntStream.range(0, ids.length)
                .filter(k -> !given[k])
                .mapToDouble(k -> Math.log(Math.max(LEAST_CHANCE, confidence[k])))
                .average()
                .orElse(0);
    }

    /// Takes in what the network would say at the open places, from the answer `first` on; answers which comes next.
    int hear(TextRenderer.Outlook outlook, int first) {
        forgetOpinions();
        int[] open = open();
        int end = first + open.length;
        Chain chain = Chain.of(outlook.candidates(), outlook.links(), first, end);
        int[] tokens =
                settings.temperature() == 0
                        ? chain.likeliest()
                        : chain.drawn(
                                random.doubles(open.length).toArray(), settings.temperature());
        Chain.Alternatives[] all = chain.alternatives();
        for (int i = 0; i < open.length; i++) {
            Chain.Alternatives some = all[i].first(TextRenderer.TOP);
            note(open[i], tokens[i], outlook.entropy()[first + i], some.tokens(), some.chances());
            confidence[open[i]] = all[i].chance(tokens[i]);
        }
        return end;
    }

    private int[] open() {
        return IntStream.range(0, ids.length).filter(k -> ids[k] == Tokenizer.MASK).toArray();
    }

    /// Commits what the plan wants in this step, and whatever is sure.
    TokenSampler.Frame commit(int step) {
        boolean last = step >= settings.steps();
        int settled = settledPlaces();
        int wanted =
                last ? ids.length : (int) Math.ceil(ids.length * step / (double) settings.steps());
        Integer[] order = places();
        sort(order);
        for (int place : order) {
            boolean sure = confidence[place] >= settings.threshold() && settings.threshold() < 1;
            if (ids[place] != Tokenizer.MASK || !(settled < wanted || sure)) {
                continue;
            }
            if (!last && repeatsNeighbour(place, step)) {
                continue;
            }
            ids[place] = drawn[place];
            settledAt[place] = step;
            settled++;
        }
        return frame(step);
    }

    /// Places of a complete sentence that are thought over together, in ascending order.
    record Doubt(Sentence sentence, List<Integer> places) {

        /// The sentence with these places masked.
        int[] canvas() {
            int[] canvas = sentence.ids.clone();
            places.forEach(place -> canvas[place] = Tokenizer.MASK);
            return canvas;
        }

        /// The tokens that stand there.
        IntStream hidden() {
            return places.stream().mapToInt(place -> sentence.ids[place]);
        }
    }

    /// The places that nobody gave and the network was not sure of when it last saw them, dealt out so that neighbours are
    /// thought over apart; none once a look has changed nothing.
    List<Doubt> doubts() {
        forgetOpinions();
        List<Integer> unsure =
                IntStream.range(0, ids.length)
                        .filter(k -> !content && !given[k] && confidence[k] < settings.threshold())
                        .boxed()
                        .toList();
        int hands = Math.min(HANDS, unsure.size());
        return IntStream.range(0, hands)
                .mapToObj(hand ->
                        new Doubt(
                                this,
                                IntStream.iterate(hand, i -> i < unsure.size(), i -> i + hands)
                                        .mapToObj(unsure::get)
                                        .toList()))
                .toList();
    }

    /// Takes in what the network thinks of a place in the light of all others.
    void hear(int place, TextRenderer.Doubt opinion, int answer) {
        int from = answer * TextRenderer.TOP;
        int to = from + TextRenderer.TOP;
        note(
                place,
                (int) opinion.likeliest()[answer],
                opinion.entropy()[answer],
                IntStream.range(from, to).map(a -> (int) opinion.top()[a]).toArray(),
                Arrays.copyOfRange(opinion.chances(), from, to));
        float best = opinion.probability()[answer];
        confidence[place] = opinion.standing()[answer];
        gain[place] = drawn[place] == ids[place] ? 1 : best / Math.max(1e-12, confidence[place]);
    }

    /// Replaces the tokens that are least at home, but no two neighbours, since either was judged in the light of the other.
    TokenSampler.Frame revise(int step) {
        int most = (int) Math.ceil(REVISED * ids.length);
        Integer[] order = places();
        Arrays.sort(order, Comparator.comparingDouble(place -> -gain[place]));
        content = true;
        for (int place : order) {
            boolean beside =
                    (place > 0 && settledAt[place - 1] == step)
                            || (place + 1 < ids.length && settledAt[place + 1] == step);
            if (gain[place] >= MUCH && !beside && most > 0) {
                confidence[place] = (float) Math.min(1, confidence[place] * gain[place]);
                ids[place] = drawn[place];
                settledAt[place] = step;
                content = false;
                most--;
            }
        }
        return frame(step);
    }

    private TokenSampler.Frame frame(int step) {
        var frame =
                new TokenSampler.Frame(
                        row,
                        step,
                        settings.steps() + settings.remask(),
                        ids.clone(),
                        settledAt.clone(),
                        confidence.clone(),
                        entropy.clone(),
                        Arrays.stream(alternatives).map(int[]::clone).toArray(int[][]::new),
                        Arrays.stream(chances).map(float[]::clone).toArray(float[][]::new));
        frames.add(frame);
        return frame;
    }

    private void forgetOpinions() {
        for (int k = 0; k < ids.length; k++) {
            entropy[k] = 0;
            alternatives[k] = new int[0];
            chances[k] = new float[0];
            gain[k] = 0;
        }
    }

    private void note(int place, int token, float nats, int[] likely, float[] likelihood) {
        drawn[place] = token;
        entropy[place] = nats;
        alternatives[place] = likely;
        chances[place] = likelihood;
    }

    private boolean repeatsNeighbour(int place, int step) {
        return (place > 0 && settledAt[place - 1] == step && ids[place - 1] == drawn[place])
                || (place + 1 < ids.length
                        && settledAt[place + 1] == step
                        && ids[place + 1] == drawn[place]);
    }

    private void sort(Integer[] order) {
        switch (settings.order()) {
            case CONFIDENCE ->
                    Arrays.sort(order, (a, b) -> Float.compare(confidence[b], confidence[a]));
            case ENTROPY -> Arrays.sort(order, (a, b) -> Float.compare(entropy[a], entropy[b]));
            case RANDOM -> {
                for (int i = order.length - 1; i > 0; i--) {
                    int j = random.nextInt(i + 1);
                    Integer swapped = order[i];
                    order[i] = order[j];
                    order[j] = swapped;
                }
            }
        }
    }

    private Integer[] places() {
        var places = new Integer[ids.length];
        Arrays.setAll(places, i -> i);
        return places;
    }

    private int settledPlaces() {
        int settled = 0;
        for (int id : ids) {
            settled += id == Tokenizer.MASK ? 0 : 1;
        }
        return settled;
    }
}
