package noema.model.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Settles the tokens of sentences step by step: masked discrete diffusion in sampling direction.
///
/// A canvas starts fully masked at the sentence's length. In every step the network is asked about all open places at
/// once, and some of its answers are committed: as many as the plan wants, in the order asked for, and beyond that every
/// answer above the confidence threshold (Fast-dLLM). Its answers are a [chain][Chain], so that neighbours agree; those that
/// repeat each other all the same are not committed in the same step. Committed tokens stay (carry-over) until the sentence is complete.
///
/// Optional rounds then look at the complete sentence again: the tokens that were not sure are masked once more, every second of
/// them together, so that the network sees their neighbours, and where it would now much rather say something else that is
/// said (an informed corrector, Zhao et al. 2024, arXiv 2407.21243). Tokens of one step know of their neighbours alone; this is where
/// all of them meet.
///
/// A thought can be put into words several times, and of these wordings the one is kept that the network is surest of: words that
/// were drawn do not always go together, and then it is less sure of them.
public final class TokenSampler {

    /// Canvases in one evaluation, so that cancelling does not have to wait, nor memory to hold all.
    private static final int AT_ONCE = 64;

    private final TextRenderer renderer;

    /// A sampler over a renderer.
    public TokenSampler(TextRenderer renderer) {
        this.renderer = renderer;
    }

    /// A canvas after a step.
    ///
    /// @param row         which of the sentences rendered together
    /// @param step        from 1
    /// @param steps       steps planned at most, rounds of revision included
    /// @param ids         tokens, MASK where still open
    /// @param settledAt   step in which each token was committed, 0 where open
    /// @param confidence  probability of the committed token, or of the token drawn for an open place, 0 to 1
    /// @param entropy     of each place's distribution, in nats; 0 for places that were not open
    /// @param alternatives likeliest tokens of each place that was open in this step or thought over, else empty
    /// @param chances     their probabilities
    public record Frame(
            int row,
            int step,
            int steps,
            int[] ids,
            int[] settledAt,
            float[] confidence,
            float[] entropy,
            int[][] alternatives,
            float[][] chances) {}

    /// Hears every frame of the sentences that are kept.
    @FunctionalInterface
    public interface Listener {
        /// Called after each step of each sentence; where there are several wordings, once it is known which is kept.
        void drawn(Frame frame);
    }

    /// Renders several thoughts side by side, all words left to the network.
    ///
    /// @see #render(List, List, List, List, TokenSettings, long, Listener, BooleanSupplier)
    public List<int[]> render(
            List<TextRenderer.Thought> thoughts,
            List<Integer> lengths,
            List<Integer> rows,
            TokenSettings settings,
            long seed,
            Listener listener,
            BooleanSupplier cancelled) {
        List<Map<Integer, Integer>> none = Collections.nCopies(thoughts.size(), Map.of());
        return render(thoughts, lengths, rows, none, settings, seed, listener, cancelled);
    }

    /// Renders several thoughts side by side.
    ///
    /// @param lengths   tokens of each sentence, at least 1
    /// @param rows      number of each sentence in the run; with the seed it decides everything random
    /// @param given     for each sentence the tokens that stand at places of it from the first step on, whatever the network
    ///                  thinks; places beyond the length are without effect
    /// @param cancelled asked before every step and between evaluations of the network
    /// @return token ids of each sentence; places still open when cancelled hold MASK
    public List<int[]> render(
            List<TextRenderer.Thought> thoughts,
            List<Integer> lengths,
            List<Integer> rows,
            List<Map<Integer, Integer>> given,
            TokenSettings settings,
            long seed,
            Listener listener,
            BooleanSupplier cancelled) {
        int trials = settings.trials();
        var wordings = new ArrayList<List<Sentence>>();
        for (int i = 0; i < thoughts.size(); i++) {
            var some = new ArrayList<Sentence>();
            for (int wording = 0; wording < trials; wording++) {
                var sentence =
                        new Sentence(
                                i,
                                thoughts.get(i),
                                lengths.get(i),
                                rows.get(i),
                                wording,
                                settings,
                                seed);
                given.get(i).forEach(sentence::give);
                some.add(sentence);
            }
            wordings.add(some);
        }
        settle(wordings, settings, trials == 1 ? listener : frame -> {}, cancelled);
        List<Sentence> kept = wordings.stream().map(TokenSampler::surest).toList();
        if (trials > 1) {
            kept.stream()
                    .flatMap(sentence -> sentence.frames().stream())
                    .sorted(Comparator.comparingInt(Frame::step))
                    .forEach(listener::drawn);
        }
        return kept.stream().map(s -> s.ids).toList();
    }

