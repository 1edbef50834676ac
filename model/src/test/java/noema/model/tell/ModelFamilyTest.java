package noema.model.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import noema.model.generate.ConceptModel;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.WeightFormat;
import noema.model.text.BpeTrainer;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceDifference;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceFile;
import noema.model.trace.Way;
import noema.model.train.TinyModel;
import noema.model.words.ArNetwork;
import noema.model.words.WordConfig;
import noema.model.words.WordFiles;
import noema.model.words.WordKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Word models beside a concept model, whose runs are traces like any other. They are untrained: what they say makes no sense,
/// and is hard to cut into sentences.
class ModelFamilyTest {

    @TempDir private static Path folder;
    private static ConceptModel base;
    private static ModelFamily family;

    @BeforeAll
    static void makeModels() {
        base = TinyModel.untrained().model();
        write(WordKind.AUTOREGRESSIVE, "tiny-ar", TinyModel.tokenizer());
        write(WordKind.MASKED, "tiny-diffusion", TinyModel.tokenizer());
        family = new ModelFamily(base, ModelFamily.Folders.beside(folder.resolve("tiny")));
    }

    @AfterAll
    static void close() {
        family.close();
    }

    private static void write(WordKind kind, String name, Tokenizer tokenizer) {
        WordConfig config = WordConfig.tiny(tokenizer.size());
        var weights = new TreeMap<>(ArNetwork.initialise(config, 5));
        // These words are likelier than others, so that there are sentences, and no end is.
        float[] bias = Objects.requireNonNull(weights.get("tokens.bias")).values().clone();
        bias[Tokenizer.EOS] -= 20;
        for (int token : tokenizer.encode("Tom ran. He sat. She was glad. The dog sat.")) {
            bias[token] += 6;
        }
        weights.put("tokens.bias", FloatTensor.of(bias, bias.length));
        WordFiles.write(
                folder.resolve(name),
                kind,
                config,
                tokenizer,
                weights,
                WeightFormat.FP32,
                Map.of(),
                "");
    }

    private static Trace tell(Recipe recipe) {
        return family.generate(recipe, Insight.PLAIN, event -> {}, () -> StopSignal.Stop.NONE);
    }

    private static Recipe recipe(Way way, long seed) {
        return Recipe.of("Tom had a ball. It was red.", seed).withWay(way);
    }

    @Test
    void whatLiesBesideTheModelIsFound() {
        assertThat(family.folders().ways()).containsExactly(Way.SENTENCE, Way.DIFFUSION, Way.AR);
        assertThat(family.folders().judge()).isNull();
        assertThat(family.judge()).isNull();
        assertThatThrownBy(() -> tell(recipe(Way.PARAGRAPH, 1)))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("There is no model for the level paragraph beside")
                .hasMessageContaining("--kind level");
    }

