package noema.model.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import noema.model.generate.ConceptModel;
import noema.model.render.TextRenderer;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSampler;
import noema.model.render.TokenSettings;
import noema.model.tensor.Precision;
import noema.model.trace.Way;
import noema.model.words.ArModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures that need a network, each found in a second way.
class ExamTest {

    private static final List<String> SENTENCES =
            List.of("The dog ran home.", "It was a very cold day in the garden.", "Why?");

    @TempDir static Path folder;
    private static ConceptModel model;
    private static ArModel scorer;

    @BeforeAll
    static void load() {
        TinyModels tiny = TinyModels.write(folder);
        model = ConceptModel.load(tiny.model(), Precision.FP32);
        scorer = ArModel.load(tiny.scorer(), Precision.FP32);
    }

    @AfterAll
    static void close() {
        model.close();
        scorer.close();
    }

    @Test
    void oneLookGivesWhatTheSamplerSettlesInOneStep() {
        List<int[]> truth = SENTENCES.stream().map(model.tokenizer()::encode).toList();
        List<TextRenderer.Thought> thoughts = thoughts(truth);
        TextRenderer.Exam exam = model.renderer().examine(truth, thoughts);
        var frames = new ArrayList<TokenSampler.Frame>();
        List<int[]> settled =
                new TokenSampler(model.renderer())
                        .render(
                                thoughts,
                                truth.stream().map(ids -> ids.length).toList(),
                                List.of(0, 1, 2),
                                new TokenSettings(1, 0, 0, TokenOrder.CONFIDENCE, 1, 0),
                                1,
                                frames::add,
                                () -> false);

        TextRenderer.Exam sure = model.renderer().examine(settled, thoughts);
        for (int i = 0; i < truth.size(); i++) {
            assertThat(exam.likeliest().get(i)).isEqualTo(settled.get(i));
            // Among all tokens it is less likely than among the candidates.
            for (int k = 0; k < settled.get(i).length; k++) {
                assertThat(Math.exp(-sure.nats().get(i)[k]))
                        .isLessThanOrEqualTo(frames.get(i).confidence()[k] + 1e-4);
            }
            assertThat(sum(exam.nats().get(i))).isGreaterThan(sum(sure.nats().get(i)) - 0.05);
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void aSentenceIsExaminedTheSameAloneAndAmongOthers() {
        List<int[]> truth = SENTENCES.stream().map(model.tokenizer()::encode).toList();
        TextRenderer.Exam together = model.renderer().examine(truth, thoughts(truth));
        for (int i = 0; i < truth.size(); i++) {
            List<int[]> one = List.of(truth.get(i));
            TextRenderer.Exam alone = model.renderer().examine(one, thoughts(one));
            assertThat(together.nats().get(i))
                    .containsExactly(alone.nats().getFirst(), within(1e-4f));
        }
    }

    @Test
    void perplexityIsThatOfTheContinuationAlone() {
        var first =
                new TextExam.Sample(
                        List.of("The dog ran home.", "It was cold."),
                        told("He was happy.", "The end."),
                        List.of("Mom saw him.", "She smiled."));
        var second =
                new TextExam.Sample(
                        List.of("Ben had a kite.", "It was red."),
                        told("It flew."),
                        List.of("The wind took the kite away."));

        EvaluationReport.Text text =
                TextExam.measure(List.of(first, second), model.tokenizer(), scorer);

        assertThat(text.generativePerplexity())
                .isCloseTo(
                        perplexity(
                                scorer.nats(
                                        "The dog ran home. It was cold. He was happy. The end."),
                                count("He was happy.", "The end."),
                                scorer.nats("Ben had a kite. It was red. It flew."),
                                count("It flew.")),
                        within(0.01 * requireNonNull(text.generativePerplexity())));
        assertThat(text.realPerplexity()).isNotEqualTo(text.generativePerplexity());
        assertThat(text.stories()).isEqualTo(2);
        assertThat(text.sentences()).isEqualTo(3);
        assertThat(text.tokens()).isEqualTo(count("He was happy.", "The end.", "It flew."));
    }

    @Test
    void realStoriesAreCutToAsManySentencesAsAreTold() {
        Path corpus =
                TinyModels.stories(
                        folder,
                        "One came. Two came. Three came. Four came. Five came.",
                        "Too short. It is.",
                        "One went. Two went. Three went.");
        HeldOut data = HeldOut.read(corpus, model.tokenizer(), 24, 10);

        List<TextExam.Sample> samples =
                TextExam.tell(
                        data,
                        teller((prompt, sentences) ->
                                prompt.startsWith("One came") ? told(prompt, "B.") : told()),
                        1,
                        (part, done) -> {});

        assertThat(samples)
                .containsExactly(
                        new TextExam.Sample(
                                List.of("One came.", "Two came."),
                                told("One came. Two came.", "B."),
                                List.of("Three came.", "Four came.")));
    }

    @Test
    void theOrderOfAStoryThatTheScorerKnowsIsPreferred() {
        List<TextExam.Sample> samples =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                new TextExam.Sample(
                                        List.of("The dog ran home."),
                                        told("It was cold.", "He was happy.", "The end."),
                                        List.of("a", "b", "c")))
                        .toList();
        assertThat(WaysExam.order(samples, scorer, 1)).isBetween(0.0, 1.0);
        List<TextExam.Sample> short2 =
                List.of(new TextExam.Sample(List.of("A."), told("B.", "B."), List.of("b", "c")));
        assertThat(WaysExam.order(short2, scorer, 1)).isNull();
    }

    @Test
    void everyWayIsLessSurprisedByWhatItIsToldToExpect() {
        HeldOut data = HeldOut.read(TinyModels.CORPUS, model.tokenizer(), 24, 12);
        // Knows by heart which sentence ends which story.
        List<String> ends = data.stories().stream().map(s -> s.getLast().text()).toList();
        Storyteller knowing = teller((prompt, sentences) -> told(), ends, data);
        EvaluationReport.Level level =
                WaysExam.measure(
                        knowing,
                        List.of(),
                        EvaluationReport.Text.NONE,
                        data,
                        null,
                        1,
                        (part, done) -> {});
        assertThat(level.clozeAccuracy()).isEqualTo(1.0);
        assertThat(level.seconds()).isNull();
        assertThat(level.orderAccuracy()).isNull();
    }

    private static Told told(String... sentences) {
        return new Told(List.of(sentences), 3, 2, 1);
    }

    private static Storyteller teller(BiFunction<String, Integer, Told> tell) {
        return teller(tell, List.of(), new HeldOut(List.of()));
    }

    private static Storyteller teller(
            BiFunction<String, Integer, Told> tell, List<String> ends, HeldOut data) {
        return new Storyteller() {
            @Override
            public Way way() {
                return Way.SENTENCE;
            }

            @Override
            public Told tell(String prompt, int count, long seed, BooleanSupplier cancelled) {
                return tell.apply(prompt, count);
            }

            @Override
            public double surprise(List<String> before, String ending) {
                int story =
                        IntStream.range(0, ends.size())
                                .filter(i ->
                                        data.stories()
                                                .get(i)
                                                .getFirst()
                                                .text()
                                                .equals(before.getFirst()))
                                .findFirst()
                                .orElseThrow();
                return ends.get(story).equals(ending) ? 0 : 1;
            }
        };
    }

    private static double perplexity(double[] one, int oneTail, double[] two, int twoTail) {
        double nats = tail(one, oneTail) + tail(two, twoTail);
        return Math.exp(nats / (oneTail + twoTail));
    }

    private static double tail(double[] nats, int count) {
        double sum = 0;
        for (int i = nats.length - count; i < nats.length; i++) {
            sum += nats[i];
        }
        return sum;
    }

    private static int count(String... sentences) {
        return List.of(sentences).stream().mapToInt(model.tokenizer()::count).sum();
    }

    private static List<TextRenderer.Thought> thoughts(List<int[]> sentences) {
        return model.encodeTokens(sentences).stream().map(TextRenderer.Thought::clear).toList();
    }
}
