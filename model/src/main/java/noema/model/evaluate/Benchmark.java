package noema.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import noema.model.atlas.AtlasMemory;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.Precision;
import noema.model.text.Corpus;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TokenStories;
import noema.model.train.TrainingSpeed;
import noema.model.words.ArListener;
import noema.model.words.ArModel;
import noema.model.words.ArSettings;
import org.jspecify.annotations.Nullable;

/// Measures how fast a concept model is, beside an autoregressive one of the same size.
public final class Benchmark {

    private static final String PROMPT =
            "Once upon a time, there was a little girl named Lily. One day, she found a shiny key in the garden.";
    private static final int SENTENCES = 10;
    private static final Recipe QUICK =
            new Recipe(PROMPT, SENTENCES, 0, false, ConceptSettings.QUICK, TokenSettings.QUICK);
    private static final int BATCH = 128;

    /// Stories told before those that count, while Java compiles what is hot.
    private static final int WARM_UP = 12;

    private static final int TRIES = 4;
    private static final long MOST_STORIES = 20_000;

    private Benchmark() {}

    /// Measures everything that the plan has models and text for.
    ///
    /// @throws noema.model.tensor.NoemaException when a model or the corpus cannot be read
    public static BenchmarkReport run(BenchmarkPlan plan, EvaluationListener listener) {
        long begin = System.nanoTime();
        listener.progressed("models", 0);
        try (ConceptModel model = ConceptModel.load(plan.model(), plan.precision());
                ArModel baseline = load(plan)) {
            var notes = new ArrayList<String>();
            AtlasMemory.give(model, plan.model(), notes::add);
            int count = plan.stories();
            Stories aloud = stories(model, count, recipe(plan, true), listener.within(0.02, 0.08));
            Stories silent =
                    stories(model, count, recipe(plan, false), listener.within(0.08, 0.12));
            Stories quick = stories(model, count, QUICK, listener.within(0.12, 0.15));
            Double rival =
                    baseline == null
                            ? null
                            : rival(baseline, count, aloud, listener.within(0.15, 0.3));
            if (rival == null) {
                notes.add(
                        "No baseline that writes was given, so there is nothing to compare with.");
            }
            // Before training, which leaves much freed memory behind.
            Double growth = growth(plan, model, listener.within(0.3, 0.8));
            if (growth == null) {
                notes.add("The growth of memory was not asked for or cannot be told here.");
            }
            listener.progressed("matrix products", 0.8);
            double single = products(Precision.FP32);
            double half = products(Precision.BF16);
            listener.progressed("training", 0.85);
            Double training = training(plan, model);
            if (training == null) {
                notes.add("No text to train on was given, so the speed of training is unknown.");
            }
            return new BenchmarkReport(
                    aloud.seconds,
                    silent.seconds,
                    quick.seconds,
                    rival,
                    rival == null ? null : rival / aloud.seconds,
                    rival == null ? null : rival * quick.tokens / aloud.tokens / quick.seconds,
                    aloud.firstFrameMs,
                    aloud.tokens / aloud.seconds,
                    rival == null ? null : aloud.tokens / rival,
                    aloud.tokens,
                    training,
                    single,
                    half,
                    growth,
                    Machine.here(model.device()),
                    model.hash(),
                    plan.concepts(),
                    plan.tokens(),
                    (System.nanoTime() - begin) / 1e9,
                    List.copyOf(notes));
        }
    }

    private static @Nullable ArModel load(BenchmarkPlan plan) {
        return plan.baseline() == null ? null : ArModel.load(plan.baseline(), plan.precision());
    }

    private static Recipe recipe(BenchmarkPlan plan, boolean aloud) {
        return new Recipe(PROMPT, SENTENCES, 0, aloud, plan.concepts(), plan.tokens());
    }

    /// Medians over stories, scaled to ten sentences each.
    private record Stories(double seconds, double tokens, double firstFrameMs) {}

    private static Stories stories(
            ConceptModel model, int count, Recipe recipe, EvaluationListener listener) {
        var seconds = new ArrayList<Double>();
        var tokens = new ArrayList<Double>();
        var frames = new ArrayList<Double>();
        for (int i = -WARM_UP; i < count; i++) {
            listener.progressed("stories", (i + WARM_UP) / (double) (count + WARM_UP));
            long begin = System.nanoTime();
            var frame = new double[1];
            Trace trace =
                    model.generate(
                            recipe.withSeed(i),
                            event -> {
                                if (frame[0] == 0 && event instanceof TraceEvent.ThoughtStep) {
                                    frame[0] = (System.nanoTime() - begin) / 1e6;
                                }
                            },
                            () -> false);
            double spent = (System.nanoTime() - begin) / 1e9;
            if (i >= 0) {
                double scale = SENTENCES / (double) trace.sentences().size();
                int told =
                        trace.events(TraceEvent.SentenceSettled.class)
                                .mapToInt(sentence -> sentence.ids().length)
                                .sum();
                seconds.add(spent * scale);
                tokens.add(told * scale);
                frames.add(frame[0]);
            }
        }
        return new Stories(median(seconds), median(tokens), median(frames));
    }

    /// Seconds that the baseline needs for as many tokens; a story that it ends earlier is scaled up.
    private static @Nullable Double rival(
            ArModel baseline, int count, Stories stories, EvaluationListener listener) {
        int tokens = (int) Math.round(stories.tokens);
        var seconds = new ArrayList<Double>();
        for (int i = -WARM_UP; seconds.size() < count && i < 10 * count; i++) {
            listener.progressed("baseline", seconds.size() / (double) count);
            ArSettings usual = ArSettings.standard(SENTENCES, i);
            var settings =
                    new ArSettings(200, tokens, usual.temperature(), usual.topP(), usual.seed());
            var story = baseline.generate(PROMPT, settings, ArListener.NONE, () -> false);
            // One that ends at once says nothing about speed.
            if (i >= 0 && story.tokens().length >= 8) {
                seconds.add(story.seconds() * tokens / story.tokens().length);
            }
        }
        return seconds.isEmpty() ? null : median(seconds);
    }

    private static double products(Precision precision) {
        double best = 0;
        for (int i = 0; i < TRIES; i++) {
            best = Math.max(best, precision.matmulGigaflops());
        }
        return best;
    }

    private static @Nullable Double training(BenchmarkPlan plan, ConceptModel model) {
        if (plan.corpus() == null) {
            return null;
        }
        ModelConfig config =
                plan.trained()
                        .withVocabulary(
                                Math.max(plan.trained().vocabulary(), model.tokenizer().size()));
        var corpus =
                Corpus.open(
                        plan.corpus(),
                        TokenStories.splitter(model.tokenizer(), config.maxTokens()));
        TokenStories data =
                TokenStories.read(corpus, model.tokenizer(), config.maxTokens(), MOST_STORIES);
        return TrainingSpeed.gigaflops(data, config, plan.precision(), BATCH, plan.seconds());
    }

    private static @Nullable Double growth(
            BenchmarkPlan plan, ConceptModel model, EvaluationListener listener) {
        if (plan.generations() == 0) {
            return null;
        }
        return MemoryGrowth.perThousand(
                number -> {
                    var recipe =
                            new Recipe(PROMPT, 1, number, true, plan.concepts(), plan.tokens());
                    model.generate(recipe, event -> {}, () -> false);
                },
                plan.generations(),
                listener);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
