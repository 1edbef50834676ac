package noema.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.ui.controls.Knobs;
import org.junit.jupiter.api.Test;

class LaneSettingsTest {

    private static final Recipe USUAL = Recipe.of("Tom had a red ball.", 1);

    @Test
    void fourWaysWithTheirUsualSettingsDifferInNothingElse() {
        assertThat(
                        LaneSettings.differing(
                                CompareModel.FOUR_WAYS.stream().map(USUAL::withWay).toList()))
                .allMatch(Map::isEmpty);
    }

    @Test
    void whatDiffersIsThereInEveryLaneThatListensToIt() {
        Recipe wild = Knobs.GUIDANCE.with(USUAL, 3);
        List<Map<String, String>> all =
                LaneSettings.differing(
                        List.of(USUAL, wild, USUAL.withWay(Way.PARAGRAPH), wild.withWay(Way.AR)));
        String usual = Knobs.GUIDANCE.format(Knobs.GUIDANCE.standard());
        assertThat(all)
                .containsExactly(
                        Map.of("guidance", usual),
                        Map.of("guidance", "3"),
                        Map.of("guidance", usual),
                        Map.of());
    }

    @Test
    void theSeedOfAPinnedLaneShows() {
        assertThat(LaneSettings.differing(List.of(USUAL, USUAL.withWay(Way.AR).withSeed(9))))
                .containsExactly(Map.of("seed", "1"), Map.of("seed", "9"));
    }
}