    @ParameterizedTest
    @EnumSource(names = {"DIFFUSION", "AR"})
    void aRunIsASoundTraceThatReplaysAndComesBackFromAFile(Way way) {
        for (long seed = 1; seed < 6; seed++) {
            Trace trace = tell(recipe(way, seed));

            assertThat(TraceFile.problem(trace)).isEmpty();
            assertThat(trace.sentences()).isNotEmpty().hasSizeLessThanOrEqualTo(8);
            assertThat(trace.events(TraceEvent.WriterStarted.class))
                    .singleElement()
                    .satisfies(e -> assertThat(e.way()).isEqualTo(way))
                    .satisfies(e -> assertThat(e.model()).hasSize(64));
            assertThat(TraceDifference.first(trace, tell(recipe(way, seed)))).isEmpty();
            Path file = folder.resolve(way.id() + seed + ".json");
            TraceFile.write(file, trace);
            assertThat(TraceFile.read(file).recipe()).isEqualTo(trace.recipe());
            assertThat(TraceDifference.first(trace, TraceFile.read(file))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DIFFUSION", "AR"})
    void theFramesOfASentenceEndWithIt(Way way) {
        Trace trace = tell(recipe(way, 7));
        List<TraceEvent.SentenceSettled> settled =
                trace.events(TraceEvent.SentenceSettled.class).toList();
        for (TraceEvent.SentenceSettled sentence : settled) {
            List<TraceEvent.TokenFrame> frames =
                    trace.events(TraceEvent.TokenFrame.class)
                            .filter(f -> f.sentence() == sentence.sentence())
                            .toList();
            assertThat(frames.getLast().ids()).isEqualTo(sentence.ids());
            assertThat(frames.getLast().settledAt()).doesNotContain(0);
            assertThat(IntStream.range(0, frames.size()).map(i -> frames.get(i).step()))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, frames.size()).boxed().toList());
            assertThat(sentence.text()).isEqualTo(base.tokenizer().decode(sentence.ids()).strip());
            for (int i = 1; i < frames.size(); i++) {
                keepsWhatIsSettled(frames.get(i - 1), frames.get(i));
            }
        }
    }

    /// A token that stands is never taken back, and every frame puts at least one more into place.
    private static void keepsWhatIsSettled(
            TraceEvent.TokenFrame before, TraceEvent.TokenFrame after) {
        int more = 0;
        for (int k = 0; k < after.ids().length; k++) {
            boolean stood = k < before.ids().length && before.ids()[k] != Tokenizer.MASK;
            if (stood) {
                assertThat(after.ids()[k]).isEqualTo(before.ids()[k]);
                assertThat(after.settledAt()[k]).isEqualTo(before.settledAt()[k]);
            } else if (after.ids()[k] != Tokenizer.MASK) {
                assertThat(after.settledAt()[k]).isEqualTo(after.step());
                more++;
            }
        }
        assertThat(more).isPositive();
    }

    @Test
    void wordByWordAsksTheNetworkOnceForEachToken() {
        Trace trace = tell(recipe(Way.AR, 3));
        int told =
                trace.events(TraceEvent.SentenceSettled.class).mapToInt(e -> e.ids().length).sum();
        long frames = trace.events(TraceEvent.TokenFrame.class).count();

        assertThat(frames).isEqualTo(told);
        // What shows that the last sentence is over was asked for, too.
        assertThat(trace.end().tokenSteps()).isBetween(told, told + 12);
        assertThat(trace.end().conceptSteps()).isZero();
        trace.events(TraceEvent.TokenFrame.class)
                .forEach(frame -> {
                    int last = frame.ids().length - 1;
                    assertThat(frame.alternatives()[last]).hasSize(5).doesNotHaveDuplicates();
                    assertThat(frame.chances()[last])
                            .hasSize(5)
                            .isSortedAccordingTo((a, b) -> Float.compare(b, a));
                    assertThat(frame.entropy()[last]).isPositive();
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"DIFFUSION", "AR"})
    void stoppedItKeepsWholeSentences(Way way) {
        for (StopSignal.Stop kind : List.of(StopSignal.Stop.NOW, StopSignal.Stop.AFTER_SENTENCE)) {
            var heard = new ArrayList<TraceEvent>();
            Trace trace =
                    family.generate(
                            recipe(way, 3),
                            Insight.PLAIN,
                            heard::add,
                            () ->
                                    heard.stream()
                                                    .anyMatch(
                                                            TraceEvent.SentenceSettled.class
                                                                    ::isInstance)
                                            ? kind
                                            : StopSignal.Stop.NONE);

            assertThat(trace.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
            assertThat(trace.sentences()).isNotEmpty();
            assertThat(trace.sentences().size()).isLessThan(8);
            assertThat(heard).isEqualTo(trace.events());
            assertThat(TraceFile.problem(trace)).isEmpty();
        }
    }

    @Test
    void aModelWithOtherWordsIsRefused() {
        Path other = folder.resolve("other.json");
        BpeTrainer.train(Stream.of("Quite other words were here."), 300).save(other);
        write(WordKind.AUTOREGRESSIVE, "foreign-ar", Tokenizer.load(other));
        try (var foreign =
                new ModelFamily(base, ModelFamily.Folders.beside(folder.resolve("foreign")))) {
            assertThatThrownBy(() -> foreign.load(Way.AR))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining("has other words than the one in")
                    .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).endsWith("."));
        }
    }
}
