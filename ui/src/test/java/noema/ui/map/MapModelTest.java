package noema.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import noema.model.atlas.Atlas;
import noema.model.atlas.Projection;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The model of the map, without a toolkit: work is done at once.
class MapModelTest {

    private static final Atlas ATLAS = MadeUp.atlas(800);

    private TestBench bench;
    private MapModel model;

    @BeforeEach
    void open() {
        bench = new TestBench(MadeUp.trace(4, 6));
        model = new MapModel(bench.bench, Runnable::run, Runnable::run);
        model.atlasProperty().set(ATLAS);
        model.sight().size(600, 500);
    }

    private Spot screen(float[] concept) {
        return model.sight().view().toScreen(model.spot(concept));
    }

    @Test
    void anAtlasComesWithItsOwnLayoutAndIsSeenAsAWhole() {
        assertThat(model.layoutProperty().get().name()).isEqualTo("PCA");
        Bounds seen = model.sight().view().bounds();
        assertThat(seen.minX()).isLessThan(model.groundProperty().get().grid().most().minX());
        assertThat(seen.maxY()).isGreaterThan(model.groundProperty().get().grid().most().maxY());
    }

    @Test
    void onlyWhatHasHappenedIsShown() {
        bench.bench.playhead().moveTo(new Cursor(2, 3, 0));
        Marks marks = model.marksProperty().get();
        assertThat(marks.dots()).extracting(Marks.Dot::number).containsExactly(0, 0, 1, 2);
        assertThat(marks.steps()).extracting(Marks.Step::number).containsExactly(1, 2, 3);
        assertThat(marks.others()).hasSize(2).allMatch(steps -> steps.size() == 3);
        assertThat(marks.thinking()).isTrue();
        bench.bench.playhead().moveTo(new Cursor(2, 6, 0));
        assertThat(model.marksProperty().get().dots().getLast().concept())
                .isSameAs(bench.bench.run().snapshot().sentences().get(2).thought().estimate());
        bench.bench.playhead().jumpTo(2);
        assertThat(model.marksProperty().get().dots().getLast().concept())
                .isSameAs(bench.bench.run().snapshot().sentences().get(2).words().concept());
        assertThat(model.marksProperty().get().thinking()).isFalse();
        bench.bench.playhead().moveTo(Cursor.START);
        assertThat(model.marksProperty().get().dots()).hasSize(2);
    }

    @Test
    void aNewConceptMovesNoOther() {
        float[] x = model.layoutProperty().get().x().clone();
        Spot first = model.spot(model.marksProperty().get().dots().getFirst().concept());
        bench.bench.run().show(RunSnapshot.of(MadeUp.trace(6, 6)));
        assertThat(model.layoutProperty().get().x()).isEqualTo(x);
        assertThat(model.spot(model.marksProperty().get().dots().getFirst().concept()))
                .isEqualTo(first);
        assertThat(model.marksProperty().get().dots()).hasSize(8);
    }

    @Test
    void whatIsUnderThePointerIsFound() {
        Marks.Dot dot = model.marksProperty().get().dots().get(3);
        Spot at = screen(dot.concept());
        assertThat(Target.at(model, at.x() + 3, at.y() - 2)).isEqualTo(new Target.Story(dot));
        assertThat(Target.at(model, 2, 2)).isInstanceOf(Target.Nowhere.class);
        model.sight().zoom(400, 300, 250);
        model.centreOn(17);
        model.sight().jump(model.sight().goalProperty().get());
        assertThat(Target.at(model, 301, 250)).isEqualTo(new Target.Known(17));
    }

    @Test
    void aLassoSelectsKnownSentencesAndPlaces() {
        model.select(
                List.of(
                        new Spot(-99, -99),
                        new Spot(99, -99),
                        new Spot(99, 99),
                        new Spot(-99, 99)));
        assertThat(bench.bench.selection().knownProperty().get()).hasSize(800);
        assertThat(bench.bench.selection().placesProperty().get())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        model.select(List.of(new Spot(90, 90), new Spot(91, 90), new Spot(91, 91)));
        assertThat(bench.bench.selection().knownProperty().get()).isEmpty();
        assertThat(bench.bench.selection().placesProperty().get()).isEmpty();
    }

