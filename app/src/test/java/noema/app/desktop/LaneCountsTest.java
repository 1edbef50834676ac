package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import noema.app.files.SessionFile;
import noema.model.generate.ConceptModel;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tell.ModelFamily;
import noema.model.tensor.Precision;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.ui.compare.Axis;
import noema.ui.compare.Heard;
import noema.ui.compare.LaneTimeline;
import noema.ui.controls.Knobs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The evaluations that lanes count in the events are those that the run counted itself.
class LaneCountsTest {

    private static ConceptModel model;
    private static ModelFamily family;

    @BeforeAll
    static void load() {
        model = ConceptModel.load(TinyFamily.folder(), Precision.FP32);
        family = new ModelFamily(model, ModelFamily.Folders.beside(TinyFamily.folder()));
    }

    @AfterAll
    static void close() {
        family.close();
        model.close();
    }

    static List<Recipe> recipes() {
        Recipe usual = Rig.recipe(3, 4, 5);
        var all = new ArrayList<Recipe>();
        for (Way way : Way.values()) {
            Recipe recipe = usual.withWay(way);
            all.add(recipe);
            all.add(Knobs.GUIDANCE.with(recipe, 1));
            all.add(Knobs.CANDIDATES.with(recipe, 3));
            all.add(Knobs.BREATH.with(recipe, 2));
            all.add(Knobs.TOKEN_GUIDANCE.with(recipe, 1.5));
            all.add(Knobs.PROMPT_GUIDANCE.with(recipe, 1));
            all.add(
                    new Recipe(
                            recipe.prompt(),
                            3,
                            6,
                            way,
                            false,
                            recipe.concept(),
                            recipe.tokens(),
                            recipe.words(),
                            List.of()));
        }
        return all;
    }

    private static LaneTimeline heard(Trace trace, boolean end) {
        return LaneTimeline.begin(trace.recipe())
                .plus(
                        trace.events().stream()
                                .filter(e -> end || !(e instanceof TraceEvent.RunEnded))
                                .map(e -> new Heard(e, 0))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void whatIsCountedIsWhatWasAsked(Recipe recipe) {
        Trace trace = family.generate(recipe, Insight.PLAIN, e -> {}, () -> StopSignal.Stop.NONE);
        int all = trace.end().conceptSteps() + trace.end().tokenSteps();
        double counted = heard(trace, false).length(Axis.EVALUATIONS);
        assertThat(heard(trace, true).length(Axis.EVALUATIONS)).isEqualTo(all);
        switch (recipe.way()) {
            case PARAGRAPH, SENTENCE -> assertThat(counted).isEqualTo(all);
            // Words and steps that two sentences share are frames of both; what comes behind the
            // last one is never told.
            case AR, DIFFUSION -> assertThat(counted).isPositive();
        }
        LaneTimeline whole = heard(trace, true);
        for (int i = 1; i <= whole.size(); i++) {
            assertThat(whole.at(Axis.EVALUATIONS, i))
                    .isGreaterThanOrEqualTo(whole.at(Axis.EVALUATIONS, i - 1))
                    .isLessThanOrEqualTo(all);
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRunThatWasStoppedCountsToo(Recipe recipe) {
        var asked = new int[1];
        Trace trace =
                family.generate(
                        recipe,
                        Insight.PLAIN,
                        e -> {},
                        () -> asked[0]++ < 6 ? StopSignal.Stop.NONE : StopSignal.Stop.NOW);
        int all = trace.end().conceptSteps() + trace.end().tokenSteps();
        assertThat(heard(trace, true).length(Axis.EVALUATIONS)).isEqualTo(all);
        if (recipe.way().thinks()) {
            assertThat(heard(trace, false).length(Axis.EVALUATIONS)).isEqualTo(all);
        }
    }

    @Test
    void theSampleThatShipsCountsToo() {
        Path sample = noema.app.cli.TinyModel.projectRoot().resolve("assets/sample.noema");
        Trace trace = SessionFile.read(sample).trace();
        assertThat(heard(trace, false).length(Axis.EVALUATIONS))
                .isEqualTo(trace.end().conceptSteps() + trace.end().tokenSteps());
    }
}
