package noema.model.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import noema.model.generate.LevelModel;
import noema.model.generate.LevelNetwork;
import noema.model.level.GroupEncoder;
import noema.model.level.Level;
import noema.model.level.LevelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;

/// Paragraphs of two sentences and chapters of two paragraphs over the stories of [TinyModel], learned within seconds.
///
/// They stand on the untrained sentence model, whose concepts differ from sentence to sentence all the same.
public final class TinyLevels {

    /// Sentences in a paragraph, and paragraphs in a chapter.
    public static final int CHILDREN = 2;

    private static final long STEPS = 220;
    private static final long THINKING_STEPS = 60;

    private final LevelConfig config;
    private final Latents latents;
    private final Groups groups;
    private final Map<String, FloatTensor> weights;
    private final double own;
    private final double foreign;

    private TinyLevels(LevelConfig config, Latents latents, Groups groups) {
        this.config = config;
        this.latents = latents;
        this.groups = groups;
        try (TorchModule module = module(config)) {
            GroupStage stage = new GroupStage(latents, groups, config, 32, 1, 6e-3);
            TinyModel.run(module, stage, STEPS);
            own = error(module, stage, 0);
            foreign = error(module, stage, 1);
            var fit = new NormaliserFit(config.slots(), config.slotSize());
            var encoder = new GroupEncoder(module, config);
            for (Groups.Reading reading : groups.readings()) {
                for (int g = 0; g < reading.sizes().length; g++) {
                    fit.add(encoder.raw(List.of(Groups.group(latents, reading, g))));
                }
            }
            fit.store(module);
            TinyModel.run(
                    module,
                    new ReasonerStage(
                            "thinking", groups.encode(latents, encoder), config, 8, 1, 4e-3),
                    THINKING_STEPS);
            weights = new LinkedHashMap<>();
            for (Parameter parameter : LevelNetwork.parameters(config)) {
                weights.put(parameter.name(), module.get("w", parameter.name()));
            }
        }
    }

    private static final class Learned {
        static final TinyLevels PARAGRAPH =
                new TinyLevels(
                        config(Level.PARAGRAPH),
                        sentences(),
                        Groups.runs(TinyModel.data().lengths(), CHILDREN));
        static final TinyLevels CHAPTER = above(PARAGRAPH, Level.PARAGRAPH.above("chapter"));
    }

    /// Paragraphs.
    public static TinyLevels paragraph() {
        return Learned.PARAGRAPH;
    }

    /// Chapters, which stand on [#paragraph].
    public static TinyLevels chapter() {
        return Learned.CHAPTER;
    }

    private static TinyLevels above(TinyLevels below, Level level) {
        Latents parents = below.parents();
        return new TinyLevels(config(level), parents, Groups.runs(parents.lengths(), CHILDREN));
    }

    /// Sizes of a level over the tiny model.
    public static LevelConfig config(Level level) {
        return LevelConfig.tiny(
                level, TinyModel.config().slots(), TinyModel.config().slotSize(), CHILDREN);
    }

    /// Concepts of the sentences.
    static Latents sentences() {
        return Latents.encode(
                TinyModel.data(),
                TinyModel.config().conceptSize(),
                TinyModel.untrained().model()::encodeTokens);
    }

    /// A module that can be trained, with its first weights.
    static TorchModule module(LevelConfig config) {
        TinyModel.oneThread();
        return LevelNetwork.load(
                config, LevelNetwork.initialise(config, 1), Precision.FP32, TrainingSources.LEVEL);
    }

    private Latents parents() {
        try (TorchModule module = module(config)) {
            weights.forEach((name, value) -> module.put("w", name, value));
            return groups.encode(latents, new GroupEncoder(module, config));
        }
    }

    /// Mean squared error of children that are denoised from noise alone, each told the parent of the group `shift` rows on.
    private static double error(TorchModule module, GroupStage stage, int shift) {
        HostArray[] all = stage.batch(0, 1).arguments().toArray(HostArray[]::new);
        int rows = (int) all[1].shape()[0];
        var noise = new float[rows];
        Arrays.fill(noise, 1);
        var owners = new long[rows];
        for (int i = 0; i < rows; i++) {
            owners[i] = (i + shift) % rows;
        }
        for (int levels = 3; levels <= 5; levels++) {
            all[levels] = FloatTensor.of(noise, rows);
        }
        all[7] = FloatTensor.of(new float[rows], rows);
        all[10] =
                FloatTensor.of(new float[(int) HostArray.count(all[10].shape())], all[10].shape());
        all[11] = LongTensor.of(owners, rows);
        all[12] = FloatTensor.scalar(0);
        return module.infer("group_losses", all).get(1).values()[0];
    }

    /// Error of children that are told their own parent.
    public double own() {
        return own;
    }

    /// Error of children that are told the parent of others.
    public double foreign() {
        return foreign;
    }

    /// Sizes.
    public LevelConfig config() {
        return config;
    }

    /// Weights of generation.
    public Map<String, FloatTensor> weights() {
        return weights;
    }

    /// The paragraph level, to be closed by the caller.
    public static LevelModel paragraphModel() {
        TinyLevels level = paragraph();
        return LevelModel.of(
                level.config, level.weights, "tiny", TinyModel.untrained().model(), null);
    }

    /// The chapter level on a paragraph level, to be closed by the caller.
    public static LevelModel chapterModel(LevelModel paragraph) {
        TinyLevels level = chapter();
        return LevelModel.of(level.config, level.weights, "tiny", paragraph.base(), paragraph);
    }
}
