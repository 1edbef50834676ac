package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PrecisionTest {

    @Test
    void theChoiceDoesNotDependOnWhatElseTheMachineDoes() {
        Precision alone = Precision.measured();
        var over = new AtomicBoolean();
        var others = new ArrayList<Thread>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            others.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!over.get()) {
                                    Thread.onSpinWait();
                                }
                            }));
        }
        try {
            var busy = EnumSet.noneOf(Precision.class);
            for (int i = 0; i < 8; i++) {
                busy.add(Precision.measured());
            }
            assertThat(busy).containsExactly(alone);
        } finally {
            over.set(true);
        }
        others.forEach(PrecisionTest::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void speedsArePositive() {
        assertThat(Precision.FP32.matmulGigaflops()).isPositive();
    }
}
