package noema.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import noema.model.trace.Recipe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControlsControllerTest {

    private final SettingsModel settings = new SettingsModel(Recipe.of("A cat.", 42));
    private final FakeConductor conductor = new FakeConductor();
    private final Later later = new Later();
    private final ControlsController controller =
            new ControlsController(settings, conductor, later);

    /// A pause that ends when the test says so.
    private static final class Later implements Debounce {
        private @Nullable Runnable wish;
        private int restarts;

        @Override
        public void restart(Runnable next) {
            wish = next;
            restarts++;
        }

        @Override
        public void cancel() {
            wish = null;
        }

        void pass() {
            if (wish != null) {
                wish.run();
                wish = null;
            }
        }
    }

    @Test
    void liveChangesRunOnceWithTheSameSeedWhenTheyRest() {
        settings.liveProperty().set(true);
        settings.set(Knobs.GUIDANCE, 2);
        settings.set(Knobs.GUIDANCE, 3);
        assertThat(conductor.runs).isEmpty();
        later.pass();
        assertThat(conductor.runs).containsExactly(settings.toRecipe());
        assertThat(conductor.runs.getFirst().seed()).isEqualTo(42);
        assertThat(later.restarts).isEqualTo(2);
    }

    @Test
    void otherwiseNothingRunsByItself() {
        settings.set(Knobs.GUIDANCE, 2);
        later.pass();
        settings.liveProperty().set(true);
        settings.load(Recipe.of("Recalled.", 7));
        later.pass();
        settings.set(Knobs.GUIDANCE, 3);
        settings.liveProperty().set(false);
        later.pass();
        assertThat(conductor.runs).isEmpty();
    }

    @Test
    void generateAndStopOverruleWhatWasPending() {
        settings.liveProperty().set(true);
        settings.set(Knobs.GUIDANCE, 2);
        controller.generate();
        later.pass();
        assertThat(conductor.runs).containsExactly(settings.toRecipe());
        settings.set(Knobs.GUIDANCE, 3);
        controller.stop(false);
        later.pass();
        assertThat(conductor.runs).hasSize(1);
        assertThat(conductor.stops).containsExactly(false);
    }

    @Test
    void theMainButtonGeneratesOrStops() {
        controller.main();
        assertThat(conductor.runs).hasSize(1);
        controller.main();
        assertThat(conductor.stops).containsExactly(false);
        assertThat(conductor.state.get()).isEqualTo(RunState.IDLE);
    }
}