    @Test
    void pointingPutsTheThoughtIntoWordsAndOffersToSayIt() {
        model.point(new Spot(1, 1), false);
        Probe.Thought thought = model.probe().thoughtProperty().get();
        assertThat(thought.reading().text()).isEqualTo("A made-up sentence.");
        assertThat(thought.offTheMap()).isBetween(0.0, 1.5);
        assertThat(model.neighbourhood().focusProperty().get().concept())
                .isSameAs(thought.concept());
        assertThat(model.neighbourhood().listProperty().get()).hasSize(8);
        model.sayInstead();
        assertThat(bench.edits).isEmpty();
        bench.bench.selection().select(3);
        assertThat(model.selectedSentence()).isEqualTo(1);
        model.sayInstead();
        assertThat(bench.edits).containsExactly(new Edit.Thought(1, thought.concept()));
        assertThat(model.probe().thoughtProperty().get()).isNull();
    }

    @Test
    void pointingAtAKnownSentenceIsOnTheMap() {
        model.point(model.groundProperty().get().spot(33), false);
        assertThat(model.probe().thoughtProperty().get().offTheMap()).isLessThan(0.35);
    }

    @Test
    void withoutAModelOrAMapPointingSaysWhy() {
        bench.ready.set(false);
        model.point(new Spot(0, 0), false);
        assertThat(model.probe().thoughtProperty().get().problem())
                .contains("model is not there yet");
        bench.ready.set(true);
        model.atlasProperty().set(null);
        assertThat(model.probe().thoughtProperty().get()).isNull();
        model.point(new Spot(0, 0), false);
        assertThat(model.probe().thoughtProperty().get().problem()).contains("no known sentences");
    }

    @Test
    void theSelectedPlaceIsLookedAt() {
        bench.bench.selection().select(0);
        assertThat(model.neighbourhood().focusProperty().get().name())
                .isEqualTo("sentence 1 of the prompt");
        bench.bench.selection().select(4);
        assertThat(model.neighbourhood().focusProperty().get().name()).isEqualTo("sentence 3");
        List<Neighbour> mine = List.of(new Neighbour(7, 0.5));
        model.neighbourhood().sourceProperty().set((concept, count) -> mine);
        assertThat(model.neighbourhood().listProperty().get()).isEqualTo(mine);
        bench.bench.selection().clear();
        assertThat(model.neighbourhood().listProperty().get()).isEmpty();
        bench.bench.selection().knownProperty().set(Set.of(9));
        assertThat(model.neighbourhood().focusProperty().get().concept())
                .isSameAs(ATLAS.entries().get(9).concept());
    }

    @Test
    void theSearchCountsAndGoesRound() {
        model.finder().textProperty().set("  SAW THE SEA (3");
        int count = model.finder().foundProperty().get().cardinality();
        assertThat(count)
                .isEqualTo(
                        (int)
                                ATLAS.entries().stream()
                                        .filter(e -> e.text().contains("saw the sea (3"))
                                        .count())
                .isGreaterThan(1);
        int first = model.finder().next();
        for (int i = 1; i < count; i++) {
            assertThat(model.finder().next()).isGreaterThan(first);
        }
        assertThat(model.finder().next()).isEqualTo(first);
        model.finder().textProperty().set("no such words");
        assertThat(model.finder().next()).isEqualTo(-1);
        model.finder().textProperty().set("");
        assertThat(model.finder().foundProperty().get()).isNull();
    }

    @Test
    void anAlternativeIsABranch() {
        bench.bench.playhead().moveTo(new Cursor(2, 1, 0));
        bench.alternatives(bench.bench.run().snapshot(), 2, 4)
                .thenAccept(list -> model.branch(list.get(3)));
        assertThat(bench.edits).containsExactly(new Edit.Candidate(2, 3));
    }

