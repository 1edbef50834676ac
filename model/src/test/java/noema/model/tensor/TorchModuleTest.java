package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TorchModuleTest {

    private static final String METHODS =
            """
              def twice(self, x: Tensor) -> Tensor:
                return torch.add(x, x)

              def both(self, x: Tensor, ids: Tensor) -> List[Tensor]:
                return [torch.neg(x), torch.add(ids, self.offset)]

              def weighted(self, x: Tensor) -> Tensor:
                return torch.to(self.linear(x, "m"), 6)

              def remember(self, x: Tensor) -> Tensor:
                self.cache["x"] = torch.mul(x, 2.0)
                return x

              def recall(self, x: Tensor) -> Tensor:
                return torch.add(x, self.cache["x"])

              def teach(self, x: Tensor) -> List[Tensor]:
                return [torch.mul(x, 3.0), torch.neg(x)]

              def learn(self, gradients: List[Tensor], rates: Tensor) -> Tensor:
                self.w["sum"] = torch.add(torch.sum(torch.stack(gradients)), rates)
                return torch.sum(gradients[0])

              def empty(self, x: Tensor) -> Tensor:
                return torch.sum(x)

              def fails(self, x: Tensor) -> Tensor:
                return torch.matmul(x, torch.zeros([7, 7]))
            """;

    private static TorchModule module(Precision precision) {
        return new TorchModule(List.of(METHODS), Map.of("heads", 1, "offset", -5), precision);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void whatIsPutComesBackBitForBit(
            @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 5) Integer> sizes,
            @ForAll long seed) {
        long[] shape = sizes.stream().mapToLong(size -> size).toArray();
        var random = new SplittableRandom(seed);
        var values = new float[(int) HostArray.count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt() & 0xBFFF_FFFF);
        }
        var tensor = new FloatTensor(shape, values);
        try (TorchModule module = module(Precision.FP32)) {
            module.put("w", "a.b.c", tensor);
            module.put("steps", "a.b.c", FloatTensor.scalar(3));

            assertThat(module.get("w", "a.b.c")).isEqualTo(tensor);
            assertThat(module.get("steps", "a.b.c")).isEqualTo(FloatTensor.scalar(3));
            assertThat(module.names("w")).containsExactly("a.b.c");
        }
    }

    @Test
    void namesAreSortedAndTablesApart() {
        try (TorchModule module = module(Precision.FP32)) {
            for (String name : List.of("z", "a.2", "a.10", "m")) {
                module.put("w", name, FloatTensor.scalar(1));
            }
            module.put("average", "q", FloatTensor.scalar(2));

            assertThat(module.names("w")).containsExactly("a.10", "a.2", "m", "z");
            assertThat(module.names("average")).containsExactly("q");
            for (String table : List.of("low", "cache", "first", "second", "steps")) {
                assertThat(module.names(table)).as(table).isEmpty();
            }
        }
    }

    @Test
    void aTableThatDoesNotExistIsRefused() {
        try (TorchModule module = module(Precision.FP32)) {
            FloatTensor one = FloatTensor.scalar(1);

            assertThatThrownBy(() -> module.put("weights", "a", one))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> module.get("weights", "a"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> module.names("")).isInstanceOf(IllegalArgumentException.class);
            assertThat(module.names("steps")).isEmpty();
        }
    }

    @Test
    void aLaterValueReplacesAnEarlierOneAndNothingIsShared() {
        try (TorchModule module = module(Precision.FP32)) {
            var values = new float[] {1, 2};
            module.put("w", "a", FloatTensor.of(values, 2));
            values[0] = 9;
            assertThat(module.get("w", "a").values()).containsExactly(1, 2);
            module.get("w", "a").values()[1] = 9;
            assertThat(module.get("w", "a").values()).containsExactly(1, 2);
            module.put("w", "a", FloatTensor.of(new float[] {5}, 1));

            assertThat(module.get("w", "a")).isEqualTo(FloatTensor.of(new float[] {5}, 1));
        }
    }

    @Test
    void methodsTakeAndAnswerPlainArrays() {
        try (TorchModule module = module(Precision.FP32)) {
            var x = FloatTensor.of(new float[] {1, -2, 3.5f}, 1, 3);
            var ids = LongTensor.of(new long[] {7, 65_535}, 2);

            assertThat(module.infer("twice", x))
                    .containsExactly(FloatTensor.of(new float[] {2, -4, 7}, 1, 3));
            assertThat(module.infer("both", x, ids))
                    .containsExactly(
                            FloatTensor.of(new float[] {-1, 2, -3.5f}, 1, 3),
                            FloatTensor.of(new float[] {2, 65_530}, 2));
            assertThat(module.infer("empty", FloatTensor.of(new float[0], 1, 0, 4)))
                    .containsExactly(FloatTensor.scalar(0));
        }
    }

    @Test
    void whatAMethodRemembersOutlivesTheCall() {
        try (TorchModule module = module(Precision.FP32)) {
            module.infer("remember", FloatTensor.of(new float[] {1, 2}, 2));
            for (int i = 0; i < 100; i++) {
                module.infer("twice", FloatTensor.of(new float[1000], 1000));
            }

            assertThat(module.infer("recall", FloatTensor.of(new float[] {10, 10}, 2)))
                    .containsExactly(FloatTensor.of(new float[] {12, 14}, 2));
        }
    }

    @Test
    void shrinkKeepsCopiesInTheComputeTypeAndGrowDropsThem() {
        try (TorchModule module = module(Precision.BF16)) {
            module.put("w", "m.weight", FloatTensor.of(new float[] {1.001f, 2, 3, 4}, 2, 2));
            module.put("w", "m.bias", FloatTensor.of(new float[2], 2));
            var x = FloatTensor.of(new float[] {1, 0}, 1, 2);
            FloatTensor before = module.infer("weighted", x).getFirst();
            module.command("shrink");
            FloatTensor shrunk = module.infer("weighted", x).getFirst();

            assertThat(shrunk).isEqualTo(before);
            assertThat(before.values()).containsExactly(1, 3);
            assertThat(module.names("packed")).containsExactly("m.weight");
            assertThat(module.names("low")).containsExactly("m.bias");
            module.command("grow");
            assertThat(module.names("packed")).isEmpty();
            assertThat(module.names("low")).isEmpty();
            assertThat(module.get("w", "m.weight").values()[0]).isEqualTo(1.001f);
        }
    }

    @Test
    void afterAFailureTheModuleStillWorks() {
        try (TorchModule module = module(Precision.FP32)) {
            var x = FloatTensor.of(new float[] {1, 2}, 1, 2);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> module.infer("fails", x))
                        .isInstanceOf(RuntimeException.class);
                assertThatThrownBy(() -> module.infer("noSuchMethod", x))
                        .isInstanceOf(RuntimeException.class);
                assertThatThrownBy(() -> module.get("w", "nothing"))
                        .isInstanceOf(RuntimeException.class);
            }

            assertThat(module.infer("twice", x).getFirst().values()).containsExactly(2, 4);
        }
    }

    @Test
    void aSourceThatIsNotTorchScriptIsAnException() {
        assertThatThrownBy(() ->
                        new TorchModule(List.of("  def broken(self:\n"), Map.of(), Precision.FP32))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void gradientsOfAllPartsAreLearnedInTheirOrder() {
        try (TorchModule module = module(Precision.FP32);
                var workers = new Workers(3)) {
            List<List<HostArray>> parts = new ArrayList<>();
            for (float x : new float[] {1, 2, 6}) {
                parts.add(List.of(FloatTensor.of(new float[] {x}, 1)));
            }

            assertThat(module.train("teach", parts, FloatTensor.scalar(0.5f), workers))
                    .containsExactly(9, -1);
            assertThat(module.get("w", "sum")).isEqualTo(FloatTensor.scalar(-8.5f));
        }
    }

    @Test
    void nothingOfACallStays() {
        try (TorchModule module = module(Precision.FP32);
                var workers = new Workers(2)) {
            var x = FloatTensor.of(new float[] {1, 2}, 2);
            for (int i = 0; i < 50; i++) {
                module.put("w", "m.weight", FloatTensor.of(new float[4], 2, 2));
                module.infer("twice", x);
                module.infer("both", x, LongTensor.of(new long[] {1}, 1));
                module.train("teach", List.of(List.of(x), List.of(x)), x, workers);
                module.infer("remember", x);
                module.get("w", "m.weight");
                module.names("w");
                module.command("shrink");
            }

            assertThat(module.heldArrays()).isZero();
        }
    }

    @Test
    void closedTwiceIsClosedAndUseAfterwardsIsAnException() {
        TorchModule module = module(Precision.FP32);
        var x = FloatTensor.of(new float[] {1}, 1);
        module.close();
        module.close();

        assertThatThrownBy(() -> module.infer("twice", x)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> module.get("w", "a")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> module.names("w")).isInstanceOf(RuntimeException.class);
    }
}
