package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductsTest {

    private static final int IN = 24;
    private static final int OUT = 40;

    private static final String METHODS =
            """
              def plain(self, x: Tensor) -> Tensor:
                return torch.to(self.linear(x, "m"), 6)

              def biased(self, x: Tensor) -> Tensor:
                return torch.to(self.affine(torch.transpose(x, 0, 1), "m"), 6)
            """;

    private static TorchModule module(Precision precision, Products products) {
        var module = new TorchModule(List.of(METHODS), Map.of("heads", 1), precision, products);
        module.put("w", "m.weight", random(1, OUT, IN));
        module.put("w", "m.bias", random(2, OUT));
        return module;
    }

    private static FloatTensor random(long seed, long... shape) {
        int size = (int) HostArray.count(shape);
        return new FloatTensor(shape, Randomness.gaussians(Randomness.stream(seed), size));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void packedMatricesMultiplyLikeThoseUnderTraining(Precision precision) {
        try (TorchModule module = module(precision, Products.fastest(precision))) {
            for (int rows : new int[] {1, 2, 7, 65}) {
                FloatTensor x = random(rows, rows, 3, IN);
                for (String method : List.of("plain", "biased")) {
                    module.command("grow");
                    FloatTensor wanted = module.infer(method, x).getFirst();
                    module.command("shrink");
                    FloatTensor found = module.infer(method, x).getFirst();

                    assertThat(found.shape()).isEqualTo(wanted.shape());
                    close(precision, found.values(), wanted.values());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void noRowsAreNoRows(Precision precision) {
        try (TorchModule module = module(precision, Products.fastest(precision))) {
            module.command("shrink");
            FloatTensor found =
                    module.infer("plain", new FloatTensor(new long[] {2, 0, IN}, new float[0]))
                            .getFirst();

            assertThat(found.shape()).containsExactly(2, 0, OUT);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aRowIsTheSameAloneAndAmongOthers(Precision precision) {
        FloatTensor x = random(5, 33, 1, IN);
        try (TorchModule module = module(precision, Products.fastest(precision))) {
            module.command("shrink");
            float[] together = module.infer("plain", x).getFirst().values();
            for (int row : new int[] {0, 17, 32}) {
                var alone = FloatTensor.of(x.row(row), 1, 1, IN);
                float[] found = module.infer("plain", alone).getFirst().values();
                close(precision, found, Arrays.copyOfRange(together, row * OUT, (row + 1) * OUT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void plainProductsWorkEverywhere(Precision precision) {
        try (TorchModule module = module(precision, Products.PLAIN)) {
            FloatTensor x = random(3, 4, 1, IN);
            FloatTensor before = module.infer("plain", x).getFirst();
            module.command("shrink");

            assertThat(module.infer("plain", x)).containsExactly(before);
        }
    }

    private static void close(Precision precision, float[] found, float[] wanted) {
        float share = precision == Precision.FP32 ? 1e-5f : 0.01f;
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).isCloseTo(wanted[i], within(share * (1 + Math.abs(wanted[i]))));
        }
    }
}
