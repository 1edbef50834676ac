package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import noema.model.trace.Edit;
import noema.model.trace.Way;
import org.junit.jupiter.api.Test;

/// Which decisions a run of each level can take.
class StoriesTest {

    private static final Edit WORD = new Edit.Word(0, 1, 77);
    private static final Edit THOUGHT = new Edit.Thought(0, new float[] {1});
    private static final Edit CANDIDATE = new Edit.Candidate(0, 3);

    @Test
    void everyLevelTakesWhatItCanDoSomethingWith() {
        for (Edit edit : new Edit[] {WORD, THOUGHT, CANDIDATE}) {
            assertThat(Stories.refusal(Way.SENTENCE, edit)).isEmpty();
            for (Way words : new Way[] {Way.DIFFUSION, Way.AR}) {
                assertThat(Stories.refusal(words, edit)).get().asString().endsWith(".");
            }
        }
        assertThat(Stories.refusal(Way.PARAGRAPH, WORD)).isEmpty();
        assertThat(Stories.refusal(Way.PARAGRAPH, THOUGHT)).isEmpty();
        assertThat(Stories.refusal(Way.PARAGRAPH, CANDIDATE)).isPresent();
    }
}
