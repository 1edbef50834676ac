package noema.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import noema.model.concept.Concept;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;

/// Vague thoughts, so that the network hesitates, contradicts itself and repeats words.
class TokenSamplerTest {

    private static final int TRIES = 60;

    private final TextRenderer renderer = TinyModel.trained().model().renderer();
    private final TokenSampler sampler = new TokenSampler(renderer);

    record Run(List<int[]> ids, List<TokenSampler.Frame> frames) {
        List<TokenSampler.Frame> of(int row) {
            return frames.stream().filter(frame -> frame.row() == row).toList();
        }
    }

    @Provide
    Arbitrary<TokenSettings> settings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(0.0, 0.0, 1.5),
                        Arbitraries.of(0.0, 0.5, 1.0, 3.0),
                        Arbitraries.of(TokenOrder.values()),
                        Arbitraries.of(0.05, 0.3, 0.9, 1.0),
                        Arbitraries.of(0, 0, 1, 3),
                        Arbitraries.of(1, 1, 3))
                .as(TokenSettings::new);
    }

    static TextRenderer.Thought vague(long seed, int row) {
        float[] noise =
                Randomness.gaussians(
                        Randomness.stream(seed, row), TinyModel.config().conceptSize());
        return new TextRenderer.Thought(new Concept(noise), 0.6, List.of());
    }

    static Run run(TokenSettings settings, long seed, List<Integer> lengths) {
        var frames = new ArrayList<TokenSampler.Frame>();
        List<Integer> rows = IntStream.range(0, lengths.size()).boxed().toList();
        List<int[]> ids =
                new TokenSampler(TinyModel.trained().model().renderer())
                        .render(
                                rows.stream().map(row -> vague(seed, row)).toList(),
                                lengths,
                                rows,
                                settings,
                                seed,
                                frames::add,
                                () -> false);
        return new Run(ids, frames);
    }

    private static List<Integer> lengths(long seed) {
        var random = Randomness.stream(seed, 99);
        return random.ints(1 + random.nextInt(3), 1, TinyModel.config().maxTokens() + 1)
                .boxed()
                .toList();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void givenWordsStayWhereTheyAre(
            @ForAll("settings") TokenSettings settings,
            @ForAll long seed,
            @ForAll @IntRange(min = 4, max = 599) int token,
            @ForAll @IntRange(max = 20) int place) {
        var frames = new ArrayList<TokenSampler.Frame>();
        List<int[]> ids =
                sampler.render(
                        List.of(vague(seed, 0), vague(seed, 1)),
                        List.of(9, 7),
                        List.of(0, 1),
                        List.of(Map.of(place, token), Map.of()),
                        settings,
                        seed,
                        frames::add,
                        () -> false);

        assertThat(ids.getFirst()).hasSize(9).doesNotContain(0, 1, 2, 3);
        for (TokenSampler.Frame frame : frames) {
            if (frame.row() == 0 && place < 9) {
                assertThat(frame.ids()[place]).isEqualTo(token);
                assertThat(frame.settledAt()[place]).isEqualTo(1);
                assertThat(frame.confidence()[place]).isEqualTo(1);
            }
        }
        assertThat(ids.getLast()).hasSize(7).doesNotContain(0, 1, 2, 3);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void everythingIsSettledWithinTheStepsAndNothingSpecialIsSaid(
            @ForAll("settings") TokenSettings settings, @ForAll long seed) {
        List<Integer> lengths = lengths(seed);
        Run run = run(settings, seed, lengths);

        for (int row = 0; row < lengths.size(); row++) {
            assertThat(run.ids.get(row)).hasSize(lengths.get(row)).doesNotContain(0, 1, 2, 3);
            List<TokenSampler.Frame> frames = run.of(row);
            assertThat(frames.getLast().ids()).isEqualTo(run.ids.get(row));
            assertThat(frames).hasSizeLessThanOrEqualTo(settings.steps() + settings.remask());
            boolean inTime =
                    frames.stream()
                            .filter(frame -> frame.step() <= settings.steps())
                            .anyMatch(frame -> open(frame) == 0);
            assertThat(inTime).isTrue();
        }
    }

    private static long open(TokenSampler.Frame frame) {
        return Arrays.stream(frame.ids()).filter(id -> id == Tokenizer.MASK).count();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aFrameAgreesWithItself(@ForAll("settings") TokenSettings settings, @ForAll long seed) {
        for (TokenSampler.Frame frame : run(settings, seed, lengths(seed)).frames) {
            assertThat(frame.step()).isBetween(1, frame.steps());
            assertThat(frame.steps()).isEqualTo(settings.steps() + settings.remask());
            for (int k = 0; k < frame.ids().length; k++) {
                assertThat(frame.settledAt()[k] == 0).isEqualTo(frame.ids()[k] == Tokenizer.MASK);
                assertThat(frame.settledAt()[k]).isLessThanOrEqualTo(frame.step());
                assertThat(frame.confidence()[k]).isBetween(0f, 1.0001f);
                assertThat(frame.entropy()[k]).isBetween(-1e-4f, 7f);
                float[] chances = frame.chances()[k];
                assertThat(frame.alternatives()[k]).hasSameSizeAs(chances);
                for (int a = 1; a < chances.length; a++) {
                    assertThat(chances[a]).isLessThanOrEqualTo(chances[a - 1]);
                }
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void whatIsSettledStays(@ForAll("settings") TokenSettings settings, @ForAll long seed) {
        List<Integer> lengths = lengths(seed);
        Run run = run(settings, seed, lengths);
        for (int row = 0; row < lengths.size(); row++) {
            List<TokenSampler.Frame> frames = run.of(row);
            for (int f = 1; f < frames.size(); f++) {
                TokenSampler.Frame before = frames.get(f - 1);
                TokenSampler.Frame frame = frames.get(f);
                int changed = 0;
                for (int k = 0; k < frame.ids().length; k++) {
                    boolean kept = before.settledAt()[k] == frame.settledAt()[k];
                    if (before.settledAt()[k] > 0 && kept) {
                        assertThat(frame.ids()[k]).isEqualTo(before.ids()[k]);
                    } else if (before.settledAt()[k] > 0) {
                        changed++;
                    }
                }
                int remasked = (int) Math.ceil(0.2 * frame.ids().length);
                assertThat(changed)
                        .isLessThanOrEqualTo(frame.step() > settings.steps() ? remasked : 0);
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void neighboursThatRepeatEachOtherAreNotSettledTogether(
            @ForAll("settings") TokenSettings settings, @ForAll long seed) {
        for (TokenSampler.Frame frame : run(settings, seed, lengths(seed)).frames) {
            if (frame.step() >= settings.steps()) {
                continue;
            }
            for (int k = 1; k < frame.ids().length; k++) {
                boolean together =
                        frame.settledAt()[k] == frame.step()
                                && frame.settledAt()[k - 1] == frame.step();
                assertThat(together && frame.ids()[k] == frame.ids()[k - 1]).isFalse();
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void thePlanIsKeptAndWhatIsSureIsSettledAtOnce(
            @ForAll("settings") TokenSettings settings, @ForAll long seed) {
        for (TokenSampler.Frame frame : run(settings, seed, lengths(seed)).frames) {
            int length = frame.ids().length;
            long settled = length - open(frame);
            int wanted =
                    (int)
                            Math.ceil(
                                    length
                                            * Math.min(
                                                    1.0, frame.step() / (double) settings.steps()));
            long held = IntStream.range(0, length).filter(k -> mayBeHeldBack(frame, k)).count();
            assertThat(settled).isGreaterThanOrEqualTo(wanted - held);
            for (int k = 0; k < length; k++) {
                boolean sure =
                        settings.threshold() < 1 && frame.confidence()[k] >= settings.threshold();
                assertThat(sure && frame.settledAt()[k] == 0 && !mayBeHeldBack(frame, k)).isFalse();
            }
        }
    }

    /// Open with a neighbour of this very step, which it may have repeated.
    private static boolean mayBeHeldBack(TokenSampler.Frame frame, int k) {
        int[] at = frame.settledAt();
        boolean beside =
                (k > 0 && at[k - 1] == frame.step())
                        || (k + 1 < at.length && at[k + 1] == frame.step());
        return at[k] == 0 && beside;
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void theMostConfidentComeFirst(
            @ForAll @IntRange(min = 2, max = 9) int steps, @ForAll long seed) {
        var settings = new TokenSettings(steps, 0, 0, TokenOrder.CONFIDENCE, 1, 0);
        for (TokenSampler.Frame frame : run(settings, seed, lengths(seed)).frames) {
            double leastSettled =
                    IntStream.range(0, frame.ids().length)
                            .filter(k -> frame.settledAt()[k] == frame.step())
                            .mapToDouble(k -> frame.confidence()[k])
                            .min()
                            .orElse(1);
            IntStream.range(0, frame.ids().length)
                    .filter(k -> frame.settledAt()[k] == 0 && !mayBeHeldBack(frame, k))
                    .forEach(k ->
                            assertThat((double) frame.confidence()[k])
                                    .isLessThanOrEqualTo(leastSettled));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void theNarrowestDistributionsComeFirst(
            @ForAll @IntRange(min = 2, max = 9) int steps, @ForAll long seed) {
        var settings = new TokenSettings(steps, 0, 0.5, TokenOrder.ENTROPY, 1, 0);
        for (TokenSampler.Frame frame : run(settings, seed, lengths(seed)).frames) {
            double widestSettled =
                    IntStream.range(0, frame.ids().length)
                            .filter(k -> frame.settledAt()[k] == frame.step())
                            .mapToDouble(k -> frame.entropy()[k])
                            .max()
                            .orElse(0);
            IntStream.range(0, frame.ids().length)
                    .filter(k -> frame.settledAt()[k] == 0 && !mayBeHeldBack(frame, k))
                    .forEach(k ->
                            assertThat((double) frame.entropy()[k])
                                    .isGreaterThanOrEqualTo(widestSettled));
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theSameSeedSaysTheSame(@ForAll("settings") TokenSettings settings, @ForAll long seed) {
        Run one = run(settings, seed, lengths(seed));
        Run two = run(settings, seed, lengths(seed));

        assertThat(two.frames).usingRecursiveFieldByFieldElementComparator().isEqualTo(one.frames);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void noTemperatureTakesTheLikeliest(@ForAll long seed) {
        var settings = new TokenSettings(1, 0, 0, TokenOrder.RANDOM, 1, 0);
        TokenSampler.Frame frame = run(settings, seed, List.of(1)).frames.getFirst();

        assertThat(frame.ids()[0]).isEqualTo(frame.alternatives()[0][0]);
        assertThat(frame.confidence()[0]).isEqualTo(frame.chances()[0][0]);
    }

    @Test
    void aTinyTemperatureIsNearlyNoTemperature() {
        for (double temperature : new double[] {1e-3, 1e-30, 1e-44, Double.MIN_VALUE}) {
            var cold = new TokenSettings(2, 0, temperature, TokenOrder.CONFIDENCE, 1, 0);
            var greedy = new TokenSettings(2, 0, 0, TokenOrder.CONFIDENCE, 1, 0);

            assertThat(run(cold, 5, List.of(9)).ids.getFirst())
                    .as("temperature %s", temperature)
                    .isEqualTo(run(greedy, 5, List.of(9)).ids.getFirst());
        }
    }

    @Test
    void temperatureOneSamplesTheModelsDistribution() {
        var settings = new TokenSettings(1, 0, 1, TokenOrder.CONFIDENCE, 1, 0);
        TextRenderer.Thought thought = vague(4, 0);
        int draws = 3000;
        var hits = new int[TextRenderer.TOP];
        var chances = new float[TextRenderer.TOP];
        for (int seed = 0; seed < draws / 20; seed++) {
            var frames = new ArrayList<TokenSampler.Frame>();
            List<Integer> rows = IntStream.range(seed * 20, seed * 20 + 20).boxed().toList();
            sampler.render(
                    rows.stream().map(row -> thought).toList(),
                    rows.stream().map(row -> 1).toList(),
                    rows,
                    settings,
                    17,
                    frames::add,
                    () -> false);
            chances = frames.getFirst().chances()[0];
            for (TokenSampler.Frame frame : frames) {
                for (int a = 0; a < TextRenderer.TOP; a++) {
                    hits[a] += frame.ids()[0] == frame.alternatives()[0][a] ? 1 : 0;
                }
            }
        }

        for (int a = 0; a < TextRenderer.TOP; a++) {
            double p = chances[a];
            double deviation = Math.sqrt(p * (1 - p) / draws);
            assertThat(hits[a] / (double) draws)
                    .isBetween(p - 4.5 * deviation, p + 4.5 * deviation);
        }
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void cancelLeavesWhatIsOpenOpen(
            @ForAll("settings") TokenSettings settings,
            @ForAll @IntRange(min = 0, max = 5) int after,
            @ForAll long seed) {
        // Of several wordings nothing is told before all are over.
        TokenSettings once = settings.withWordings(1);
        var frames = new ArrayList<TokenSampler.Frame>();
        List<int[]> ids =
                sampler.render(
                        List.of(vague(seed, 0)),
                        List.of(15),
                        List.of(0),
                        once,
                        seed,
                        frames::add,
                        () -> frames.size() >= after);

        assertThat(frames).hasSizeLessThanOrEqualTo(after);
        int[] untouched = new int[15];
        Arrays.fill(untouched, Tokenizer.MASK);
        assertThat(ids.getFirst()).isEqualTo(after == 0 ? untouched : frames.getLast().ids());
        Run whole = run(once, seed, List.of(15));
        for (int f = 0; f < frames.size(); f++) {
            assertThat(frames.get(f).ids()).isEqualTo(whole.frames.get(f).ids());
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void aSecondLookReplacesOnlyWhatOthersContradict(@ForAll long seed) {
        var settings = new TokenSettings(2, 0, 0, TokenOrder.CONFIDENCE, 0.999, 3);
        List<TokenSampler.Frame> frames = run(settings, seed, List.of(20)).frames;
        for (int f = 2; f < frames.size(); f++) {
            TokenSampler.Frame before = frames.get(f - 1);
            TokenSampler.Frame again = frames.get(f);
            assertThat(open(again)).isZero();
            boolean[] changed = new boolean[20];
            for (int k = 0; k < 20; k++) {
                boolean unsure = before.confidence()[k] < settings.threshold();
                assertThat(again.alternatives()[k].length > 0).isEqualTo(unsure);
                changed[k] = again.ids()[k] != before.ids()[k];
                if (changed[k]) {
                    assertThat(k > 0 && changed[k - 1]).as("neighbours").isFalse();
                    assertThat(again.ids()[k]).isEqualTo(again.alternatives()[k][0]);
                    assertThat(again.confidence()[k])
                            .isCloseTo(again.chances()[k][0], within(1e-3f));
                    for (int a = 1; a < again.alternatives()[k].length; a++) {
                        if (again.alternatives()[k][a] == before.ids()[k]) {
                            assertThat(again.chances()[k][a] * 1.99f)
                                    .isLessThanOrEqualTo(again.chances()[k][0]);
                        }
                    }
                }
            }
        }
        for (int f = 2; f < frames.size() - 1; f++) {
            assertThat(frames.get(f).ids())
                    .as("a look that changes nothing is the last")
                    .isNotEqualTo(frames.get(f - 1).ids());
        }
        assertThat(frames.size()).as("vague thoughts leave doubts").isGreaterThan(2);
    }

    @Test
    void secondLooksBringVagueThoughtsNearerToWhatWasMeant() {
        var model = TinyModel.trained().model();
        List<int[]> sentences = TinyModel.sentences();
        List<Concept> clear = model.encodeTokens(sentences);
        var thoughts = new ArrayList<TextRenderer.Thought>();
        for (int i = 0; i < clear.size(); i++) {
            float[] noise =
                    Randomness.gaussians(Randomness.stream(5, i), model.config().conceptSize());
            float[] values = clear.get(i).values().clone();
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) (Math.cos(0.9) * values[k] + Math.sin(0.9) * noise[k]);
            }
            thoughts.add(
                    new TextRenderer.Thought(new Concept(values), 0.9 / (Math.PI / 2), List.of()));
        }
        var once = new TokenSettings(1, 0, 1, TokenOrder.CONFIDENCE, 0.999, 0);
        var again = new TokenSettings(1, 0, 1, TokenOrder.CONFIDENCE, 0.999, 4);
        var often = new TokenSettings(1, 0, 1, TokenOrder.CONFIDENCE, 0.999, 0, 8);
        List<Integer> lengths = sentences.stream().map(ids -> ids.length).toList();
        List<Integer> rows = lengths.stream().map(length -> 0).toList();
        var sampler = new TokenSampler(model.renderer());
        long right =
                right(
                        sentences,
                        sampler.render(thoughts, lengths, rows, once, 1, f -> {}, () -> false));
        long righter =
                right(
                        sentences,
                        sampler.render(thoughts, lengths, rows, again, 1, f -> {}, () -> false));

        assertThat(righter).isGreaterThan(right);
        long surest =
                right(
                        sentences,
                        sampler.render(thoughts, lengths, rows, often, 1, f -> {}, () -> false));
        assertThat(surest).isGreaterThan(right);
    }

    private static long right(List<int[]> truth, List<int[]> told) {
        long right = 0;
        for (int i = 0; i < truth.size(); i++) {
            for (int k = 0; k < truth.get(i).length; k++) {
                right += truth.get(i)[k] == told.get(i)[k] ? 1 : 0;
            }
        }
        return right;
    }

    @Test
    void whatIsSaidDoesNotDependOnWhatIsSaidBesideIt() {
        var settings = new TokenSettings(4, 0, 0, TokenOrder.CONFIDENCE, 0.9, 1);
        var model = TinyModel.trained().model();
        List<TextRenderer.Thought> thoughts =
                model.encodeTokens(TinyModel.sentences()).stream()
                        .map(c -> new TextRenderer.Thought(c, 0, List.of()))
                        .toList();
        List<String> together = model.decode(thoughts, settings, 1);

        for (int i = 0; i < thoughts.size(); i += 5) {
            assertThat(model.decode(thoughts.subList(i, i + 1), settings, 1).getFirst())
                    .isEqualTo(together.get(i));
        }
    }
}
