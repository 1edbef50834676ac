package noema.model.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import noema.model.generate.ArListener;
import noema.model.generate.ArModel;
import noema.model.generate.ArSettings;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.Precision;
import noema.model.tensor.Randomness;
import noema.model.trace.Recipe;
import org.jspecify.annotations.Nullable;

/// Measures a concept model on stories that it has not seen.
///
/// Everything random is a function of the seed: the same plan gives the same figures on the same device.
public final class Evaluation {

    private static final long TELL = 51;

    private Evaluation() {}

    /// Measures everything that the plan has models for.
    ///
    /// @param listener hears how far it has come
    /// @throws noema.model.tensor.NoemaException when a model or the corpus cannot be read
    public static EvaluationReport run(EvaluationPlan plan, EvaluationListener listener) {
        long begin = System.nanoTime();
        listener.progressed("models", 0);
        try (ConceptModel model = ConceptModel.load(plan.model(), plan.precision());
                ArModel scorer = load(plan.scorer(), Precision.FP32);
                ArModel baseline = load(plan.baseline(), plan.precision())) {
            listener.progressed("corpus", 0.02);
            HeldOut data =
                    HeldOut.read(
                            plan.corpus(),
                            model.tokenizer(),
                            model.config().maxTokens(),
                            plan.limit());
            var autoencoder =
                    new AutoencoderExam(model, plan.seed())
                            .take(data, scorer, listener.within(0.03, 0.35));
            var reasoner =
                    ReasonerExam.sentences(model, data, plan.seed())
                            .take(ConceptSettings.DEFAULT, listener.within(0.35, 0.6));
            var samples =
                    TextExam.tell(
                            data,
                            (prompt, sentences, number) ->
                                    told(model, prompt, sentences, seed(plan, number)),
                            "text",
                            listener.within(0.6, 0.85));
            var text = TextExam.measure(samples, model.tokenizer(), scorer);
            var baselineText = EvaluationReport.Text.NONE;
            if (baseline != null) {
                baselineText =
                        TextExam.measure(
                                TextExam.tell(
                                        data,
                                        (prompt, sentences, number) ->
                                                continued(
                                                        model,
                                                        baseline,
                                                        prompt,
                                                        sentences,
                                                        seed(plan, number)),
                                        "baseline",
                                        listener.within(0.85, 0.97)),
                                model.tokenizer(),
                                scorer);
            }
            Double bits = baseline == null ? null : baseline.score(data.texts()).bitsPerByte();
            listener.progressed("done", 1);
            return new EvaluationReport(
                    autoencoder,
                    reasoner,
                    text,
                    baselineText,
                    new EvaluationReport.Baseline(bits),
                    settings(plan),
                    String.valueOf(plan.corpus().getFileName()),
                    plan.limit(),
                    data.stories().size(),
                    model.device(),
                    model.hash(),
                    (System.nanoTime() - begin) / 1e9,
                    notes(plan, reasoner, text));
        }
    }

    private static @Nullable ArModel load(@Nullable Path folder, Precision precision) {
        return folder == null ? null : ArModel.load(folder, precision);
    }

    private static long seed(EvaluationPlan plan, int number) {
        return Randomness.stream(plan.seed(), TELL, number).nextLong();
    }

    private static List<String> told(ConceptModel model, String prompt, int sentences, long seed) {
        var recipe =
                new Recipe(
                        prompt,
                        sentences,
                        seed,
                        true,
                        ConceptSettings.DEFAULT,
                        TokenSettings.DEFAULT);
        return model.generate(recipe, event -> {}, () -> false).sentences();
    }

    private static List<String> continued(
            ConceptModel model, ArModel baseline, String prompt, int sentences, long seed) {
        var settings = ArSettings.standard(sentences, seed);
        return model.sentences(
                baseline.generate(prompt, settings, ArListener.NONE, () -> false).text());
    }

    private static EvaluationReport.Settings settings(EvaluationPlan plan) {
        ArSettings baseline = ArSettings.standard(TextExam.LENGTH, plan.seed());
        return new EvaluationReport.Settings(
                ConceptSettings.DEFAULT,
                TokenSettings.DEFAULT,
                TextExam.PROMPT,
                TextExam.LENGTH,
                baseline.temperature(),
                baseline.topP(),
                plan.seed());
    }

    private static List<String> notes(
            EvaluationPlan plan, EvaluationReport.Reasoner reasoner, EvaluationReport.Text text) {
        var notes = new ArrayList<String>();
        if (plan.baseline() == null) {
            notes.add("No baseline was given, so there are no figures of one.");
        }
        if (plan.scorer() == null) {
            notes.add("No scorer was given, so there are no perplexities.");
        }
        if (plan.scorer() != null && plan.scorer().equals(plan.baseline())) {
            notes.add("The scorer is the baseline itself, which flatters the baseline's stories.");
        }
        if (reasoner.positions() == 0) {
            notes.add(
                    "No story is longer than two sentences, so the reasoner could not be measured.");
        }
        if (text.stories() == 0) {
            notes.add("No story was told, so there are no figures of the text.");
        }
        return List.copyOf(notes);
    }
}
