package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import noema.model.level.GroupEncoder;
import noema.model.level.Level;
import noema.model.level.LevelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;
import org.junit.jupiter.api.Test;

/// Parents that the reasoner dreams of stay beside the children they are to unfold into.
class GroupAdaptationTest {

    private static final LevelConfig CONFIG = TinyLevels.config(Level.PARAGRAPH);
    private static final int SIZE = CONFIG.conceptSize();

    private static float[] floats(Stage.Batch batch, int argument) {
        return ((FloatTensor) batch.arguments().get(argument)).values();
    }

    private static long[] longs(Stage.Batch batch, int argument) {
        return ((LongTensor) batch.arguments().get(argument)).values();
    }

    @Test
    void everyGroupHasItsOwnParentAndThatOfTheGroupBefore() {
        var readings = new ArrayList<Groups.Reading>();
        int[] lengths = new int[40];
        for (int story = 0; story < lengths.length; story++) {
            int[] sizes = story % 3 == 0 ? new int[] {1, 2} : new int[] {2, 1, 2, 2};
            readings.add(new Groups.Reading(story, sizes));
            lengths[story] = Arrays.stream(sizes).sum();
        }
        var groups = new Groups(readings);
        Latents children = Latents.of(lengths, SIZE);
        Latents parents =
                Latents.of(
                        readings.stream().mapToInt(reading -> reading.sizes().length).toArray(),
                        SIZE);
        for (Groups.Reading reading : readings) {
            for (int i = 0; i < lengths[reading.story()]; i++) {
                children.put(reading.story(), i, TellingConcepts.at(reading.story(), i, SIZE));
            }
            for (int g = 0; g < reading.sizes().length; g++) {
                parents.put(
                        reading.story(),
                        g,
                        TellingConcepts.at(reading.story(), reading.offset(g), SIZE));
            }
        }
        var stage = new GroupAdaptationStage(children, parents, groups, CONFIG, 6, 1, 1e-3);
        for (int step = 0; step < 20; step++) {
            Stage.Batch batch = stage.batch(step, 0.5);
            float[] story = floats(batch, 0);
            long[] chosen = longs(batch, 10);
            long[] earlier = longs(batch, 11);
            float[] unfolded = floats(batch, 12);
            float[] before = floats(batch, 18);
            float[] level = floats(batch, 15);
            float[] middle = floats(batch, 16);
            float[] next = floats(batch, 17);
            boolean shortcuts = next[0] < level[0];
            for (int g = 0; g < level.length; g++) {
                assertThat(next[g] < middle[g]).isEqualTo(shortcuts);
                assertThat(middle[g] < level[g]).isEqualTo(shortcuts);
            }
            float[] keep = floats(batch, 19);
            int most = (int) batch.arguments().get(12).shape()[1];
            int width = 1 + CONFIG.before();
            for (int b = 0; b < chosen.length; b++) {
                // The number of a parent is that of its first child.
                float parent = story[(int) chosen[b] * SIZE];
                assertThat(unfolded[b * most * SIZE]).isEqualTo(parent);
                if (keep[b * width] > 0) {
                    assertThat(story[(int) earlier[b] * SIZE]).isLessThan(parent);
                }
                if (keep[b * width + 1] > 0) {
                    assertThat(before[b * CONFIG.before() * SIZE]).isEqualTo(parent - 1);
                }
            }
        }
    }

    @Test
    void theRendererLearnsToUnfoldWhatTheReasonerThinks() {
        TinyLevels paragraph = TinyLevels.paragraph();
        Latents sentences = TinyLevels.sentences();
        Groups groups = Groups.runs(TinyModel.data().lengths(), TinyLevels.CHILDREN);
        try (TorchModule module = TinyLevels.module(CONFIG)) {
            paragraph.weights().forEach((name, value) -> module.put("w", name, value));
            Latents parents = groups.encode(sentences, new GroupEncoder(module, CONFIG));
            var stage = new GroupAdaptationStage(sentences, parents, groups, CONFIG, 8, 1, 4e-3);
            float before = error(module, stage);
            TinyModel.run(module, stage, 250);

            assertThat(error(module, stage)).isLessThan(0.9f * before);
        }
    }

    /// Mean squared error of the children over some batches; a learning rate of 0 leaves everything as it is.
    private static float error(TorchModule module, Stage stage) {
        module.trainWeights(stage.lesson().trainable());
        float sum = 0;
        for (int step = 1000; step < 1004; step++) {
            sum +=
                    module.train(
                                    stage.lesson().method(),
                                    List.of(stage.batch(step, 0.5).arguments()),
                                    FloatTensor.of(new float[] {0, 0, 1, 1}, 4),
                                    new Workers(1))[1];
        }
        module.command("freeze");
        return sum / 4;
    }
}
