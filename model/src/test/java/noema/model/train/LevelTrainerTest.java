package noema.model.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelFolder;
import noema.model.generate.LevelModel;
import noema.model.generate.ModelFolder;
import noema.model.level.Level;
import noema.model.level.LevelConfig;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole run of a level, as the command line starts it.
class LevelTrainerTest {

    private static final LevelConfig PARAGRAPH = LevelConfig.tiny(Level.PARAGRAPH, 4, 16, 3);

    @TempDir Path folder;
    private Path base;
    private Path corpus;

    @BeforeEach
    void writeBase() throws IOException {
        TinyModel.oneThread();
        base = folder.resolve("base");
        ModelFolder.write(
                base,
                TinyModel.config(),
                TinyModel.tokenizer(),
                TinyModel.untrained().weights(),
                WeightFormat.FP32);
        corpus = folder.resolve("stories.txt");
        var text = new StringBuilder();
        for (int[][] story : TinyModel.data().stories()) {
            text.append(TinyModel.text(story[0])).append(' ').append(TinyModel.text(story[1]));
            text.append('\n').append(TinyModel.text(story[2])).append(' ');
            text.append(TinyModel.text(story[3])).append("\n<|endoftext|>\n");
        }
        Files.writeString(corpus, text);
    }

    private LevelPlan plan(String out, LevelConfig config, List<Path> below, boolean resume) {
        return new LevelPlan(
                new TrainingRun(
                        corpus,
                        folder.resolve(out),
                        null,
                        new Budget.Steps(12),
                        8,
                        3e-3,
                        5,
                        resume,
                        1e6,
                        Precision.FP32),
                base,
                below,
                config,
                FirstStage.AUTOENCODER);
    }

    private boolean run(LevelPlan plan, long steps) {
        var asked = new long[1];
        return LevelTrainer.run(plan, progress -> {}, () -> asked[0]++ >= steps);
    }

    @Test
    void aStoppedRunEndsWithTheSameBits() {
        assertThat(run(plan("whole", PARAGRAPH, List.of(), false), 99)).isTrue();
        assertThat(run(plan("cut", PARAGRAPH, List.of(), false), 5)).isFalse();
        assertThat(run(plan("cut", PARAGRAPH, List.of(), true), 5)).isFalse();
        assertThat(run(plan("cut", PARAGRAPH, List.of(), true), 99)).isTrue();

        LevelFolder.Contents whole = LevelFolder.read(folder.resolve("whole"));
        LevelFolder.Contents cut = LevelFolder.read(folder.resolve("cut"));
        assertThat(cut.weights()).isEqualTo(whole.weights());
        assertThat(cut.hash()).isEqualTo(whole.hash());
        assertThat(TrainingState.exists(folder.resolve("cut"))).isFalse();
    }

