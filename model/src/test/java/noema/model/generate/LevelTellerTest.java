package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.text.Tokenizer;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceFile;
import noema.model.trace.Way;
import noema.model.train.TinyLevels;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stories told from paragraph to paragraph, and from chapter to chapter.
class LevelTellerTest {

    private static final LevelModel PARAGRAPH = TinyLevels.paragraphModel();
    private static final LevelModel CHAPTER = TinyLevels.chapterModel(PARAGRAPH);

    private static Recipe recipe(int sentences, long seed, boolean aloud, double guidance) {
        return new Recipe(
                TinyModel.text(TinyModel.sentences().getFirst()),
                sentences,
                seed,
                aloud,
                new ConceptSettings(3, guidance, 0.7, 1, 0, 0.1, 1),
                new TokenSettings(2, 0, 1, TokenOrder.CONFIDENCE, 1, 0));
    }

    private static Trace tell(LevelModel level, Recipe recipe) {
        return level.generate(recipe, event -> {}, StopSignal.now(() -> false));
    }

    private static LevelModel level(boolean chapters) {
        return chapters ? CHAPTER : PARAGRAPH;
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void theSameRecipeGivesTheSameRun(
            @ForAll @IntRange(max = 99) int seed, @ForAll boolean aloud, @ForAll boolean chapters) {
        Recipe recipe = recipe(5, seed, aloud, 2);
        Trace first = tell(level(chapters), recipe);

        assertThat(Traces.timeless(tell(level(chapters), recipe)))
                .isEqualTo(Traces.timeless(first));
        assertThat(TraceFile.problem(first)).isEmpty();
        assertThat(first.sentences().size()).isLessThanOrEqualTo(5);
        assertThat(tell(level(chapters), recipe(5, seed + 1, aloud, 2)).events())
                .isNotEqualTo(first.events());
    }

    @Test
    void aGroupIsThoughtOfAsAWhole() {
        Trace trace = tell(PARAGRAPH, recipe(6, 3, true, 2));
        List<TraceEvent.PlanSettled> plans = trace.events(TraceEvent.PlanSettled.class).toList();
        List<TraceEvent.GroupSettled> groups = trace.events(TraceEvent.GroupSettled.class).toList();

        assertThat(plans.stream().mapToInt(TraceEvent.PlanSettled::children).sum())
                .isEqualTo(trace.sentences().size());
        assertThat(groups).hasSameSizeAs(plans);
        TraceEvent.PlanSettled plan = plans.getFirst();
        // The words of its sentences are settled in the same evaluations.
        List<TraceEvent> events = trace.events();
        int settled = events.indexOf(plan);
        int firstFrame = first(events, TraceEvent.TokenFrame.class);
        int firstSentence = first(events, TraceEvent.SentenceSettled.class);
        assertThat(settled).isLessThan(firstFrame);
        assertThat(
                        events.subList(settled, firstFrame).stream()
                                .filter(TraceEvent.ThoughtSettled.class::isInstance))
                .hasSize(plan.children());
        assertThat(
                        events.subList(firstFrame, firstSentence).stream()
                                .map(e -> ((TraceEvent.TokenFrame) e).sentence())
                                .distinct())
                .hasSize(plan.children());
        // What was read back is the parent of what was said.
        List<Concept> said =
                trace.events(TraceEvent.SentenceSettled.class)
                        .limit(plan.children())
                        .map(s -> new Concept(s.concept()))
                        .toList();
        Concept parent = PARAGRAPH.encoder().encode(List.of(said)).getFirst();
        assertThat(new Concept(groups.getFirst().concept())).isEqualTo(parent);
    }

    @Test
    void groupsAreSaidWhenTheirSentencesMakeABreath() {
        Recipe silent =
                IntStream.range(0, 100)
                        .mapToObj(seed -> recipe(6, seed, false, 2))
                        .filter(r -> plans(tell(PARAGRAPH, r)) > 1)
                        .findFirst()
                        .orElseThrow();
        Recipe aloud = recipe(6, silent.seed(), true, 2);
        int first =
                tell(PARAGRAPH, silent)
                        .events(TraceEvent.PlanSettled.class)
                        .findFirst()
                        .orElseThrow()
                        .children();

        assertThat(plansBeforeWords(aloud, first)).isEqualTo(1);
        assertThat(plansBeforeWords(aloud, first + 1)).isEqualTo(2);
        assertThat(tell(PARAGRAPH, aloud.with(aloud.concept().withBreath(6))).sentences())
                .isEqualTo(tell(PARAGRAPH, silent).sentences());
    }

    private static long plansBeforeWords(Recipe recipe, int breath) {
        Trace trace = tell(PARAGRAPH, recipe.with(recipe.concept().withBreath(breath)));
        assertThat(trace.events(TraceEvent.GroupSettled.class)).hasSize((int) plans(trace));
        List<TraceEvent> events = trace.events();
        return events.subList(0, first(events, TraceEvent.TokenFrame.class)).stream()
                .filter(TraceEvent.PlanSettled.class::isInstance)
                .count();
    }

    private static int first(List<TraceEvent> events, Class<?> kind) {
        for (int i = 0; i < events.size(); i++) {
            if (kind.isInstance(events.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no " + kind);
    }

    @Test
    void chaptersUnfoldIntoParagraphsAndThoseIntoSentences() {
        Trace trace = tell(CHAPTER, recipe(7, 5, true, 1));
        List<TraceEvent.PlanSettled> plans = trace.events(TraceEvent.PlanSettled.class).toList();

        assertThat(plans).anyMatch(p -> p.height() == 3).anyMatch(p -> p.height() == 2);
        assertThat(
                        plans.stream()
                                .filter(p -> p.height() == 3)
                                .mapToInt(TraceEvent.PlanSettled::children)
                                .sum())
                .isEqualTo(plans.stream().filter(p -> p.height() == 2).count());
        assertThat(trace.events(TraceEvent.LevelStarted.class))
                .extracting(TraceEvent.LevelStarted::name)
                .containsExactly("paragraph", "chapter");
        assertThat(trace.sentences()).isNotEmpty();
    }

    @Test
    void guidanceOfOneIsNoGuidance() {
        Trace trace = tell(PARAGRAPH, recipe(3, 3, true, 1));
        assertThat(trace.events(TraceEvent.ThoughtStep.class))
                .isNotEmpty()
                .allSatisfy(s -> {
                    assertThat(s.estimate()).isEqualTo(s.conditional());
                    assertThat(s.unconditional()).isEqualTo(s.conditional());
                });
        Trace guided = tell(PARAGRAPH, recipe(3, 3, true, 2));
        TraceEvent.ThoughtStep step =
                guided.events(TraceEvent.ThoughtStep.class).findFirst().orElseThrow();
        assertThat(step.unconditional()).isNotEqualTo(step.conditional());
        assertThat(guided.end().conceptSteps() / (double) plans(guided))
                .isEqualTo(2 * trace.end().conceptSteps() / (double) plans(trace));
    }

    private static long plans(Trace trace) {
        return trace.events(TraceEvent.PlanSettled.class).count();
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void cancelKeepsWhatIsFinished(
            @ForAll @IntRange(max = 20) int seed,
            @ForAll boolean aloud,
            @ForAll boolean chapters,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Recipe recipe = recipe(4, seed, aloud, 2);
        Trace whole = tell(level(chapters), recipe);
        int after = (int) Math.round(share * (whole.events().size() - 2));
        var heard = new ArrayList<TraceEvent>();
        Trace cut =
                level(chapters)
                        .generate(recipe, heard::add, StopSignal.now(() -> heard.size() >= after));

        assertThat(cut.events()).isEqualTo(heard);
        assertThat(cut.events(TraceEvent.RunEnded.class)).hasSize(1);
        assertThat(Traces.timeless(cut.events().subList(0, after)))
                .isEqualTo(Traces.timeless(whole.events().subList(0, after)));
        assertThat(TraceFile.problem(cut)).isEmpty();
        assertThat(cut.sentences()).isEqualTo(whole.sentences().subList(0, cut.sentences().size()));
        cut.events(TraceEvent.SentenceSettled.class)
                .forEach(s -> assertThat(s.ids()).doesNotContain(Tokenizer.MASK).isNotEmpty());
    }

    @Test
    void stoppingSoftlyFinishesTheGroupUnderWay() {
        for (boolean aloud : new boolean[] {true, false}) {
            var heard = new ArrayList<TraceEvent>();
            Trace trace =
                    PARAGRAPH.generate(
                            recipe(8, 2, aloud, 1),
                            heard::add,
                            () ->
                                    heard.size() > 3
                                            ? StopSignal.Stop.AFTER_SENTENCE
                                            : StopSignal.Stop.NONE);

            assertThat(trace.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
            assertThat(trace.sentences())
                    .hasSize(
                            trace.events(TraceEvent.PlanSettled.class)
                                    .findFirst()
                                    .orElseThrow()
                                    .children());
        }
    }

    @Test
    void aPersonDecidesAThoughtAndAWord() {
        Concept given = PARAGRAPH.base().encodeTokens(TinyModel.sentences()).get(9);
        int word = TinyModel.sentences().get(9)[0];
        Trace trace =
                tell(
                        PARAGRAPH,
                        recipe(3, 4, true, 1)
                                .withEdits(
                                        List.of(
                                                new Edit.Thought(1, given.values()),
                                                new Edit.Word(0, 0, word))));

        TraceEvent.ThoughtSettled thought =
                trace.events(TraceEvent.ThoughtSettled.class)
                        .filter(t -> t.sentence() == 1)
                        .findFirst()
                        .orElseThrow();
        assertThat(thought.concept()).isEqualTo(given.values());
        assertThat(thought.candidate()).isEqualTo(-1);
        TraceEvent.SentenceSettled sentence =
                trace.events(TraceEvent.SentenceSettled.class).findFirst().orElseThrow();
        assertThat(sentence.ids()[0]).isEqualTo(word);
    }

    @Test
    void anEmptyPrompt() {
        Recipe recipe = recipe(2, 1, true, 1.5);
        Trace trace = tell(CHAPTER, new Recipe("", 2, 1, true, recipe.concept(), recipe.tokens()));
        assertThat(trace.sentences()).isNotEmpty();
        assertThat(TraceFile.problem(trace)).isEmpty();
    }

    @Test
    void traceFilesBringLevelsBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("level.json");
        Trace trace = tell(CHAPTER, recipe(3, 6, true, 1));
        TraceFile.write(file, trace);
        assertThat(Traces.timeless(TraceFile.read(file))).isEqualTo(Traces.timeless(trace));
        assertThat(TraceFile.read(file).recipe().way()).isEqualTo(Way.PARAGRAPH);

        TraceFile.write(
                file, PARAGRAPH.base().generate(recipe(1, 6, true, 1), event -> {}, () -> false));
        assertThat(TraceFile.read(file).recipe().way()).isEqualTo(Way.SENTENCE);
    }
}