    @Test
    void anAxisBetweenTwoSentencesIsALayout() {
        var small = atlasOfSample();
        model.atlasProperty().set(small);
        model.layouts().useAxis("The cat was sad.", "The cat was happy.");
        assertThat(model.layoutProperty().get().name()).isEqualTo("Axis");
        assertThat(model.left().ground().layout().name()).isEqualTo("PCA");
        assertThat(model.layouts().pendingProperty().get()).isEmpty();
        model.layouts().usePrincipalAxes();
        assertThat(model.layoutProperty().get().name()).isEqualTo("PCA");
        model.layouts().useAxis("Same.", "Same.");
        assertThat(bench.told).singleElement().asString().contains("two different ones");
        model.atlasProperty().set(ATLAS);
        model.layouts().useAxis("A.", "B.");
        assertThat(bench.told.getLast()).contains("another model");
    }

    private static Atlas atlasOfSample() {
        var entries = new ArrayList<Atlas.Entry>();
        for (int i = 0; i < 20; i++) {
            var concept = new float[Sample.SIZE];
            concept[i % Sample.SIZE] = 1 + i;
            entries.add(new Atlas.Entry("s" + i, concept, 0, i, 5, 1, 0, 1));
        }
        return new Atlas(
                "",
                entries,
                Axes.principal(entries.stream().map(Atlas.Entry::concept).toList(), Sample.SIZE));
    }

    @Test
    void umapIsTakenWhenItIsThereAndOnlyIfItFits() {
        var answer = new CompletableFuture<Layout>();
        model.layouts().layoutsProperty().set(() -> answer);
        model.layouts().useUmap();
        assertThat(model.layouts().pendingProperty().get()).contains("UMAP");
        var umap = new Bent(new float[800], new float[800]);
        answer.complete(umap);
        assertThat(model.layoutProperty().get()).isSameAs(umap);
        assertThat(model.groundProperty().get().layout()).isSameAs(umap);
        assertThat(model.spot(ATLAS.entries().getFirst().concept())).isEqualTo(new Spot(1, 2));
        model.point(new Spot(0, 0), false);
        assertThat(model.probe().thoughtProperty().get().reading()).isNotNull();
        model.layoutProperty().set(new Bent(new float[3], new float[3]));
        assertThat(model.layoutProperty().get()).isSameAs(umap);
        assertThat(bench.told.getLast()).contains("another map");
        model.layouts()
                .layoutsProperty()
                .set(() -> CompletableFuture.failedFuture(new NoemaException("No room for UMAP.")));
        model.layouts().useUmap();
        assertThat(bench.told.getLast()).contains("No room for UMAP.");
    }

    private record Bent(float[] x, float[] y) implements Layout {
        @Override
        public String name() {
            return "UMAP";
        }

        @Override
        public Spot place(float[] concept) {
            return new Spot(1, 2);
        }

        @Override
        public Projection projection() {
            return null;
        }
    }

    @Test
    void aNamedViewBringsEverythingBack() {
        model.colouringProperty().set(Colouring.HONESTY);
        model.sight().zoom(4, 100, 200);
        View kept = model.sight().view();
        model.keepView("there");
        model.keepView("there");
        assertThat(model.bookmarks()).hasSize(1);
        model.colouringProperty().set(Colouring.NONE);
        model.sight().pan(300, 100);
        model.goTo(model.bookmarks().getFirst());
        View goal = model.sight().goalProperty().get();
        assertThat(model.colouringProperty().get()).isEqualTo(Colouring.HONESTY);
        assertThat(goal.x()).isEqualTo(kept.x());
        assertThat(goal.scale())
                .isCloseTo(kept.scale(), org.assertj.core.api.Assertions.within(1e-9));
        model.layoutProperty().set(new Bent(new float[800], new float[800]));
        model.goTo(model.bookmarks().getFirst());
        assertThat(model.layoutProperty().get().name()).isEqualTo("PCA");
        assertThat(model.sight().view().x()).isEqualTo(kept.x());
    }