    @Test
    void startsFromAnotherLevelWhereSizesAgree() {
        run(plan("first", PARAGRAPH, List.of(), false), 99);
        LevelPlan p = plan("second", PARAGRAPH, List.of(), false);
        // At this learning rate nothing moves, so what comes out is what the run started with.
        var still =
                new LevelPlan(
                        new TrainingRun(
                                corpus,
                                p.run().out(),
                                folder.resolve("first"),
                                p.run().length(),
                                p.run().batch(),
                                1e-7,
                                p.run().seed(),
                                false,
                                1e6,
                                Precision.FP32),
                        p.base(),
                        p.below(),
                        p.config(),
                        FirstStage.AUTOENCODER);
        run(still, 99);

        LevelFolder.Contents first = LevelFolder.read(folder.resolve("first"));
        LevelFolder.Contents second = LevelFolder.read(folder.resolve("second"));
        String name = "unfold.denoiser0.self.qkv.weight";
        float[] before = requireNonNull(first.weights().get(name)).values();
        float[] after = requireNonNull(second.weights().get(name)).values();
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(0.01f));
        }
    }

    private LevelPlan adaptation(String from, String out, Path on) {
        TrainingRun run = plan(out, PARAGRAPH, List.of(), false).run();
        return new LevelPlan(
                new TrainingRun(
                        run.corpus(),
                        run.out(),
                        folder.resolve(from),
                        run.length(),
                        run.batch(),
                        run.learningRate(),
                        run.seed(),
                        false,
                        run.checkpointSeconds(),
                        run.precision()),
                on,
                List.of(),
                PARAGRAPH,
                FirstStage.ADAPTATION);
    }

    @Test
    void theLastStageAloneChangesOnlyTheRenderer() {
        run(plan("first", PARAGRAPH, List.of(), false), 99);
        var stages = new TreeSet<String>();
        LevelTrainer.run(
                adaptation("first", "second", base),
                progress -> stages.add(progress.stage()),
                () -> false);

        LevelFolder.Contents first = LevelFolder.read(folder.resolve("first"));
        LevelFolder.Contents second = LevelFolder.read(folder.resolve("second"));
        assertThat(stages).containsExactly("paragraph adaptation");
        first.weights()
                .forEach((name, value) -> {
                    float[] before = value.values();
                    float[] after = requireNonNull(second.weights().get(name)).values();
                    if (name.equals("unfold.denoiser0.mlp.up.weight")) {
                        assertThat(after).as(name).isNotEqualTo(before);
                    } else if (!name.matches("(unfold|draft|count)\\..*")) {
                        assertThat(after).as(name).containsExactly(before, within(1e-6f));
                    }
                });
    }

    @Test
    void aStageCanBeLeftOutOnlyOnTheSameModelBelow() {
        run(plan("first", PARAGRAPH, List.of(), false), 99);
        Path other = folder.resolve("other");
        ModelFolder.write(
                other,
                TinyModel.config(),
                TinyModel.tokenizer(),
                TinyModel.trained().weights(),
                WeightFormat.FP32);
        refused(() -> run(adaptation("first", "second", other), 1), "stands on another model");
    }

    @Test
    void aChapterIsAConfiguration() {
        var stages = new ArrayList<String>();
        LevelConfig chapter = LevelConfig.tiny(Level.PARAGRAPH.above("chapter"), 4, 16, 2);
        Path paragraph = folder.resolve("paragraph");
        run(plan("paragraph", PARAGRAPH, List.of(), false), 99);
        LevelTrainer.run(
                plan("chapter", chapter, List.of(paragraph), false),
                progress -> stages.add(progress.stage()),
                () -> false);

        assertThat(stages)
                .contains("chapter autoencoder", "chapter reasoner", "chapter adaptation");
        try (ConceptModel sentences = ConceptModel.load(base, Precision.FP32);
                LevelModel below = LevelModel.load(paragraph, sentences);
                LevelModel level = LevelModel.load(folder.resolve("chapter"), below)) {
            assertThat(level.tower()).containsExactly(below, level);
            assertThatThrownBy(() -> LevelModel.load(folder.resolve("chapter"), sentences))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining("belongs to another model");
        }
    }

    @Test
    void refusesWhatCannotWork() {
        LevelPlan plan = plan("out", PARAGRAPH, List.of(), false);
        run(plan, 1);
        refused(() -> run(plan, 1), "--resume");
        refused(() -> run(plan("nothing", PARAGRAPH, List.of(), true), 1), "no training run");
        refused(
                () ->
                        run(
                                plan(
                                        "shape",
                                        LevelConfig.tiny(Level.PARAGRAPH, 4, 8, 3),
                                        List.of(),
                                        false),
                                1),
                "4 x 8");
        refused(() -> plan("high", PARAGRAPH, List.of(base), false), "height 2");
        refused(
                () ->
                        run(
                                plan(
                                        "out",
                                        LevelConfig.tiny(Level.PARAGRAPH, 4, 16, 5),
                                        List.of(),
                                        true),
                                1),
                "other model sizes");
        run(plan("done", PARAGRAPH, List.of(), false), 99);
        refused(() -> run(plan("done", PARAGRAPH, List.of(), false), 1), "already holds a model");
    }

    private static void refused(Runnable action, String why) {
        assertThatThrownBy(action::run)
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(why);
    }
}
