package noema.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
        return said(
                stories.stream()
                        .map(story -> story.stream().map(Earlier::thought).toList())
                        .toList(),
                concept);
    }

    private List<float[]> said(List<List<Earlier>> stories, Concept concept) {
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
        List<Earlier> brief = List.of(told(seed, 1, 300));
        List<Earlier> whole = List.of(told(seed, 1, 301, 302), told(seed, 2, 303));
        List<float[]> together = said(List.of(brief, whole, List.of()), thought);

        assertThat(together.getFirst())
                .containsExactly(said(List.of(brief), thought).getFirst(), within(1e-4f));
        assertThat(together.get(1))
                .containsExactly(said(List.of(whole), thought).getFirst(), within(1e-4f));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void wordsOfTheStoryAreSeenWhereTheyStand(@ForAll long seed) {
        Concept thought = concept(seed, 0);
        int[] words = {300, 301, 302};
        int[] others = {300, 302, 301};
        List<float[]> said =
                said(
                        List.of(
                                List.of(told(seed, 1, words), told(seed, 2)),
                                List.of(told(seed, 1, others), told(seed, 2)),
                                List.of(told(seed, 1), told(seed, 2, words)),
                                List.of(told(seed, 1), told(seed, 2))),
                        thought);

        assertThat(said).doesNotHaveDuplicates();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void wordsOutOfViewChangeNothing(@ForAll long seed) {
        Concept thought = concept(seed, 0);
        int[] many = new int[CONFIG.words()];
        Arrays.fill(many, 310);
        var old = new ArrayList<>(Collections.nCopies(ModelConfig.OLDEST_WORDS, told(seed, 1)));
        List<Earlier> blank = List.copyOf(old);
        old.add(told(seed, 2, 300));
        List<float[]> said =
                said(
                        List.of(
                                List.of(told(seed, 1, many), told(seed, 2, 300)),
                                List.of(told(seed, 1, many), told(seed, 2, 301)),
                                old,
                                blank),
                        thought);

        assertThat(said.getFirst()).isEqualTo(said.get(1));
        assertThat(said.get(2)).isEqualTo(said.get(3));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void sentencesThatAreTooLongAreSeenAsFarAsTheyGo(@ForAll long seed) {
        int[] tooLong = new int[CONFIG.maxTokens() + 5];
        Arrays.fill(tooLong, 300);

        assertThat(said(List.of(List.of(told(seed, 1, tooLong))), concept(seed, 0)).getFirst())
                .doesNotContain(Float.NaN);
    }

    private static Earlier told(long seed, int number, int... words) {
        return new Earlier(concept(seed, number), words);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void severalCanvasesOfAThoughtAreToldAsIfEachHadItsOwn(@ForAll long seed) {
        var first = new TextRenderer.Thought(concept(seed, 0), 0.5, List.of(told(seed, 1, 300)));
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
