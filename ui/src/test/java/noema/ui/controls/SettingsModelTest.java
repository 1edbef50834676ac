package noema.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsModelTest {

    private static final Recipe OTHER =
            new Recipe(
                    "A dog ran.",
                    3,
                    77,
                    false,
                    new ConceptSettings(11, 2.5, 0.3, 0.8, 0.2, 0.45, 6, 3, 0.35),
                    new TokenSettings(9, 1.1, 0.65, TokenOrder.ENTROPY, 0.73, 4, 5),
                    List.of(new Edit.Candidate(1, 2)));

    private long now;
    private long nextSeed = 100;
    private final SettingsModel settings =
            new SettingsModel(Recipe.of("A cat.", 42), () -> nextSeed++, () -> now);

    static Stream<Knob> knobs() {
        return Stream.of(Knobs.STORY, Knobs.THOUGHT, Knobs.WORDS).flatMap(List::stream);
    }

    @Test
    void everySettingGoesInAndComesOut() {
        settings.load(OTHER);
        assertThat(settings.toRecipe()).isEqualTo(OTHER);
        settings.set(Knobs.SENTENCES, 5);
        assertThat(settings.toRecipe())
                .isEqualTo(
                        new Recipe(
                                OTHER.prompt(),
                                5,
                                OTHER.seed(),
                                false,
                                OTHER.concept(),
                                OTHER.tokens(),
                                OTHER.edits()));
    }

    @ParameterizedTest
    @MethodSource("knobs")
    void everyKnobReachesItsEndsAndNothingBeyond(Knob knob) {
        for (double end : new double[] {knob.min(), knob.reach(), knob.max(), knob.standard()}) {
            settings.set(knob, end);
            assertThat(knob.in().applyAsDouble(settings.toRecipe())).isEqualTo(end);
            assertThat(knob.parse(knob.format(end))).isEqualTo(end);
        }
        for (double wrong : new double[] {knob.min() - 0.5, knob.max() + 1, Double.NaN}) {
            assertThatThrownBy(() -> settings.set(knob, wrong))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining(knob.name());
        }
        assertThat(knob.in().applyAsDouble(settings.toRecipe())).isEqualTo(knob.standard());
        assertThat(knob.explanation()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1.7,    1.7
                    ' 2,5', 2.5
                    0.123456789, 0.123456789
                    """)
    void numbersAreTakenToTheDigit(String text, double value) {
        settings.set(Knobs.GUIDANCE, Knobs.GUIDANCE.parse(text));
        assertThat(settings.value(Knobs.GUIDANCE).get()).isEqualTo(value);
    }

    @Test
    void whatIsNoNumberIsSaidInOneSentence() {
        assertThatThrownBy(() -> Knobs.GUIDANCE.parse("much"))
                .hasMessage("Guidance must be a number between 0 and 20.");
        assertThatThrownBy(() -> Knobs.CONCEPT_STEPS.parse("2.5"))
                .hasMessage("Noise steps must be a whole number between 1 and 200.");
        assertThatThrownBy(() -> settings.setSeed("1e3")).hasMessageContaining("whole number");
        assertThat(settings.toRecipe()).isEqualTo(Recipe.of("A cat.", 42));
    }

    @Test
    void sliderValuesHaveNoStrayDigits() {
        assertThat(Knobs.GUIDANCE.snap(1.7000001)).isEqualTo(1.7);
        assertThat(Knobs.RESCALE.snap(0.149)).isEqualTo(0.15);
        assertThat(Knobs.GUIDANCE.snap(19)).isEqualTo(5);
    }

    @Test
    void aDragIsOneStepForUndoHoweverLongItTakes() {
        settings.adjustingProperty().set(true);
        for (int i = 1; i <= 20; i++) {
            now += 3000;
            settings.set(Knobs.GUIDANCE, i / 10.0);
        }
        settings.adjustingProperty().set(false);
        settings.undo();
        assertThat(settings.toRecipe()).isEqualTo(Recipe.of("A cat.", 42));
        assertThat(settings.canUndoProperty().get()).isFalse();
        settings.redo();
        assertThat(settings.value(Knobs.GUIDANCE).get()).isEqualTo(2);
    }

    @Test
    void otherSettingsAndPausesAreStepsOfTheirOwn() {
        settings.set(Knobs.GUIDANCE, 2);
        settings.set(Knobs.ETA, 0.5);
        now += 5000;
        settings.set(Knobs.ETA, 1);
        settings.undo();
        assertThat(settings.value(Knobs.ETA).get()).isEqualTo(0.5);
        settings.undo();
        assertThat(settings.value(Knobs.ETA).get()).isZero();
        settings.set(Knobs.REMASK, 3);
        assertThat(settings.canRedoProperty().get()).isFalse();
        settings.undo();
        settings.undo();
        settings.undo();
        assertThat(settings.toRecipe()).isEqualTo(Recipe.of("A cat.", 42));
    }

    @Test
    void anOpenSeedIsNewForEveryRunAndALockedOneStays() {
        assertThat(settings.nextRun().seed()).isEqualTo(100);
        assertThat(settings.seedProperty().get()).isEqualTo(100);
        assertThat(settings.nextRun().seed()).isEqualTo(101);
        assertThat(settings.canUndoProperty().get()).isFalse();
        settings.seedLockedProperty().set(true);
        assertThat(settings.nextRun().seed()).isEqualTo(101);
        settings.rollSeed();
        assertThat(settings.nextRun().seed()).isEqualTo(102);
        settings.undo();
        assertThat(settings.seedProperty().get()).isEqualTo(101);
    }

    @Test
    void everyRollCanBeTakenBack() {
        settings.rollSeed();
        settings.rollSeed();
        settings.undo();
        assertThat(settings.seedProperty().get()).isEqualTo(100);
    }

    @Test
    void editsLastAsLongAsTheirStory() {
        settings.load(OTHER);
        settings.set(Knobs.TEMPERATURE, 1);
        assertThat(settings.toRecipe().edits()).isEqualTo(OTHER.edits());
        settings.promptProperty().set("Another beginning.");
        assertThat(settings.toRecipe().edits()).isEmpty();
        settings.undo();
        assertThat(settings.toRecipe().edits()).isEqualTo(OTHER.edits());
        assertThat(settings.nextRun().edits()).isEmpty();
    }

    @Test
    void loadingCountsAsNoChangeButCanBeTakenBack() {
        settings.load(OTHER);
        assertThat(settings.changesProperty().get()).isZero();
        settings.undo();
        assertThat(settings.toRecipe()).isEqualTo(Recipe.of("A cat.", 42));
        assertThat(settings.changesProperty().get()).isOne();
    }
}
