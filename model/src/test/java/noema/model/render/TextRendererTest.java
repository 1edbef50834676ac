package noema.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import noema.model.concept.Canvas;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.tensor.Randomness;
import noema.model.train.TinyModel;

/// What the renderer sees of the story before a thought.
class TextRendererTest {

    private static final ModelConfig CONFIG = TinyModel.config();
    private static final int LENGTH = 6;

    private final TextRenderer renderer = TinyModel.trained().model().renderer();

    private static Concept concept(long seed, int number) {
        return new Concept(
                Randomness.gaussians(Randomness.stream(seed, number), CONFIG.conceptSize()));
    }

    private List<float[]> links(List<List<Concept>> stories, Concept concept) {
        int[] canvas = Canvas.open(LENGTH);
        TextRenderer.Outlook outlook =
                renderer.look(
                        stories.stream().map(s -> canvas).toList(),
                        stories.stream()
                                .map(s -> new TextRenderer.Thought(concept, 0.5, s))
                                .toList(),
                        0);
        int each = outlook.links().length / stories.size();
        return IntStream.range(0, stories.size())
                .mapToObj(i -> Arrays.copyOfRange(outlook.links(), i * each, (i + 1) * each))
                .toList();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void asManySentencesBeforeAsItLearnedWithAreSeenInTheirOrder(@ForAll long seed) {
        Concept last = concept(seed, 1);
        Concept former = concept(seed, 2);
        Concept older = concept(seed, 3);
        List<float[]> said =
                links(
                        List.of(
                                List.of(last, former),
                                List.of(last, former, older),
                                List.of(former, last),
                                List.of(last, older),
                                List.of(last),
                                List.of()),
                        concept(seed, 0));

        assertThat(CONFIG.before()).isEqualTo(2);
        assertThat(said.get(1)).isEqualTo(said.getFirst());
        assertThat(said.subList(2, 6)).doesNotHaveDuplicates();
        assertThat(said.subList(2, 6)).allSatisfy(s -> assertThat(s).isNotEqualTo(said.getFirst()));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void storiesOfDifferentLengthsDoNotDisturbEachOther(@ForAll long seed) {
        Concept thought = concept(seed, 0);
        List<Concept> brief = List.of(concept(seed, 1));
        List<Concept> whole = List.of(concept(seed, 1), concept(seed, 2));
        List<float[]> together = links(List.of(brief, whole, List.of()), thought);

        assertThat(together.getFirst())
                .containsExactly(links(List.of(brief), thought).getFirst(), within(1e-4f));
        assertThat(together.get(1))
                .containsExactly(links(List.of(whole), thought).getFirst(), within(1e-4f));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void severalCanvasesOfAThoughtAreToldAsIfEachHadItsOwn(@ForAll long seed) {
        var first = new TextRenderer.Thought(concept(seed, 0), 0.5, List.of(concept(seed, 1)));
        var second = new TextRenderer.Thought(concept(seed, 2), 0.1, List.of());
        var canvases = List.of(Canvas.open(LENGTH), Canvas.open(3), Canvas.open(4));

        float[] shared = renderer.look(canvases, List.of(first, second, first), 0.5).links();
        float[] apart = renderer.look(canvases, List.of(first, second, copy(first)), 0.5).links();
        float[] confused = renderer.look(canvases, List.of(first, second, second), 0.5).links();

        assertThat(shared).containsExactly(apart, within(1e-4f)).isNotEqualTo(confused);
    }

    private static TextRenderer.Thought copy(TextRenderer.Thought thought) {
        return new TextRenderer.Thought(thought.concept(), thought.level(), thought.previous());
    }
}
