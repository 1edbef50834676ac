package noema.model.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import noema.model.tensor.Randomness;
import noema.model.words.ArModel;
import org.jspecify.annotations.Nullable;

/// Compares ways to write: what the stories are worth, whether their sentences stand in an order, which endings are expected, and
/// what it all costs.
final class WaysExam {

    /// Sentences of the stories that costs are scaled to.
    private static final double STORY = 10;

    private static final int MOST_ENDINGS = 200;
    private static final int FEWEST_TO_ORDER = 3;
    private static final long ORDER = 61;
    private static final long OTHER = 62;

    private WaysExam() {}

    /// Figures of a storyteller.
    static EvaluationReport.Level measure(
            Storyteller teller,
            List<TextExam.Sample> samples,
            EvaluationReport.Text text,
            HeldOut data,
            @Nullable ArModel scorer,
            long seed,
            EvaluationListener listener) {
        double seconds = samples.stream().mapToDouble(s -> s.told().seconds()).sum();
        long sentences = samples.stream().mapToInt(s -> s.told().sentences().size()).sum();
        long evaluations = samples.stream().mapToInt(s -> s.told().evaluations()).sum();
        long tokens = samples.stream().mapToInt(s -> s.told().tokens()).sum();
        Double order = scorer == null ? null : order(samples, scorer, seed);
        return new EvaluationReport.Level(
                text.generativePerplexity(),
                text.unigramEntropy(),
                text.distinct2(),
                text.rep4(),
                order,
                cloze(teller, data, seed, listener),
                sentences == 0 ? null : STORY * seconds / sentences,
                sentences == 0 ? null : STORY * evaluations / sentences,
                seconds == 0 ? null : tokens / seconds,
                samples.size());
    }

    /// How often the scorer prefers the sentences as they were told to the same ones shuffled; null without stories to shuffle.
    static @Nullable Double order(List<TextExam.Sample> samples, ArModel scorer, long seed) {
        int right = 0;
        int tried = 0;
        for (int i = 0; i < samples.size(); i++) {
            TextExam.Sample sample = samples.get(i);
            List<String> told = sample.continuation();
            if (told.stream().distinct().count() < FEWEST_TO_ORDER) {
                continue;
            }
            var shuffled = new ArrayList<>(told);
            Random random = Random.from(Randomness.stream(seed, ORDER, i));
            while (shuffled.equals(told)) {
                Collections.shuffle(shuffled, random);
            }
            right += nats(sample, told, scorer) < nats(sample, shuffled, scorer) ? 1 : 0;
            tried++;
        }
        return tried == 0 ? null : right / (double) tried;
    }

    private static double nats(TextExam.Sample sample, List<String> told, ArModel scorer) {
        var story = new ArrayList<>(sample.prompt());
        story.addAll(told);
        return scorer.score(List.of(String.join(" ", story))).nats();
    }

    /// How often the true last sentence of a held-out story surprises less than that of another story, of as many tokens as can
    /// be found; null when there are no two stories.
    private static @Nullable Double cloze(
            Storyteller teller, HeldOut data, long seed, EvaluationListener listener) {
        List<List<HeldOut.Sentence>> stories =
                data.stories().stream()
                        .filter(story -> story.size() >= FEWEST_TO_ORDER)
                        .limit(MOST_ENDINGS)
                        .toList();
        if (stories.size() < 2) {
            return null;
        }
        int right = 0;
        for (int i = 0; i < stories.size(); i++) {
            listener.progressed(teller.way().id() + ", endings", i / (double) stories.size());
            List<HeldOut.Sentence> story = stories.get(i);
            List<String> before =
                    story.subList(0, story.size() - 1).stream()
                            .map(HeldOut.Sentence::text)
                            .toList();
            String foil = foil(stories, i, seed).text();
            right +=
                    teller.surprise(before, story.getLast().text()) < teller.surprise(before, foil)
                            ? 1
                            : 0;
        }
        return right / (double) stories.size();
    }

    /// The last sentence of another story whose length is nearest; of several, a random one.
    private static HeldOut.Sentence foil(List<List<HeldOut.Sentence>> stories, int at, long seed) {
        HeldOut.Sentence truth = stories.get(at).getLast();
        var others = new ArrayList<HeldOut.Sentence>();
        for (int i = 0; i < stories.size(); i++) {
            if (i != at && !stories.get(i).getLast().text().equals(truth.text())) {
                others.add(stories.get(i).getLast());
            }
        }
        if (others.isEmpty()) {
            others.add(stories.get((at + 1) % stories.size()).getLast());
        }
        Collections.shuffle(others, Random.from(Randomness.stream(seed, OTHER, at)));
        return others.stream()
                .min(Comparator.comparingInt(s -> Math.abs(s.ids().length - truth.ids().length)))
                .orElseThrow();
    }
}
