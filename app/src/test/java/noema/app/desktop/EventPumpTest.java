package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import noema.model.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Events on their way to the panes.
@ExtendWith(ApplicationExtension.class)
class EventPumpTest {

    private static final int EVENTS = 30;

    private final List<TraceEvent> sent = new ArrayList<>();
    private final List<TraceEvent> heard = new ArrayList<>();
    private final List<Integer> pulses = new ArrayList<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Source source = new Source();
    private final EventPump<TraceEvent> pump =
            new EventPump<>(
                    events -> {
                        heard.addAll(events);
                        pulses.add(source.pulse);
                    },
                    () -> ended.complete(heard.size()));

    /// Sends an event in every pulse, then ends.
    private final class Source extends AnimationTimer {
        private int pulse;

        @Override
        public void handle(long now) {
            pulse++;
            if (sent.size() < EVENTS) {
                sent.add(new TraceEvent.LengthChosen(sent.size(), 3, 1));
                pump.add(sent.getLast());
            } else {
                pump.end();
                stop();
            }
        }
    }

    @Test
    void allEventsComeInTheirOrderAndNotInEveryPulse() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
            source.start();
            pump.start();
        });
        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(EVENTS);
        assertThat(heard).isEqualTo(sent);
        assertThat(pulses.getFirst()).isEqualTo(1);
        for (int i = 1; i < pulses.size(); i++) {
            assertThat(pulses.get(i) - pulses.get(i - 1)).isEqualTo(2);
        }
    }
}
