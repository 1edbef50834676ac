package noema.model.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.words.ArModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole evaluations and benchmarks of tiny untrained models.
class EvaluationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static TinyModels tiny;
    private static EvaluationReport report;
    private static final ArrayList<Double> shares = new ArrayList<>();

    @BeforeAll
    static void evaluate() {
        tiny = TinyModels.write(folder);
        report = Evaluation.run(plan(2), (part, done) -> shares.add(done));
    }

    private static EvaluationPlan plan(long limit) {
        return new EvaluationPlan(
                tiny.model(),
                tiny.paragraph(),
                tiny.baseline(),
                tiny.diffusion(),
                tiny.scorer(),
                TinyModels.CORPUS,
                limit,
                ConceptSettings.DEFAULT,
                TokenSettings.DEFAULT,
                5,
                Precision.FP32);
    }

    @Test
    void jsonHasTheKeysThatOtherToolsRead() throws IOException {
        JsonNode json = JSON.readTree(ReportJson.text(report));

        assertThat(keys(json))
                .isEqualTo(
                        Set.of(
                                "autoencoder",
                                "reasoner",
                                "paragraph",
                                "text",
                                "text_without_memory",
                                "remembered",
                                "baseline_text",
                                "baseline",
                                "levels",
                                "real_order_accuracy",
                                "settings",
                                "corpus",
                                "limit",
                                "stories",
                                "device",
                                "model",
                                "seconds",
                                "notes"));
        assertThat(keys(json.get("autoencoder")))
                .isEqualTo(
                        Set.of(
                                "token_accuracy",
                                "exact",
                                "exact_upto16",
                                "token_accuracy_at_once",
                                "exact_at_once",
                                "token_accuracy_cos90",
                                "token_accuracy_cos80",
                                "shuffled_concept_nats",
                                "midpoint_perplexity_ratio",
                                "right_length",
                                "token_accuracy_own_length",
                                "sentences"));
        assertThat(keys(json.get("reasoner")))
                .isEqualTo(
                        Set.of(
                                "contrastive_accuracy",
                                "contrastive_accuracy_told",
                                "contrastive_accuracy_copy_last",
                                "contrastive_accuracy_mse_head",
                                "top1_of_64",
                                "top1_of_64_told",
                                "top1_of_64_copy_last",
                                "top1_of_64_mse_head",
                                "positions"));
        Set<String> text =
                Set.of(
                        "generative_perplexity",
                        "real_perplexity",
                        "unigram_entropy",
                        "real_unigram_entropy",
                        "distinct2",
                        "real_distinct2",
                        "rep4",
                        "real_rep4",
                        "stories",
                        "sentences",
                        "tokens");
        assertThat(keys(json.get("text"))).isEqualTo(text);
        assertThat(keys(json.get("baseline_text"))).isEqualTo(text);
        assertThat(keys(json.get("levels")))
                .isEqualTo(Set.of("paragraph", "sentence", "diffusion", "ar"));
        for (JsonNode level : json.get("levels")) {
            assertThat(keys(level))
                    .isEqualTo(
                            Set.of(
                                    "generative_perplexity",
                                    "unigram_entropy",
                                    "distinct2",
                                    "rep4",
                                    "order_accuracy",
                                    "cloze_accuracy",
                                    "seconds",
                                    "network_evaluations",
                                    "tokens_per_second",
                                    "stories"));
        }
        assertThat(keys(json.get("baseline"))).isEqualTo(Set.of("bits_per_byte"));
        assertThat(json.findValues("bits_per_byte")).allMatch(JsonNode::isNumber);
        assertThat(json.at("/settings/concept/initial_noise").isNumber()).isTrue();
    }

    @Test
    void everyFigureIsANumberInItsRange() throws IOException {
        JsonNode json = JSON.readTree(ReportJson.text(report));

        for (String part :
                Set.of(
                        "autoencoder",
                        "reasoner",
                        "text",
                        "text_without_memory",
                        "remembered",
                        "baseline_text",
                        "baseline")) {
            json.get(part)
                    .properties()
                    .forEach(figure ->
                            assertThat(figure.getValue().isNumber())
                                    .as(part + "." + figure.getKey())
                                    .isTrue());
        }
        assertThat(report.autoencoder().tokenAccuracyAtOnce()).isBetween(0.0, 1.0);
        assertThat(report.autoencoder().exact()).isBetween(report.autoencoder().exactAtOnce(), 1.0);
        assertThat(report.reasoner().contrastiveAccuracy()).isBetween(0.0, 1.0);
        assertThat(report.reasoner().top1Of64()).isBetween(0.0, 1.0);
        assertThat(report.text().sentences()).isBetween(2, 16);
        assertThat(report.remembered().told()).isBetween(0.0, 1.0);
        // The map is of the corpus itself.
        assertThat(report.remembered().real()).isGreaterThan(0.5);
        assertThat(report.stories()).isEqualTo(2);
        assertThat(report.notes()).isEmpty();
        assertThat(shares).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        EvaluationReport again = Evaluation.run(plan(2), (part, done) -> {});

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("(.*\\.)?(seconds|tokensPerSecond)")
                .isEqualTo(report);
    }

    @Test
    void whatNeedsAMissingModelIsNullAndSaysSo() {
        var alone =
                new EvaluationPlan(
                        tiny.model(),
                        null,
                        null,
                        null,
                        null,
                        TinyModels.CORPUS,
                        1,
                        ConceptSettings.DEFAULT,
                        TokenSettings.DEFAULT,
                        5,
                        Precision.FP32);

        EvaluationReport partial = Evaluation.run(alone, (part, done) -> {});

        assertThat(partial.paragraph()).isNull();
        assertThat(partial.baseline().bitsPerByte()).isNull();
        assertThat(partial.baselineText()).isEqualTo(EvaluationReport.Text.NONE);
        assertThat(partial.text().generativePerplexity()).isNull();
        assertThat(partial.autoencoder().midpointPerplexityRatio()).isNull();
        assertThat(partial.text().distinct2()).isNotNull();
        assertThat(partial.notes())
                .containsExactly(
                        "No baseline was given, so there are no figures of one.",
                        "No paragraph level was given, so there are no figures of one.",
                        "No masked-diffusion model was given, so there are no figures of one.",
                        "No scorer was given, so there are no perplexities.");
        assertThat(ReportJson.text(partial)).contains("\"bits_per_byte\" : null");
    }

    @Test
    void aSingleSentenceIsEnoughForWhatItCanShow() {
        var small =
                new EvaluationPlan(
                        tiny.model(),
                        null,
                        tiny.baseline(),
                        tiny.diffusion(),
                        tiny.baseline(),
                        TinyModels.stories(folder, "The dog ran home."),
                        5,
                        ConceptSettings.DEFAULT,
                        TokenSettings.DEFAULT,
                        5,
                        Precision.FP32);

        EvaluationReport partial = Evaluation.run(small, (part, done) -> {});

        assertThat(partial.autoencoder().sentences()).isEqualTo(1);
        assertThat(partial.autoencoder().shuffledConceptNats()).isNull();
        assertThat(partial.reasoner().contrastiveAccuracy()).isNull();
        assertThat(partial.text().rep4()).isNull();
        assertThat(partial.notes()).hasSize(4);
        assertThat(partial.notes())
                .anyMatch(note -> note.startsWith("The scorer is the baseline itself"));
    }

    @Test
    void settingsDecideWhatIsToldAndNotWhatIsForeseen() {
        var calm = new ConceptSettings(2, 1, 0, 0.1, 0, 0.5, 3);
        var hot = TokenSettings.DEFAULT.withTemperature(3);
        var other =
                new EvaluationPlan(
                        tiny.model(),
                        null,
                        null,
                        null,
                        tiny.scorer(),
                        TinyModels.CORPUS,
                        2,
                        calm,
                        hot,
                        5,
                        Precision.FP32);

        EvaluationReport figures = Evaluation.run(other, (part, done) -> {});

        assertThat(figures.settings().concept()).isEqualTo(calm);
        assertThat(figures.settings().tokens()).isEqualTo(hot);
        assertThat(figures.text()).isNotEqualTo(report.text());
        assertThat(figures.reasoner().contrastiveAccuracyMseHead())
                .isEqualTo(report.reasoner().contrastiveAccuracyMseHead());
        assertThat(figures.reasoner().contrastiveAccuracy())
                .isEqualTo(report.reasoner().contrastiveAccuracy());
        assertThat(figures.reasoner().contrastiveAccuracyTold())
                .isNotEqualTo(report.reasoner().contrastiveAccuracyTold());
        assertThat(figures.autoencoder().exact()).isEqualTo(report.autoencoder().exact());
    }

    @Test
    void badPlansAreRefusedInOneSentence() {
        assertThatThrownBy(() -> plan(0))
                .isInstanceOf(NoemaException.class)
                .hasMessageStartingWith("The number of stories must be between 1 and");
        assertThatThrownBy(() ->
                        Evaluation.run(
                                new EvaluationPlan(
                                        tiny.model(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        folder.resolve("nowhere"),
                                        1,
                                        ConceptSettings.DEFAULT,
                                        TokenSettings.DEFAULT,
                                        1,
                                        Precision.FP32),
                                (part, done) -> {}))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void benchmarkHasTheKeysThatOtherToolsRead() throws IOException {
        var plan =
                new BenchmarkPlan(
                        tiny.model(),
                        tiny.baseline(),
                        TinyModels.CORPUS,
                        ModelConfig.tiny(300),
                        ConceptSettings.DEFAULT,
                        TokenSettings.DEFAULT,
                        2,
                        40,
                        0.5,
                        Precision.FP32);

        BenchmarkReport figures = Benchmark.run(plan, (part, done) -> {});

        JsonNode json = JSON.readTree(ReportJson.text(figures));
        assertThat(keys(json))
                .isEqualTo(
                        Set.of(
                                "story_seconds",
                                "silent_story_seconds",
                                "quick_story_seconds",
                                "quick_speedup",
                                "baseline_story_seconds",
                                "speedup",
                                "first_frame_ms",
                                "tokens_per_second",
                                "baseline_tokens_per_second",
                                "story_tokens",
                                "train_gflops",
                                "matmul_fp32_gflops",
                                "matmul_bf16_gflops",
                                "rss_growth_mb_per_1000_generations",
                                "machine",
                                "model",
                                "concept",
                                "tokens",
                                "seconds",
                                "notes"));
        assertThat(figures.speedup())
                .isEqualTo(requireNonNull(figures.baselineStorySeconds()) / figures.storySeconds());
        assertThat(figures.firstFrameMs()).isBetween(0.0, 1000 * figures.storySeconds());
        assertThat(figures.trainGflops()).isPositive();
        assertThat(figures.matmulFp32Gflops()).isPositive();
        assertThat(figures.notes()).isEmpty();
    }

    @Test
    void samplesShowEveryPromptAndNothingElse() throws IOException {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("02-cold-day.txt"), "It was a cold day.\n");
        Files.writeString(prompts.resolve("01-dog.txt"), "The dog ran.\nIt fell.\n");
        Files.writeString(prompts.resolve("README.md"), "Not a prompt.\n");
        Path page = folder.resolve("samples.md");
        try (ConceptModel model = ConceptModel.load(tiny.model(), Precision.FP32);
                ArModel baseline = ArModel.load(tiny.baseline(), Precision.FP32)) {
            OwnSamples.write(page, model, baseline, prompts, 9);

            assertThat(OwnSamples.markdown(model, baseline, prompts, 9))
                    .isEqualTo(Files.readString(page));
            assertThatThrownBy(() -> OwnSamples.markdown(model, null, tiny.model(), 9))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining("holds no prompt");
        }

        assertThat(Files.readString(page))
                .containsSubsequence(
                        "one seed (9)",
                        "## Dog\n\n> The dog ran. It fell.\n\n**Noema:** ",
                        "\n\n**Noema, calmly:** ",
                        "\n\n**Baseline:** ",
                        "## Cold day\n\n> It was a cold day.\n\n**Noema:** ",
                        "\n\n**Baseline:** ")
                .doesNotContain("Not a prompt");
    }

    private static Set<String> keys(JsonNode object) {
        var keys = new TreeSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
