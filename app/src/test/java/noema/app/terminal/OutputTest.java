package noema.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(
                new Output(bytes, StandardCharsets.UTF_8),
                new Terminal(terminal, terminal, Colours.NONE, () -> new Size(10, 5)),
                clock::get);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe,", "The pipe is being closed,", "No space left,No space left"})
    void aBrokenOutputIsRemembered(String message, String complaint) {
        var output =
                new Output(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException(message);
                            }
                        },
                        StandardCharsets.UTF_8);
        assertThat(output.isBroken()).isFalse();
        output.println("a");
        output.writer().println("b");
        assertThat(output.isBroken()).isTrue();
        assertThat(output.complaint()).isEqualTo(complaint);
    }

    @Test
    void onATerminalOneLineIsRewritten() {
        ProgressLine line = line(true);
        line.show("one");
        clock.addAndGet(50_000_000);
        line.show("too soon");
        clock.addAndGet(60_000_000);
        line.show("longer than the terminal");
        line.end();
        assertThat(printed()).isEqualTo("\r\u001b[Kone\r\u001b[Klonger th\r\u001b[K");
    }

    @Test
    void elsewhereALineComesEveryTenSeconds() {
        ProgressLine line = line(false);
        for (int second = 0; second <= 25; second++) {
            line.show("second " + second);
            clock.addAndGet(1_000_000_000);
        }
        line.say("done");
        assertThat(printed()).isEqualTo("second 10\nsecond 20\ndone\n");
    }
}