    @Test
    void aNamedViewOfUmapMakesItsLayoutAgain() {
        var answers = new ArrayList<CompletableFuture<Layout>>();
        model.layouts()
                .layoutsProperty()
                .set(() -> {
                    answers.add(new CompletableFuture<>());
                    return answers.getLast();
                });
        var umap = new Bent(ramp(3), ramp(-2));
        model.layouts().useUmap();
        answers.getLast().complete(umap);
        model.densityProperty().set(true);
        model.sight().zoom(7, 120, 300);
        View kept = model.sight().view();
        model.keepView("bent");
        Bookmark bent = model.bookmarks().getFirst();
        assertThat(bent.layout()).isEqualTo("UMAP");

        model.layouts().usePrincipalAxes();
        model.densityProperty().set(false);
        View straight = model.sight().view();
        model.goTo(bent);
        assertThat(model.densityProperty().get()).isTrue();
        assertThat(model.layouts().pendingProperty().get()).contains("UMAP");
        assertThat(model.sight().view()).isEqualTo(straight);
        answers.getLast().complete(umap);
        assertThat(model.layoutProperty().get()).isSameAs(umap);
        assertThat(model.layouts().pendingProperty().get()).isEmpty();
        assertThat(model.sight().view().x()).isEqualTo(kept.x());
        assertThat(model.sight().view().y()).isEqualTo(kept.y());
        assertThat(model.sight().view().scale())
                .isCloseTo(kept.scale(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(bench.told).isEmpty();
    }

    @Test
    void aNamedViewOfAnAxisBringsItsSentencesBack() {
        model.atlasProperty().set(atlasOfSample());
        model.layouts().useAxis("The cat was sad.", "The cat was happy.");
        float[] mood = model.layoutProperty().get().x();
        model.sight().zoom(5, 90, 200);
        View kept = model.sight().view();
        model.keepView("mood");
        Bookmark bookmark = model.bookmarks().getFirst();
        assertThat(bookmark.ends())
                .isEqualTo(new AxisLayout.Ends("The cat was sad.", "The cat was happy."));

        model.layouts().useAxis("It was cold.", "It was hot.");
        assertThat(model.layoutProperty().get().x()).isNotEqualTo(mood);
        model.goTo(bookmark);
        assertThat(model.layoutProperty().get().x()).isEqualTo(mood);
        assertThat(model.sight().view().x()).isEqualTo(kept.x());
        assertThat(model.sight().view().scale())
                .isCloseTo(kept.scale(), org.assertj.core.api.Assertions.within(1e-9));

        Layout there = model.layoutProperty().get();
        model.sight().pan(50, 60);
        model.goTo(bookmark);
        assertThat(model.layoutProperty().get()).isSameAs(there);
        assertThat(model.sight().goalProperty().get().x()).isEqualTo(kept.x());

        model.layouts().usePrincipalAxes();
        model.goTo(bookmark);
        assertThat(model.layoutProperty().get().x()).isEqualTo(mood);
        assertThat(model.sight().view().y()).isEqualTo(kept.y());
        assertThat(bench.told).isEmpty();

        model.atlasProperty().set(null);
        model.goTo(bookmark);
        assertThat(bench.told.getLast()).contains("needs a model with a map");
    }

    @Test
    void aViewOfAnAxisKeptWithoutItsSentencesIsOfEveryAxis() {
        model.atlasProperty().set(atlasOfSample());
        var old =
                new Bookmark(
                        "old", MapLevel.SENTENCES, "Axis", null, Colouring.NONE, false, 7, 8, 1);
        model.goTo(old);
        assertThat(bench.told.getLast()).contains("choose that layout first");
        model.layouts().useAxis("It was cold.", "It was hot.");
        assertThat(model.sight().view().x()).isEqualTo(7);
        model.sight().pan(50, 60);
        model.goTo(old);
        assertThat(model.sight().goalProperty().get().x()).isEqualTo(7);
        assertThat(bench.told).hasSize(1);
    }

    @Test
    void aViewThatWasGivenUpDoesNotComeBackLater() {
        var answer = new CompletableFuture<Layout>();
        model.layouts().layoutsProperty().set(() -> answer);
        model.keepView("straight");
        var bent =
                new Bookmark(
                        "bent", MapLevel.SENTENCES, "UMAP", null, Colouring.NONE, false, 77, 78, 1);
        model.goTo(bent);
        model.goTo(model.bookmarks().getFirst());
        assertThat(model.layouts().pendingProperty().get()).isEmpty();
        answer.complete(new Bent(ramp(3), ramp(-2)));
        assertThat(model.layoutProperty().get().name()).isEqualTo("PCA");
        model.goTo(bent);
        assertThat(model.layoutProperty().get().name()).isEqualTo("UMAP");
        assertThat(model.sight().view().x()).isEqualTo(77);
    }

    @Test
    void anExpectedViewIsNotForAnotherLayout() {
        var bent =
                new Bookmark(
                        "bent", MapLevel.SENTENCES, "UMAP", null, Colouring.NONE, false, 77, 78, 1);
        model.layouts()
                .layoutsProperty()
                .set(() -> CompletableFuture.failedFuture(new NoemaException("No room for UMAP.")));
        model.goTo(bent);
        assertThat(bench.told).singleElement().asString().contains("No room for UMAP.");
        model.layouts().usePrincipalAxes();
        assertThat(model.sight().view().x()).isNotEqualTo(77);
        model.layouts().layoutsProperty().set(null);
        model.goTo(bent);
        assertThat(bench.told.getLast()).contains("in a moment");
    }

    private static float[] ramp(float step) {
        var values = new float[ATLAS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = step * i;
        }
        return values;
    }

    @Test
    void withoutAnAtlasTheRunIsShownOnItsOwnAxes() {
        model.atlasProperty().set(null);
        assertThat(model.layoutProperty().get()).isNotNull();
        for (Marks.Dot dot : model.marksProperty().get().dots()) {
            Spot at = screen(dot.concept());
            assertThat(at.x()).isBetween(0.0, 600.0);
            assertThat(at.y()).isBetween(0.0, 500.0);
        }
    }

    @Test
    void conceptsOfAnotherModelAreNowhere() {
        bench.bench.run().show(RunSnapshot.of(Sample.trace(2)));
        assertThat(model.spot(model.marksProperty().get().dots().getFirst().concept())).isNull();
        assertThat(model.sight().view().x()).isFinite();
    }

    @Test
    void theViewStaysWhereTheUserTookIt() {
        model.sight().pan(50, 0);
        View taken = model.sight().view();
        model.sight().size(700, 500);
        assertThat(model.sight().view().scale()).isEqualTo(taken.scale());
        model.fit();
        model.sight().jump(model.sight().goalProperty().get());
        model.sight().size(300, 200);
        assertThat(model.sight().view().bounds().minX())
                .isLessThan(model.groundProperty().get().grid().most().minX());
        for (int i = 0; i < 60; i++) {
            model.sight().zoom(0.5, 10, 10);
        }
        assertThat(model.sight().view().scale()).isPositive();
    }

    @Test
    void ofManyQuestionsOnlyTheLastIsWorkedOn() {
        Deque<Runnable> work = new ArrayDeque<>();
        var latest = new Latest(work::add, Runnable::run);
        var done = new ArrayList<Integer>();
        for (int i = 1; i <= 5; i++) {
            int number = i;
            latest.ask(() -> number, done::add);
        }
        while (!work.isEmpty()) {
            work.pop().run();
        }
        assertThat(done).containsExactly(1, 5);
        latest.ask(() -> 6, done::add);
        latest.forget();
        work.pop().run();
        assertThat(done).containsExactly(1, 5);
    }
}
