package noema.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;
import noema.model.words.ArModel;
import noema.model.words.ArScore;
import org.jspecify.annotations.Nullable;

/// Compares told stories with real ones.
final class TextExam {

    /// Sentences of a real story that a told one begins with.
    static final int PROMPT = 2;

    /// Most sentences told of a story.
    static final int LENGTH = 8;

    private static final int MOST_STORIES = 100;
    private static final long TELL = 51;

    private TextExam() {}

    /// A real story and how a model goes on from its beginning.
    ///
    /// @param prompt its first sentences
    /// @param told   what a model tells after them, and what that cost
    /// @param real   what really comes after them, as many sentences as count of the told ones
    record Sample(List<String> prompt, Told told, List<String> real) {

        /// The told sentences that count.
        List<String> continuation() {
            return told.sentences().subList(0, real.size());
        }
    }

    /// Lets a model continue the first stories that go on after their beginning.
    static List<Sample> tell(
            HeldOut data, Storyteller teller, long seed, EvaluationListener listener) {
        String part = teller.way().id();
        List<List<HeldOut.Sentence>> stories =
                data.stories().stream()
                        .filter(story -> story.size() > PROMPT)
                        .limit(MOST_STORIES)
                        .toList();
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < stories.size(); i++) {
            listener.progressed(part, i / (double) stories.size());
            List<String> story = stories.get(i).stream().map(HeldOut.Sentence::text).toList();
            List<String> prompt = story.subList(0, PROMPT);
            int rest = Math.min(LENGTH, story.size() - PROMPT);
            long own = Randomness.stream(seed, TELL, i).nextLong();
            Told told = teller.tell(String.join(" ", prompt), rest, own, () -> false);
            int count = Math.min(rest, told.sentences().size());
            if (count > 0) {
                samples.add(new Sample(prompt, told, story.subList(PROMPT, PROMPT + count)));
            }
        }
        listener.progressed(part, 1);
        return samples;
    }

    /// The same samples as if the real continuations had been told.
    static List<Sample> real(List<Sample> samples) {
        return samples.stream()
                .map(s -> new Sample(s.prompt, new Told(s.real, 0, 0, 0), s.real))
                .toList();
    }

    /// Measures samples, told and real sentences alike.
    static EvaluationReport.Text measure(
            List<Sample> samples, Tokenizer tokenizer, @Nullable ArModel scorer) {
        List<int[]> prompts = samples.stream().map(s -> tokens(s.prompt, tokenizer)).toList();
        List<int[]> told = samples.stream().map(s -> tokens(s.continuation(), tokenizer)).toList();
        List<int[]> real = samples.stream().map(s -> tokens(s.real, tokenizer)).toList();
        long toldTokens = TextStatistics.tokens(told).count();
        long tokens = Math.min(toldTokens, TextStatistics.tokens(real).count());
        long pairs = Math.min(TextStatistics.pairs(told), TextStatistics.pairs(real));
        if (pairs == 0) {
            return EvaluationReport.Text.NONE;
        }
        return new EvaluationReport.Text(
                scorer == null ? null : perplexity(samples, Sample::continuation, scorer),
                scorer == null ? null : perplexity(samples, Sample::real, scorer),
                TextStatistics.entropy(told, tokens),
                TextStatistics.entropy(real, tokens),
                TextStatistics.distinctPairs(told, pairs),
                TextStatistics.distinctPairs(real, pairs),
                TextStatistics.repeatedGrams(prompts, told),
                TextStatistics.repeatedGrams(prompts, real),
                samples.size(),
                samples.stream().mapToInt(s -> s.real.size()).sum(),
                (int) toldTokens);
    }

    /// Perplexity of continuations given their beginnings: what the whole costs less what the beginning costs.
    private static double perplexity(
            List<Sample> samples, Function<Sample, List<String>> continuation, ArModel scorer) {
        ArScore beginnings =
                scorer.score(samples.stream().map(s -> String.join(" ", s.prompt)).toList());
        ArScore all =
                scorer.score(
                        samples.stream()
                                .map(s ->
                                        String.join(" ", s.prompt)
                                                + " "
                                                + String.join(" ", continuation.apply(s)))
                                .toList());
        return all.after(beginnings).perplexity();
    }

    private static int[] tokens(List<String> sentences, Tokenizer tokenizer) {
        return TextStatistics.tokens(sentences.stream().map(tokenizer::encode).toList()).toArray();
    }
}
