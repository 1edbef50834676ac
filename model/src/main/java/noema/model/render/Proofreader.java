package noema.model.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.concept.Canvas;
import noema.model.concept.Concept;
import noema.model.concept.SentenceEncoder;
import noema.model.tensor.NoemaException;

/// Brings the sentences of clear concepts back to the letter: analysis by synthesis.
///
/// What was said of a concept is read again by the encoder. Where that is another concept, words are exchanged for others that the
/// renderer took into account, the likeliest first, as long as that leads nearer, until the sentence reads as the concept. Only
/// an encoder's own concept is ever reached: sentences of one wrong word are some 4 away from it (8 x 32 numbers, held-out
/// stories), the right one not at all.
public final class Proofreader {

    /// Root mean square over the numbers of a concept up to which two are the same: in bf16 roundings differ from batch to batch.
    private static final double SAME = 1 / 64.0;

    /// From there on too much is wrong for a search that exchanges word by word.
    private static final double FAR = 0.7;

    /// Sentences that are read in one evaluation.
    private static final int AT_ONCE = 48;

    /// Evaluations for each sentence; two or three are usual.
    private static final int MOST_EVALUATIONS = 16;

    private static final double LEAST_CHANCE = 1e-9;

    private final SentenceEncoder encoder;
    private final TextRenderer renderer;

    /// A proofreader of what a renderer says, with the encoder whose concepts it learned to say.
    public Proofreader(SentenceEncoder encoder, TextRenderer renderer) {
        this.encoder = encoder;
        this.renderer = renderer;
    }

    /// Sentences as they should read.
    ///
    /// @param sentences what was said of each concept, token ids
    /// @param concepts  without noise
    /// @param cancelled asked between evaluations of the network
    /// @return for each concept the sentence that reads as it, or where none was found, or when cancelled, the one that was said
    public List<int[]> proofread(
            List<int[]> sentences, List<Concept> concepts, BooleanSupplier cancelled) {
        if (sentences.size() != concepts.size()) {
            throw new NoemaException(
                    "There are %d sentences for %d concepts; give one for each."
                            .formatted(sentences.size(), concepts.size()));
        }
        var read = new ArrayList<int[]>();
        for (int from = 0; from < sentences.size(); from += AT_ONCE) {
            if (cancelled.getAsBoolean()) {
                return sentences;
            }
            int to = Math.min(sentences.size(), from + AT_ONCE);
            List<Concept> meanings = encoder.encode(sentences.subList(from, to));
            for (int i = from; i < to; i++) {
                double distance = distance(meanings.get(i - from), concepts.get(i));
                var draft = new Draft(sentences.get(i), distance);
                read.add(mended(draft, concepts.get(i), cancelled).tokens);
            }
        }
        return read;
    }

    /// Root mean square over the numbers.
    private static double distance(Concept a, Concept b) {
        return a.distance(b) / Math.sqrt(a.values().length);
    }

    /// A sentence and how far what it means is from what it should mean.
    private record Draft(int[] tokens, double distance) {

        boolean isRight() {
            return distance <= SAME;
        }

        int[] with(Exchange exchange) {
            int[] other = tokens.clone();
            other[exchange.place] = exchange.token;
            return other;
        }
    }

    /// Another token at a place.
    ///
    /// @param chance by the renderer, over that of the token that stands there
    private record Exchange(int place, int token, double chance) {}

    private Draft mended(Draft said, Concept concept, BooleanSupplier cancelled) {
        if (said.isRight() || said.distance > FAR) {
            return said;
        }
        Chain.Alternatives[] alternatives = alternatives(said.tokens.length, concept);
        Draft draft = said;
        List<Exchange> untried = exchanges(draft.tokens, alternatives);
        for (int i = 0; i < MOST_EVALUATIONS && !untried.isEmpty(); i++) {
            if (cancelled.getAsBoolean()) {
                return said;
            }
            int now = Math.min(AT_ONCE, untried.size());
            Draft best = best(draft, untried.subList(0, now), concept);
            if (best.isRight()) {
                return best;
            }
            untried =
                    best == draft
                            ? untried.subList(now, untried.size())
                            : exchanges(best.tokens, alternatives);
            draft = best;
        }
        return said;
    }

    /// The draft that is nearest to a concept: the one there is, or one with an exchange.
    private Draft best(Draft draft, List<Exchange> exchanges, Concept concept) {
        List<int[]> others = exchanges.stream().map(draft::with).toList();
        List<Concept> meanings = encoder.encode(others);
        Draft best = draft;
        for (int k = 0; k < others.size(); k++) {
            double distance = distance(meanings.get(k), concept);
            if (distance < best.distance) {
                best = new Draft(others.get(k), distance);
            }
        }
        return best;
    }

    private Chain.Alternatives[] alternatives(int length, Concept concept) {
        TextRenderer.Outlook outlook =
                renderer.look(
                        List.of(Canvas.open(length)),
                        List.of(TextRenderer.Thought.clear(concept)),
                        0);
        return Chain.of(outlook.candidates(), outlook.links(), 0, length).alternatives();
    }

    /// All of them, the likeliest first.
    private static List<Exchange> exchanges(int[] tokens, Chain.Alternatives[] alternatives) {
        var all = new ArrayList<Exchange>();
        for (int place = 0; place < tokens.length; place++) {
            int standing = tokens[place];
            Chain.Alternatives here = alternatives[place];
            double chance = LEAST_CHANCE + here.chance(standing);
            for (int k = 0; k < here.tokens().length; k++) {
                if (here.tokens()[k] != standing) {
                    all.add(new Exchange(place, here.tokens()[k], here.chances()[k] / chance));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Exchange::chance).reversed());
        return all;
    }
}
