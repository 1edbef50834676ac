package noema.model.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.render.Lengths;
import noema.model.render.TextRenderer.Exam;
import noema.model.render.TextRenderer.Thought;
import noema.model.render.TokenSettings;
import noema.model.tensor.Randomness;
import noema.model.words.ArModel;
import org.jspecify.annotations.Nullable;

/// Brings held-out sentences back from their concepts.
final class AutoencoderExam {

    private static final int BATCH = 64;
    private static final int SHORT = 16;
    private static final int MIDPOINTS = 200;

    private static final long NOISE = 31;
    private static final long SHUFFLE = 32;
    private static final long ORDER = 33;
    private static final long MIDPOINT = 34;

    private final ConceptModel model;
    private final long seed;
    private final Tally clean = new Tally();
    private final Tally atOnce = new Tally();
    private final Tally brief = new Tally();
    private final Tally cos90 = new Tally();
    private final Tally cos80 = new Tally();
    private final Tally ownLength = new Tally();
    private int rightLengths;
    private double shuffledNats;
    private long shuffledTokens;

    AutoencoderExam(ConceptModel model, long seed) {
        this.model = model;
        this.seed = seed;
    }

    EvaluationReport.Autoencoder take(
            HeldOut data, @Nullable ArModel scorer, EvaluationListener listener) {
        // In random order, so that an exchanged concept rarely is one of the same story.
        List<int[]> sentences =
                new ArrayList<>(data.sentences().stream().map(HeldOut.Sentence::ids).toList());
        Collections.shuffle(sentences, Random.from(Randomness.stream(seed, ORDER)));
        for (int from = 0; from < sentences.size(); from += BATCH) {
            listener.progressed("autoencoder", 0.9 * from / sentences.size());
            batch(sentences.subList(from, Math.min(sentences.size(), from + BATCH)), from);
        }
        Double midpoints = scorer == null ? null : midpoints(data, scorer);
        listener.progressed("autoencoder", 1);
        return new EvaluationReport.Autoencoder(
                clean.accuracy(),
                clean.exact(),
                brief.sentences == 0 ? null : brief.exact(),
                atOnce.accuracy(),
                atOnce.exact(),
                cos90.accuracy(),
                cos80.accuracy(),
                shuffledTokens == 0 ? null : shuffledNats / shuffledTokens,
                midpoints,
                rightLengths / (double) sentences.size(),
                ownLength.accuracy(),
                sentences.size());
    }

    private void batch(List<int[]> sentences, int first) {
        List<Concept> concepts = model.encodeTokens(sentences);
        List<Thought> thoughts = Thought.clear(concepts);
        Exam exam = model.renderer().examine(sentences, thoughts);
        List<int[]> read = model.proofreader().proofread(exam.likeliest(), concepts, () -> false);
        for (int i = 0; i < sentences.size(); i++) {
            atOnce.add(sentences.get(i), exam.likeliest().get(i));
            clean.add(sentences.get(i), read.get(i));
            if (sentences.get(i).length <= SHORT) {
                brief.add(sentences.get(i), read.get(i));
            }
        }
        noisy(sentences, concepts, 0.9, first, cos90);
        noisy(sentences, concepts, 0.8, first, cos80);
        lengths(sentences, thoughts, exam);
        if (sentences.size() > 1) {
            shuffled(sentences, thoughts, exam, first);
        }
    }

    private void noisy(
            List<int[]> sentences, List<Concept> concepts, double cosine, int first, Tally tally) {
        var thoughts = new ArrayList<Thought>();
        for (int i = 0; i < sentences.size(); i++) {
            Noised noised =
                    Noised.of(
                            concepts.get(i), cosine, seed, NOISE, first + i, (long) (cosine * 100));
            thoughts.add(new Thought(noised.concept(), noised.level(), List.of()));
        }
        Exam exam = model.renderer().examine(sentences, thoughts);
        for (int i = 0; i < sentences.size(); i++) {
            tally.add(sentences.get(i), exam.likeliest().get(i));
        }
    }

