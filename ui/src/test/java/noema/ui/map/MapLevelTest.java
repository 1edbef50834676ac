package noema.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import noema.model.atlas.Atlas;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.run.Cursor;
import noema.ui.run.GroupRun;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The levels of the map, without a toolkit: two sentences of prompt, then three paragraphs of two sentences.
class MapLevelTest {

    private static final Atlas SENTENCES = atlas("sentence", 40);
    private static final Atlas PARAGRAPHS = atlas("paragraph", 15);

    private TestBench bench;
    private MapModel model;

    private static Atlas atlas(String name, int size) {
        var entries = new ArrayList<Atlas.Entry>();
        for (int i = 0; i < size; i++) {
            var concept = new float[Sample.SIZE];
            for (int k = 0; k < Sample.SIZE; k++) {
                concept[k] = (float) Math.sin(name.length() + i * (k + 1));
            }
            entries.add(new Atlas.Entry(name + " " + i, concept, i, 0, 5, 1, 0, 1));
        }
        return new Atlas(
                name,
                entries,
                Axes.principal(entries.stream().map(Atlas.Entry::concept).toList(), Sample.SIZE),
                List.of("of " + name));
    }

    @BeforeEach
    void open() {
        bench = new TestBench(Sample.paragraphs(3));
        model = new MapModel(bench.bench, Runnable::run, Runnable::run);
        model.sight().size(600, 500);
        model.levels().know(MapLevel.SENTENCES, new Known(SENTENCES));
        model.levels().know(MapLevel.PARAGRAPHS, new Known(PARAGRAPHS));
    }

    private Marks marks() {
        return model.marksProperty().get();
    }

    private GroupRun group(int number) {
        return bench.bench.run().snapshot().levels().getFirst().groups().get(number);
    }

