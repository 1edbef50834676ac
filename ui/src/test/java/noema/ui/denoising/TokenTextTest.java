package noema.ui.denoising;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.run.Mind;
import org.junit.jupiter.api.Test;

class TokenTextTest {

    private final TestBench mind = new TestBench(Sample.trace(0));

    @Test
    void aTokenOfAnotherVocabularyIsShownAsItsNumber() {
        assertThat(TokenText.piece(mind, 9999)).isEqualTo(" ⟨9999⟩");
        assertThat(TokenText.piece(mind, -1)).isEqualTo(" ⟨-1⟩");
        assertThat(TokenText.piece(mind, 3)).isEqualTo(" cat");
    }

    @Test
    void piecesJoinToRunningText() {
        assertThat(TokenText.join(List.of(" The", " cat", "s", "."))).isEqualTo("The cats.");
        assertThat(TokenText.bare(" cat")).isEqualTo("cat");
        assertThat(TokenText.bare(" ")).isEqualTo("␣");
        assertThat(TokenText.bare("")).isEmpty();
    }

    @Test
    void nothingBreaksTheLine() {
        Mind odd =
                (Mind)
                        Proxy.newProxyInstance(
                                Mind.class.getClassLoader(),
                                new Class<?>[] {Mind.class},
                                (self, method, arguments) -> "\n\ta\u0000");
        assertThat(TokenText.piece(odd, 5)).isEqualTo("  a ");
    }
}