    /// What comes back when the model has to find the length itself: where it is wrong, the canvas is too long or too
    /// short, and a token counts when it is right at its place.
    private void lengths(List<int[]> sentences, List<Thought> thoughts, Exam exam) {
        List<float[]> chances = model.renderer().lengths(thoughts);
        var wrong = new ArrayList<Integer>();
        var canvases = new ArrayList<int[]>();
        for (int i = 0; i < sentences.size(); i++) {
            int length = Lengths.likeliest(chances.get(i));
            if (length == sentences.get(i).length) {
                rightLengths++;
                ownLength.add(sentences.get(i), exam.likeliest().get(i));
            } else {
                wrong.add(i);
                // Which tokens are hidden does not matter, only how many.
                var hidden = new int[length];
                Arrays.fill(hidden, model.tokenizer().size() - 1);
                canvases.add(hidden);
            }
        }
        if (wrong.isEmpty()) {
            return;
        }
        Exam other = model.renderer().examine(canvases, wrong.stream().map(thoughts::get).toList());
        for (int i = 0; i < wrong.size(); i++) {
            ownLength.add(sentences.get(wrong.get(i)), other.likeliest().get(i));
        }
    }

    private void shuffled(List<int[]> sentences, List<Thought> thoughts, Exam exam, int first) {
        int[] owners = Derangement.of(sentences.size(), Randomness.stream(seed, SHUFFLE, first));
        List<Thought> foreign = Arrays.stream(owners).mapToObj(thoughts::get).toList();
        Exam other = model.renderer().examine(sentences, foreign);
        for (int i = 0; i < sentences.size(); i++) {
            for (int k = 0; k < sentences.get(i).length; k++) {
                shuffledNats += other.nats().get(i)[k] - exam.nats().get(i)[k];
                shuffledTokens++;
            }
        }
    }

    private @Nullable Double midpoints(HeldOut data, ArModel scorer) {
        var pairs = new ArrayList<List<HeldOut.Sentence>>();
        for (List<HeldOut.Sentence> story : data.stories()) {
            for (int i = 0; i + 1 < story.size(); i++) {
                pairs.add(story.subList(i, i + 2));
            }
        }
        Collections.shuffle(pairs, Random.from(Randomness.stream(seed, MIDPOINT)));
        List<List<HeldOut.Sentence>> chosen = pairs.subList(0, Math.min(MIDPOINTS, pairs.size()));
        if (chosen.isEmpty()) {
            return null;
        }
        List<HeldOut.Sentence> ends = chosen.stream().flatMap(List::stream).toList();
        List<Concept> concepts =
                model.encodeTokens(ends.stream().map(HeldOut.Sentence::ids).toList());
        var thoughts = new ArrayList<Thought>();
        for (int i = 0; i < chosen.size(); i++) {
            thoughts.add(Thought.clear(concepts.get(2 * i).towards(concepts.get(2 * i + 1), 0.5)));
        }
        List<String> between =
                model.decode(thoughts, TokenSettings.DEFAULT.withTemperature(0), seed);
        return scorer.score(between).perplexity()
                / scorer.score(ends.stream().map(HeldOut.Sentence::text).toList()).perplexity();
    }

    /// Counts of right tokens and sentences.
    static final class Tally {
        private long tokens;
        private long right;
        private int sentences;
        private int exact;

        /// Compares place by place; places that the answer lacks are wrong.
        void add(int[] truth, int[] answer) {
            for (int i = 0; i < truth.length; i++) {
                right += i < answer.length && answer[i] == truth[i] ? 1 : 0;
            }
            tokens += truth.length;
            sentences++;
            exact += Arrays.equals(truth, answer) ? 1 : 0;
        }

        double accuracy() {
            return right / (double) tokens;
        }

        double exact() {
            return exact / (double) sentences;
        }
    }
}
