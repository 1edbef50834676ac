package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Trace;
import noema.model.trace.Way;
import noema.ui.compare.CompareModel;
import noema.ui.compare.Heard;
import noema.ui.compare.Lane;
import noema.ui.controls.Knobs;
import org.junit.jupiter.api.Test;

class ComparisonFileTest {

    private static final StoryFigures FIGURES =
            new StoryFigures(2, 12, 44, 0.5, 24.0, null, 2.5, 0.4, 0.1);

    private final Trace trace = Runs.trace(2);
    private final CompareModel model = new CompareModel(trace.recipe());

    private void run(int lane) {
        long id = model.lanes().get(lane).id();
        model.heard(id, trace.events().stream().map(e -> new Heard(e, 1)).toList());
        model.finished(id, trace, FIGURES);
    }

    @Test
    void figuresSettingsThatDifferAndTextsAreThere() {
        model.add(trace.recipe());
        model.add(Knobs.GUIDANCE.with(trace.recipe(), 3));
        model.add(trace.recipe().withWay(Way.AR));
        model.begin();
        run(0);
        run(1);
        model.failed(model.lanes().get(2).id(), "There is no model.");
        String page = ComparisonFile.markdown(model.lanes());
        List<String> lines = page.lines().toList();
        assertThat(lines)
                .contains("|  | Sentence by sentence | Sentence by sentence |")
                .contains("|---|--:|--:|")
                .contains("| perplexity | – | – |")
                .contains("| tokens/s | 24 | 24 |")
                .anyMatch(line -> line.startsWith("| guidance | ") && line.endsWith(" | 3 |"));
        assertThat(lines).filteredOn(line -> line.startsWith("## ")).hasSize(2);
        assertThat(page).doesNotContain("Word by word");
        for (String sentence : trace.sentences()) {
            assertThat(page).contains(Markdown.plain(sentence));
        }
        assertThat(lines)
                .filteredOn(line -> line.startsWith("|"))
                .allMatch(
                        line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 4);
    }

    @Test
    void lanesWithoutARunAreLeftOut() {
        model.add(trace.recipe());
        List<Lane> lanes = model.lanes();
        assertThat(ComparisonFile.markdown(lanes)).doesNotContain("Sentence by sentence");
    }
}