    @Test
    void paragraphsAreShownWhenTheyAreAskedForAndNotBefore() {
        assertThat(model.atlasProperty().get()).isSameAs(SENTENCES);
        assertThat(marks().dots()).hasSize(8);
        assertThat(marks().groups()).hasSize(4);
        bench.bench.selection().knownProperty().set(Set.of(39));

        assertThat(model.levels().show(MapLevel.PARAGRAPHS)).isTrue();
        assertThat(model.atlasProperty().get()).isSameAs(PARAGRAPHS);
        assertThat(model.labelsProperty().get()).containsExactly("of paragraph");
        assertThat(model.groundProperty().get().atlas()).isSameAs(PARAGRAPHS);
        assertThat(bench.bench.selection().knownProperty().get()).isEmpty();
        assertThat(marks().dots())
                .extracting(Marks.Dot::name)
                .containsExactly(
                        "paragraph 1 of the prompt", "paragraph 1", "paragraph 2", "paragraph 3");
        assertThat(marks().dots())
                .extracting(Marks.Dot::places)
                .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4, 5), List.of(6, 7));
        assertThat(marks().groups()).isEmpty();
        assertThat(model.spot(marks().dots().getFirst().concept())).isNotNull();

        bench.bench.run().show(RunSnapshot.of(Sample.paragraphs(2)));
        bench.bench.run().show(RunSnapshot.of(Sample.trace(2)));
        assertThat(model.levels().level()).isEqualTo(MapLevel.PARAGRAPHS);
        assertThat(marks().dots()).isEmpty();
        assertThat(model.atlasProperty().get()).isSameAs(PARAGRAPHS);
        model.fitRun();
        assertThat(model.sight().goalProperty().get().bounds().maxX())
                .isGreaterThan(model.groundProperty().get().grid().most().maxX());
    }

    @Test
    void aPlanGrowsOutOfNoiseAndBecomesADotThatTheStoryReadsBack() {
        model.levels().show(MapLevel.PARAGRAPHS);
        bench.bench.playhead().moveTo(new Cursor(2, 2, 0, 0));
        assertThat(marks().thinking()).isTrue();
        assertThat(marks().steps()).extracting(Marks.Step::number).containsExactly(1, 2);
        assertThat(marks().steps().getLast().noisy()).isSameAs(group(1).steps().get(1).noisy());
        assertThat(marks().dots()).extracting(Marks.Dot::number).containsExactly(0, 1);
        assertThat(marks().ahead()).extracting(Marks.Dot::number).containsExactly(2, 3);

        bench.bench.playhead().moveTo(new Cursor(2, 3, 2, 0));
        assertThat(marks().thinking()).isFalse();
        assertThat(marks().steps()).hasSize(3);
        assertThat(marks().dots().getLast().concept()).isSameAs(group(1).plan().estimate());
        bench.bench.playhead().jumpTo(3);
        assertThat(marks().dots().getLast().concept()).isSameAs(group(1).done().concept());
        bench.bench.playhead().moveTo(Cursor.START);
        assertThat(marks().dots()).extracting(Marks.Dot::number).containsExactly(0);
        assertThat(marks().steps()).isEmpty();
    }

    @Test
    void aParagraphTakesEveryPaneToItsSentencesAndASentenceMarksItsParagraph() {
        model.levels().show(MapLevel.PARAGRAPHS);
        Marks.Dot second = marks().dots().get(2);
        model.chosen().choose(second);
        assertThat(bench.bench.selection().placesProperty().get()).containsExactlyInAnyOrder(4, 5);
        assertThat(bench.bench.playhead().cursor().sentence()).isEqualTo(3);
        assertThat(marks().present()).isEqualTo(5);
        assertThat(marks().ahead()).extracting(Marks.Dot::number).containsExactly(3);
        assertThat(model.neighbourhood().focusProperty().get().name()).isEqualTo("paragraph 2");
        assertThat(model.neighbourhood().listProperty().get())
                .isNotEmpty()
                .allMatch(near -> near.index() < PARAGRAPHS.size());

        bench.bench.playhead().jumpTo(0);
        assertThat(marks().dots().getLast().places()).contains(marks().present());
        bench.bench.selection().select(7);
        assertThat(model.neighbourhood().focusProperty().get().name()).isEqualTo("paragraph 3");
        model.chosen().choose(marks().dots().getFirst());
        assertThat(bench.bench.playhead().cursor()).isEqualTo(Cursor.START);
        assertThat(bench.bench.selection().placesProperty().get()).containsExactlyInAnyOrder(0, 1);
        assertThat(model.selectedSentence()).isEqualTo(-1);
    }

    @Test
    void aKnownParagraphIsLookedAtAndNothingIsPutIntoWords() {
        bench.bench.selection().select(3);
        model.levels().show(MapLevel.PARAGRAPHS);
        assertThat(model.isAnswering()).isFalse();
        model.chosen().lookAt(7);
        assertThat(model.neighbourhood().focusProperty().get().concept())
                .isSameAs(PARAGRAPHS.entries().get(7).concept());
        assertThat(model.neighbourhood().listProperty().get().getFirst().index()).isEqualTo(7);
        model.alternativesProperty()
                .set(
                        bench.alternatives(bench.bench.run().snapshot(), 0, 3)
                                .toCompletableFuture()
                                .join());
        assertThat(model.alternativesShown()).isEmpty();
        model.levels().show(MapLevel.SENTENCES);
        assertThat(model.alternativesShown()).hasSize(3);
        assertThat(model.neighbourhood().focusProperty().get().name()).isEqualTo("sentence 2");
    }

    @Test
    void aLevelThatIsShownAgainLooksAsItDid() {
        model.layouts().useAxis("The cat was sad.", "The cat was happy.");
        Layout axis = model.layoutProperty().get();
        model.sight().pan(70, 30);
        View taken = model.sight().view();
        model.levels().show(MapLevel.PARAGRAPHS);
        assertThat(model.layoutProperty().get().name()).isEqualTo("PCA");
        model.levels().show(MapLevel.SENTENCES);
        assertThat(model.layoutProperty().get()).isSameAs(axis);
        assertThat(model.sight().view().x()).isCloseTo(taken.x(), within(1e-9));
        assertThat(model.sight().view().scale()).isCloseTo(taken.scale(), within(1e-9));
    }

    @Test
    void aNamedViewBringsItsLevelBack() {
        model.levels().show(MapLevel.PARAGRAPHS);
        model.sight().pan(70, 30);
        View kept = model.sight().view();
        model.keepView("there");
        model.levels().show(MapLevel.SENTENCES);
        model.goTo(model.bookmarks().getFirst());
        assertThat(model.levels().level()).isEqualTo(MapLevel.PARAGRAPHS);
        assertThat(model.sight().view().x()).isCloseTo(kept.x(), within(1e-9));

        model.levels().knowNothing(MapLevel.PARAGRAPHS, "That map is gone.");
        model.goTo(model.bookmarks().getFirst());
        assertThat(model.levels().level()).isEqualTo(MapLevel.SENTENCES);
        assertThat(bench.told.getLast()).contains("That map is gone.");
    }

    @Test
    void theLineBetweenTwoParagraphsIsInTheirOwnSpace() {
        model.layouts().useAxis("A.", "B.");
        float[] sentences = model.layoutProperty().get().projection().axes()[0];
        model.levels().show(MapLevel.PARAGRAPHS);
        model.layouts().useAxis("A.", "B.");
        assertThat(model.layoutProperty().get().name()).isEqualTo("Axis");
        assertThat(model.layoutProperty().get().x()).hasSize(PARAGRAPHS.size());
        assertThat(model.layoutProperty().get().projection().axes()[0]).isNotEqualTo(sentences);
    }

    @Test
    void withoutAMapParagraphsCannotBeShownAndSentencesStay() {
        model.levels().show(MapLevel.PARAGRAPHS);
        model.levels().knowNothing(MapLevel.PARAGRAPHS, "The map is damaged.");
        assertThat(model.levels().level()).isEqualTo(MapLevel.SENTENCES);
        assertThat(model.atlasProperty().get()).isSameAs(SENTENCES);
        assertThat(model.levels().lackProperty(MapLevel.PARAGRAPHS).get())
                .isEqualTo("The map is damaged.");
        assertThat(model.levels().show(MapLevel.PARAGRAPHS)).isFalse();
        model.levels().knowNothing(MapLevel.SENTENCES, "");
        assertThat(model.atlasProperty().get()).isNull();
        assertThat(model.layoutProperty().get()).isNotNull();
    }

    @Test
    void answersAboutTheLevelThatWasLeftComeTooLate() {
        Deque<Runnable> work = new ArrayDeque<>();
        var slow = new MapModel(bench.bench, work::add, Runnable::run);
        slow.levels().know(MapLevel.SENTENCES, new Known(SENTENCES));
        slow.levels().know(MapLevel.PARAGRAPHS, new Known(PARAGRAPHS));
        slow.finder().textProperty().set("3");
        bench.bench.selection().select(4);
        slow.levels().show(MapLevel.PARAGRAPHS);
        assertThat(slow.groundProperty().get()).isNull();
        assertThat(slow.spot(marks().dots().getFirst().concept())).isNull();
        while (!work.isEmpty()) {
            work.pop().run();
            assertThat(slow.neighbourhood().listProperty().get())
                    .allMatch(near -> near.index() < PARAGRAPHS.size());
            assertThat(
                            slow.finder().foundProperty().get() == null
                                    ? 0
                                    : slow.finder().foundProperty().get().length())
                    .isLessThanOrEqualTo(PARAGRAPHS.size());
        }
        assertThat(slow.groundProperty().get().atlas()).isSameAs(PARAGRAPHS);
        assertThat(slow.neighbourhood().listProperty().get()).isNotEmpty();
        assertThat(slow.finder().foundProperty().get().cardinality()).isEqualTo(2);
    }
}
