package noema.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.ui.controls.RecipeDiff.Change;
import org.junit.jupiter.api.Test;

class RecipeDiffTest {

    private final Recipe before = Recipe.of("The cat saw a bird in the garden.", 1);

    @Test
    void equalRecipesDoNotDiffer() {
        assertThat(RecipeDiff.of(before, Recipe.of(before.prompt(), 1))).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsNamed() {
        var settings = new SettingsModel(before);
        settings.set(Knobs.GUIDANCE, 3);
        settings.set(Knobs.TOKEN_GUIDANCE, 0.5);
        settings.aloudProperty().set(false);
        settings.setSeed("9");
        settings.promptProperty().set("The cat saw a dog in the garden.");
        assertThat(RecipeDiff.of(before, settings.toRecipe()))
                .containsExactly(
                        new Change("prompt", "…bird in the garden.", "…dog in the garden."),
                        new Change("seed", "1", "9"),
                        new Change("thinking", "aloud", "silently"),
                        new Change("guidance", "1", "3"),
                        new Change("word guidance", "0", "0.5"));
    }

    @Test
    void promptsThatContainEachOther() {
        assertThat(RecipeDiff.of(Recipe.of("A cat", 1), Recipe.of("A cat ran.", 1)))
                .containsExactly(new Change("prompt", "…cat", "…cat ran."));
        assertThat(RecipeDiff.of(Recipe.of("A cat", 1), Recipe.of("", 1)))
                .containsExactly(new Change("prompt", "A cat", "none"));
    }

    @Test
    void editsAreComparedSentenceBySentence() {
        Recipe one = before.withEdits(List.of(new Edit.Candidate(0, 3), new Edit.Word(2, 4, 17)));
        Recipe two =
                before.withEdits(
                        List.of(new Edit.Candidate(0, 3), new Edit.Thought(2, new float[] {1})));
        assertThat(RecipeDiff.of(one, two))
                .containsExactly(
                        new Change("sentence 3", "token 17 at place 5", "a given thought"));
        assertThat(RecipeDiff.of(one, before))
                .extracting(Change::toString)
                .containsExactly(
                        "sentence 1 candidate 3 → not edited",
                        "sentence 3 token 17 at place 5 → not edited");
    }
}
