package noema.model.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import noema.model.atlas.AtlasMemory;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelModel;
import noema.model.tensor.Precision;
import noema.model.trace.Way;
import noema.model.words.ArModel;
import noema.model.words.ArSettings;
import noema.model.words.MaskedModel;
import org.jspecify.annotations.Nullable;

/// Measures a concept model on stories that it has not seen.
///
/// Everything random is a function of the seed: the same plan gives the same figures on the same device.
public final class Evaluation {

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
                LevelModel paragraph =
                        plan.paragraph() == null ? null : LevelModel.load(plan.paragraph(), model);
                MaskedModel diffusion =
                        plan.diffusion() == null
                                ? null
                                : MaskedModel.load(plan.diffusion(), plan.precision());
                ArModel baseline = load(plan.baseline(), plan.precision())) {
            var troubles = new ArrayList<String>();
            AtlasMemory.give(model, plan.model(), troubles::add);
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
                            .take(plan.concepts(), listener.within(0.35, 0.55));
            LevelReport groups =
                    paragraph == null
                            ? null
                            : LevelExam.take(
                                    paragraph,
                                    plan.corpus(),
                                    plan.limit(),
                                    plan.concepts(),
                                    plan.seed(),
                                    listener.within(0.55, 0.6));
            var levels = new LinkedHashMap<String, EvaluationReport.Level>();
            var texts = new EnumMap<Way, EvaluationReport.Text>(Way.class);
            Double realOrder = null;
            var unaided = EvaluationReport.Text.NONE;
            var remembered = EvaluationReport.Remembered.NOTHING;
            List<Storyteller> tellers = tellers(plan, model, paragraph, diffusion, baseline);
            for (int i = 0; i < tellers.size(); i++) {
                Storyteller teller = tellers.get(i);
                double start = 0.6 + 0.37 * i / tellers.size();
                double middle = start + 0.25 / tellers.size();
                double later = start + 0.3 / tellers.size();
                double end = 0.6 + 0.37 * (i + 1) / tellers.size();
                List<TextExam.Sample> samples =
                        TextExam.tell(data, teller, plan.seed(), listener.within(start, middle));
                var text = TextExam.measure(samples, model.tokenizer(), scorer);
                texts.put(teller.way(), text);
                levels.put(
                        teller.way().id(),
                        WaysExam.measure(
                                teller,
                                samples,
                                text,
                                data,
                                scorer,
                                plan.seed(),
                                listener.within(middle, later)));
                if (teller.way() == Way.SENTENCE) {
                    remembered = MemoryExam.take(model, samples);
                    unaided = unaided(plan, model, data, scorer, listener.within(later, end));
                    realOrder =
                            scorer == null
                                    ? null
                                    : WaysExam.order(TextExam.real(samples), scorer, plan.seed());
                }
            }
            EvaluationReport.Text text =
                    texts.getOrDefault(Way.SENTENCE, EvaluationReport.Text.NONE);
            EvaluationReport.Text baselineText =
                    texts.getOrDefault(Way.AR, EvaluationReport.Text.NONE);
            Double bits = baseline == null ? null : baseline.score(data.texts()).bitsPerByte();
            listener.progressed("done", 1);
            return new EvaluationReport(
                    autoencoder,
                    reasoner,
                    groups,
                    text,
                    unaided,
                    remembered,
                    baselineText,
                    new EvaluationReport.Baseline(bits),
                    levels,
                    realOrder,
                    settings(plan),
                    String.valueOf(plan.corpus().getFileName()),
                    plan.limit(),
                    data.stories().size(),
                    model.device(),
                    model.hash(),
                    (System.nanoTime() - begin) / 1e9,
                    notes(plan, reasoner, text, troubles));
        }
    }

    private static @Nullable ArModel load(@Nullable Path folder, Precision precision) {
        return folder == null ? null : ArModel.load(folder, precision);
    }

    /// The stories that the model tells without its memory.
    private static EvaluationReport.Text unaided(
            EvaluationPlan plan,
            ConceptModel model,
            HeldOut data,
            @Nullable ArModel scorer,
            EvaluationListener listener) {
        if (plan.concepts().memory() == 0) {
            return EvaluationReport.Text.NONE;
        }
        var teller = new SentenceTeller(model, plan.concepts().withMemory(0), plan.tokens());
        return TextExam.measure(
                TextExam.tell(data, teller, plan.seed(), listener), model.tokenizer(), scorer);
    }

    private static List<Storyteller> tellers(
            EvaluationPlan plan,
            ConceptModel model,
            @Nullable LevelModel paragraph,
            @Nullable MaskedModel diffusion,
            @Nullable ArModel baseline) {
        var all = new ArrayList<Storyteller>();
        if (paragraph != null) {
            all.add(new ParagraphTeller(paragraph, plan.concepts(), plan.tokens()));
        }
        all.add(new SentenceTeller(model, plan.concepts(), plan.tokens()));
        if (diffusion != null) {
            all.add(new DiffusionTeller(diffusion));
        }
        if (baseline != null) {
            all.add(new ArTeller(baseline));
        }
        return all;
    }

    private static EvaluationReport.Settings settings(EvaluationPlan plan) {
        ArSettings baseline = ArSettings.standard(TextExam.LENGTH, plan.seed());
        return new EvaluationReport.Settings(
                plan.concepts(),
                plan.tokens(),
                TextExam.PROMPT,
                TextExam.LENGTH,
                baseline.temperature(),
                baseline.topP(),
                plan.seed());
    }

    private static List<String> notes(
            EvaluationPlan plan,
            EvaluationReport.Reasoner reasoner,
            EvaluationReport.Text text,
            List<String> troubles) {
        var notes = new ArrayList<>(troubles);
        if (plan.baseline() == null) {
            notes.add("No baseline was given, so there are no figures of one.");
        }
        if (plan.paragraph() == null) {
            notes.add("No paragraph level was given, so there are no figures of one.");
        }
        if (plan.diffusion() == null) {
            notes.add("No masked-diffusion model was given, so there are no figures of one.");
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
