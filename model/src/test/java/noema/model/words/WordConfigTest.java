package noema.model.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;

class WordConfigTest {
    private static final Path FILE = Path.of("config.json");
    private static final String JSON =
            """
            {"kind": "autoregressive", "vocabulary": 8192, "width": 384, "heads": 6, "hidden": 1344,
             "layers": 7, "maxTokens": 320}
            """;

    private static WordConfig parse(String json) throws IOException {
        return WordFiles.parse(
                FILE, json.getBytes(StandardCharsets.UTF_8), WordKind.AUTOREGRESSIVE);
    }

    @Test
    void readsTheSizes() throws IOException {
        assertThat(parse(JSON)).isEqualTo(WordConfig.standard());
    }

    @Test
    void theShippedSizesAreAsAgreed() {
        assertThat(ArNetwork.count(WordConfig.standard())).isBetween(14_000_000L, 16_000_000L);
        assertThat(ArNetwork.count(WordConfig.scorer())).isBetween(6_000_000L, 7_500_000L);
    }

    @Test
    void absurdSizesAreRefused() {
        for (String lie :
                List.of(
                        JSON.replace("8192", "100000"),
                        JSON.replace("384", "385"),
                        JSON.replace("384", "null"),
                        JSON.replace("384", "1e99"),
                        JSON.replace("\"heads\": 6", "\"heads\": 0"),
                        JSON.replace("\"layers\": 7", "\"layers\": -7"),
                        JSON.replace("320", "2147483648"),
                        JSON.replace("\"layers\": 7,", ""),
                        "[".repeat(5000),
                        JSON + JSON,
                        "null",
                        "")) {
            assertThatThrownBy(() -> parse(lie))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageStartingWith("config.json")
                    .hasMessageEndingWith(".");
        }
    }

    @Property(tries = 500)
    void aDamagedFileGivesSizesOrOneSentence(
            @ForAll @IntRange(max = 150) int at,
            @ForAll @IntRange(max = 8) int cut,
            @ForAll byte[] inserted)
            throws IOException {
        byte[] good = JSON.getBytes(StandardCharsets.UTF_8);
        int from = Math.min(at, good.length);
        byte[] head = Arrays.copyOf(good, from + inserted.length);
        System.arraycopy(inserted, 0, head, from, inserted.length);
        int rest = Math.max(0, good.length - from - cut);
        byte[] damaged = Arrays.copyOf(head, head.length + rest);
        System.arraycopy(good, good.length - rest, damaged, head.length, rest);
        try {
            assertThat(WordFiles.parse(FILE, damaged, WordKind.AUTOREGRESSIVE).vocabulary())
                    .isGreaterThanOrEqualTo(260);
        } catch (NoemaException e) {
            assertThat(e.getMessage()).endsWith(".").hasLineCount(1);
        }
    }
}