    private static Sentence surest(List<Sentence> wordings) {
        return wordings.stream()
                .max(
                        Comparator.comparing((Sentence s) -> !s.isOpen())
                                .thenComparingDouble(Sentence::sureness))
                .orElseThrow();
    }

    private void settle(
            List<List<Sentence>> wordings,
            TokenSettings settings,
            Listener listener,
            BooleanSupplier cancelled) {
        List<Sentence> sentences = wordings.stream().flatMap(List::stream).toList();
        int total = settings.steps() + settings.remask();
        for (int step = 1; step <= total && !cancelled.getAsBoolean(); step++) {
            if (step > settings.steps()) {
                revise(sentences, step, listener, cancelled);
                continue;
            }
            List<Sentence> open = sentences.stream().filter(Sentence::isOpen).toList();
            if (open.isEmpty()) {
                continue;
            }
            // Before the first step all wordings of a thought are the same canvas.
            List<List<Sentence>> alike =
                    step == 1 ? alike(wordings) : open.stream().map(List::of).toList();
            if (!inParts(alike, some -> look(some, settings), cancelled)) {
                return;
            }
            for (Sentence sentence : open) {
                listener.drawn(sentence.commit(step));
            }
        }
    }

    private static List<List<Sentence>> alike(List<List<Sentence>> wordings) {
        return wordings.stream().filter(some -> some.getFirst().isOpen()).toList();
    }

    /// One round of revision of complete sentences; when cancelled they stay as they are.
    private void revise(
            List<Sentence> sentences, int step, Listener listener, BooleanSupplier cancelled) {
        var doubts = new ArrayList<Sentence.Doubt>();
        sentences.forEach(sentence -> doubts.addAll(sentence.doubts()));
        if (!inParts(doubts, this::ask, cancelled)) {
            return;
        }
        doubts.stream()
                .map(Sentence.Doubt::sentence)
                .distinct()
                .forEach(sentence -> listener.drawn(sentence.revise(step)));
    }

    /// Hands over what is to be evaluated, as much as goes at once.
    ///
    /// @return whether all of it was
    private static <T> boolean inParts(
            List<T> all, Consumer<List<T>> evaluation, BooleanSupplier cancelled) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            evaluation.accept(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return true;
    }

    private void ask(List<Sentence.Doubt> doubts) {
        Sentence any = doubts.getFirst().sentence();
        TextRenderer.Doubt opinion =
                renderer.doubt(
                        doubts.stream().map(Sentence.Doubt::canvas).toList(),
                        doubts.stream().map(doubt -> doubt.sentence().thought).toList(),
                        doubts.stream()
                                .flatMapToInt(Sentence.Doubt::hidden)
                                .asLongStream()
                                .toArray(),
                        any.settings.guidance());
        int heard = 0;
        for (Sentence.Doubt doubt : doubts) {
            for (int place : doubt.places()) {
                doubt.sentence().hear(place, opinion, heard++);
            }
        }
    }

    /// One evaluation.
    ///
    /// @param alike sentences that stand open, those of the same thought with the same canvas together
    private void look(List<List<Sentence>> alike, TokenSettings settings) {
        TextRenderer.Outlook outlook =
                renderer.look(
                        alike.stream().map(some -> some.getFirst().ids).toList(),
                        alike.stream().map(some -> some.getFirst().thought).toList(),
                        settings.guidance());
        int heard = 0;
        for (List<Sentence> some : alike) {
            int next = heard;
            for (Sentence sentence : some) {
                next = sentence.hear(outlook, heard);
            }
            heard = next;
        }
    }
}
