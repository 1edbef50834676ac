package noema.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.trace.Trace;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

/// The story as a tree.
class OutlineTest {

    private static List<Outline> outline(Trace trace) {
        return Outline.of(RunSnapshot.of(trace), new TestBench(trace));
    }

    @Test
    void paragraphsUnfoldIntoSentencesAndSentencesIntoTokens() {
        List<Outline> top = outline(Sample.paragraphs(2));

        assertThat(top)
                .extracting(Outline::label)
                .containsExactly("paragraph p1", "paragraph 1", "paragraph 2");
        Outline second = top.get(2);
        assertThat(second.places()).containsExactlyInAnyOrder(4, 5);
        assertThat(second.made()).isEqualTo("3 noise steps");
        assertThat(second.at()).isEqualTo(new Cursor(2, 3, 0, 0));
        Outline sentence = second.children().get(1);
        assertThat(sentence.label()).isEqualTo("4");
        assertThat(sentence.text()).isEqualTo("The cat saw a bird.");
        assertThat(sentence.made()).isEqualTo("4 noise steps · 3 frames");
        assertThat(sentence.children())
                .extracting(Outline::text)
                .containsExactly("The", "cat", "saw", "a", "bird", ".");
        Outline token = sentence.children().get(2);
        assertThat(token.at()).isEqualTo(new Cursor(3, 0, 4, 2));
        assertThat(token.made()).isEqualTo("frame 2 · 75 %");
    }

    @Test
    void everyNodeLeadsToAMomentThatTheRunHas() {
        for (Trace trace : List.of(Sample.trace(3), Sample.paragraphs(2), Sample.wordByWord(2))) {
            var bench = new TestBench(trace);
            for (Outline node : outline(trace)) {
                check(node, bench);
            }
        }
    }

    private static void check(Outline node, TestBench bench) {
        bench.bench.playhead().moveTo(node.at());
        assertThat(bench.bench.playhead().cursor()).isEqualTo(node.at());
        node.children().forEach(child -> check(child, bench));
    }

    @Test
    void withoutLevelsSentencesAreTheTop() {
        assertThat(outline(Sample.wordByWord(2)))
                .extracting(Outline::label)
                .containsExactly("p1", "p2", "1", "2");
        assertThat(outline(Sample.wordByWord(2)).get(2).made()).isEqualTo("6 frames");
    }
}
