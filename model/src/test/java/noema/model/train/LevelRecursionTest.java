package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A further level is a configuration: paragraphs over sentences and chapters over paragraphs learn with the same code.
class LevelRecursionTest {

    @Test
    void paragraphsLearnWhatTheirSentencesMean() {
        TinyLevels paragraph = TinyLevels.paragraph();

        assertThat(paragraph.config().height()).isEqualTo(2);
        assertThat(paragraph.own()).isLessThan(0.6 * paragraph.foreign());
    }

    @Test
    void chaptersLearnWhatTheirParagraphsMean() {
        TinyLevels chapter = TinyLevels.chapter();

        assertThat(chapter.config().height()).isEqualTo(3);
        assertThat(chapter.own()).isLessThan(0.6 * chapter.foreign());
    }
}
