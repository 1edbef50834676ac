package noema.model.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.generate.LevelNetwork;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.Randomness;
import noema.model.tensor.TorchModule;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What stands behind the last child of a group is without effect.
class GroupPaddingTest {

    private static final LevelConfig CONFIG = LevelConfig.tiny(Level.PARAGRAPH, 4, 16, 4);
    private static final int SIZE = CONFIG.conceptSize();
    private static TorchModule module;

    @BeforeAll
    static void load() {
        TinyModel.oneThread();
        module = LevelNetwork.load(CONFIG, LevelNetwork.initialise(CONFIG, 3), Precision.FP32);
        // The last layer starts near zero; here every difference must show.
        module.put("w", "unfold.velocity.weight", tensor(5, 16, CONFIG.width()));
    }

    @AfterAll
    static void close() {
        module.close();
    }

    private static FloatTensor tensor(long seed, long... shape) {
        int count = (int) HostArray.count(shape);
        return FloatTensor.of(Randomness.gaussians(Randomness.stream(seed, 1), count), shape);
    }

    private static Concept concept(long seed) {
        return new Concept(tensor(seed, SIZE).values());
    }

    /// The first `children` of four, with other numbers behind them.
    private static FloatTensor withGarbage(FloatTensor all, int children, float garbage) {
        float[] values = all.values().clone();
        Arrays.fill(values, children * SIZE, values.length, garbage);
        return FloatTensor.of(values, all.shape());
    }

    @Test
    void aParentDoesNotDependOnPadding() {
        FloatTensor four = tensor(7, 1, 4, 4, 16);
        LongTensor two = LongTensor.of(new long[] {2}, 1);
        float[] plain = module.infer("parents", withGarbage(four, 2, 0), two).getFirst().values();
        float[] other = module.infer("parents", withGarbage(four, 2, 999), two).getFirst().values();
        float[] all =
                module.infer("parents", four, LongTensor.of(new long[] {4}, 1)).getFirst().values();

        assertThat(other).isEqualTo(plain);
        assertThat(all).isNotEqualTo(plain);
    }

    @Test
    void aSmallGroupBesideALargeOneIsAsItIsAlone() {
        var encoder = new GroupEncoder(module, CONFIG);
        List<Concept> small = List.of(concept(1), concept(2));
        List<Concept> large = List.of(concept(3), concept(4), concept(5), concept(6));

        Concept alone = encoder.encode(List.of(small)).getFirst();
        Concept beside = encoder.encode(List.of(large, small)).getLast();

        assertThat(beside.distance(alone)).isLessThan(1e-4);
    }

    @Test
    void childrenDoNotDependOnPadding() {
        float[] plain = unfold(0);
        float[] other = unfold(999);

        assertThat(Arrays.copyOf(other, 2 * SIZE)).isEqualTo(Arrays.copyOf(plain, 2 * SIZE));
    }

    private float[] unfold(float garbage) {
        FloatTensor x = withGarbage(tensor(8, 1, 4, 4, 16), 2, garbage);
        FloatTensor guess = withGarbage(tensor(9, 1, 4, 4, 16), 2, garbage);
        FloatTensor half = FloatTensor.of(new float[] {0.5f}, 1);
        return module.infer(
                        "unfold_step",
                        x,
                        guess,
                        half,
                        half,
                        LongTensor.of(new long[] {2}, 1),
                        tensor(10, 1, 4, 16),
                        half,
                        tensor(11, 1, 4, 16),
                        tensor(12, 1, 1, 4, 16),
                        FloatTensor.of(new float[] {1, 1}, 1, 2))
                .getFirst()
                .values();
    }

    @Test
    void whatIsOutOfViewDoesNotCount() {
        var renderer = new GroupRenderer(module, CONFIG);
        var x = List.of(new Concept(tensor(13, 2 * SIZE).values()));
        var blank = List.of(new Concept(new float[2 * SIZE]));
        boolean[] in = {true};
        boolean[] out = {false};
        var one = new GroupRenderer.Plan(concept(20), 0, List.of(), List.of());
        var other = new GroupRenderer.Plan(concept(21), 0, List.of(), List.of());
        var later =
                new GroupRenderer.Plan(concept(20), 0, List.of(concept(22)), List.of(concept(23)));

        assertThat(renderer.denoiser(one, 2).expect(x, blank, 0.7, in))
                .isNotEqualTo(renderer.denoiser(other, 2).expect(x, blank, 0.7, in))
                .isNotEqualTo(renderer.denoiser(later, 2).expect(x, blank, 0.7, in));
        assertThat(renderer.denoiser(one, 2).expect(x, blank, 0.7, out))
                .isEqualTo(renderer.denoiser(other, 2).expect(x, blank, 0.7, out));
    }
}
