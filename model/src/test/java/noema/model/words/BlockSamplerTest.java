package noema.model.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSampler;
import noema.model.text.Tokenizer;
import org.junit.jupiter.api.Test;

class BlockSamplerTest {
    private static final int[] PROMPT = {Tokenizer.BOS, 50};
    private static final int M = Tokenizer.MASK;

    /// The token for place p of the canvas is 100 + p.
    private static final float[] SURE = {.2f, .9f, .5f, .7f, .1f, .3f, .8f};

    private final List<TokenSampler.Frame> frames = new ArrayList<>();
    private final List<int[]> asked = new ArrayList<>();

    private MaskedOpinion answer(int[] canvas, int[] open, float[] uniforms) {
        assertThat(uniforms).hasSameSizeAs(open);
        assertThat(Arrays.copyOf(canvas, PROMPT.length)).isEqualTo(PROMPT);
        asked.add(open);
        int[] places = Arrays.stream(open).map(p -> p - PROMPT.length).toArray();
        var probability = new float[open.length];
        var entropy = new float[open.length];
        for (int i = 0; i < open.length; i++) {
            probability[i] = SURE[places[i]];
            entropy[i] = SURE[places[i]];
        }
        int[] drawn = Arrays.stream(places).map(p -> 100 + p).toArray();
        return new MaskedOpinion(
                drawn,
                probability,
                entropy,
                Arrays.stream(drawn).mapToObj(d -> new int[] {d}).toArray(int[][]::new),
                new float[open.length][1]);
    }

    private int[] fill(int places, MaskedSettings settings) {
        return new BlockSampler(this::answer, settings, frames::add, () -> false)
                .fill(PROMPT, places, settled -> false);
    }

    private static MaskedSettings settings(int tokens, int block, int steps, TokenOrder order) {
        return new MaskedSettings(9, tokens, block, steps, order, 0, 0, 1);
    }

    @Test
    void theSurestOfABlockComeFirst() {
        int[] done = fill(7, settings(7, 4, 4, TokenOrder.CONFIDENCE));
        // Blocks of 4 and 3 places, two steps each: 2 + 2 and 2 + 1 tokens.
        assertThat(frames.stream().map(TokenSampler.Frame::ids))
                .containsExactly(
                        new int[] {M, 101, M, 103, M, M, M},
                        new int[] {100, 101, 102, 103, M, M, M},
                        new int[] {100, 101, 102, 103, M, 105, 106},
                        new int[] {100, 101, 102, 103, 104, 105, 106});
        assertThat(frames.getLast().settledAt()).containsExactly(2, 1, 2, 1, 4, 3, 3);
        assertThat(frames).allMatch(frame -> frame.steps() == 4);
        assertThat(asked)
                .containsExactly(
                        new int[] {2, 3, 4, 5},
                        new int[] {2, 4},
                        new int[] {6, 7, 8},
                        new int[] {6});
        assertThat(done).containsExactly(100, 101, 102, 103, 104, 105, 106);
        assertThat(frames.getFirst().alternatives()[1]).containsExactly(101);
        assertThat(frames.getFirst().alternatives()[5]).isEmpty();
    }

    @Test
    void aBlockAsLongAsTheCanvasIsPlainDiffusion() {
        fill(6, settings(6, 6, 3, TokenOrder.ENTROPY));
        assertThat(frames.stream().map(TokenSampler.Frame::ids))
                .containsExactly(
                        new int[] {100, M, M, M, 104, M},
                        new int[] {100, M, 102, M, 104, 105},
                        new int[] {100, 101, 102, 103, 104, 105});
    }

    @Test
    void randomOrderSettlesAsManyButOthers() {
        fill(6, settings(6, 6, 6, TokenOrder.RANDOM));
        int[] order = frames.getLast().settledAt();
        assertThat(Arrays.stream(order).sorted()).containsExactly(1, 2, 3, 4, 5, 6);
        frames.clear();
        fill(6, settings(6, 6, 6, TokenOrder.CONFIDENCE));
        assertThat(frames.getLast().settledAt()).isNotEqualTo(order);
    }

    @Test
    void stopsWhereThereIsEnoughOrSomebodySaysSo() {
        var settings = settings(7, 3, 7, TokenOrder.CONFIDENCE);
        int[] first =
                new BlockSampler(this::answer, settings, frames::add, () -> false)
                        .fill(PROMPT, 7, settled -> settled.length == 3);
        assertThat(first).containsExactly(100, 101, 102, M, M, M, M);
        frames.clear();
        int[] none =
                new BlockSampler(this::answer, settings, frames::add, () -> frames.size() == 1)
                        .fill(PROMPT, 7, settled -> false);
        assertThat(Arrays.stream(none).filter(id -> id != M)).containsExactly(101, 102);
    }

    @Property
    void everyPlaceIsSettledOnceWithinItsBlock(
            @ForAll @IntRange(min = 1, max = 7) int places,
            @ForAll @IntRange(min = 1, max = 9) int block,
            @ForAll @IntRange(min = 1, max = 20) int steps) {
        frames.clear();
        asked.clear();
        int[] done = fill(places, settings(places, block, steps, TokenOrder.CONFIDENCE));
        assertThat(done).isEqualTo(IntStream.range(100, 100 + places).toArray());
        int last = frames.size();
        assertThat(last).isBetween(1, places).isEqualTo(frames.getLast().steps());
        int[] at = frames.getLast().settledAt();
        for (int p = 1; p < places; p++) {
            if (p % block == 0) {
                assertThat(at[p]).isGreaterThan(Arrays.stream(at, 0, p).max().orElseThrow());
            }
        }
    }

    @Property
    void sharesAreEven(
            @ForAll @IntRange(min = 1, max = 200) int places,
            @ForAll @IntRange(min = 1, max = 300) int steps) {
        int[] shares = BlockSampler.shares(places, steps);
        assertThat(Arrays.stream(shares).sum()).isEqualTo(places);
        assertThat(Arrays.stream(shares).max().orElseThrow() - shares[shares.length - 1])
                .isBetween(0, 1);
        assertThat(shares.length).isLessThanOrEqualTo(steps);
    }
}
