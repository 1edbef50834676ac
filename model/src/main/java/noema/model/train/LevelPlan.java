package noema.model.train;

import java.nio.file.Path;
import java.util.List;
import noema.model.level.LevelConfig;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;

/// How to train one level above others.
///
/// @param corpus       file or folder of stories
/// @param out          folder that gets the level, and the state of the run while it lasts
/// @param base         folder of the concept model over sentences
/// @param below        folders of the levels between it and the new one, from the bottom up; none for paragraphs
/// @param from         level whose weights the run starts with, where they have the sizes asked for; `null` to start from
///                     nothing
/// @param config       sizes
/// @param length       minutes or steps of the whole run; 65 % goes to encoder and renderer, the rest to the reasoner
/// @param batch        groups in a batch of the first stage, a multiple of 4
/// @param learningRate peak of the first stage's learning rate; the reasoner gets half of it
/// @param seed         of weights, batches and noise
/// @param resume       whether to continue the run whose state is in `out`
/// @param checkpointSeconds seconds of work between checkpoints
/// @param precision    number type of the matrix products
public record LevelPlan(
        Path corpus,
        Path out,
        Path base,
        List<Path> below,
        @Nullable Path from,
        LevelConfig config,
        Budget length,
        int batch,
        double learningRate,
        long seed,
        boolean resume,
        double checkpointSeconds,
        Precision precision) {

    /// Shares of the run: encoder and renderer, reasoner.
    static final double[] SHARES = {0.65, 0.35};

    /// Checks the numbers.
    ///
    /// @throws NoemaException when one is out of range
    public LevelPlan {
        below = List.copyOf(below);
        switch (length) {
            case Budget.Minutes m ->
                    NoemaException.require("training time in minutes", m.minutes(), 0.01, 100_000);
            case Budget.Steps s ->
                    NoemaException.require("number of training steps", s.steps(), 2, 1e9);
        }
        NoemaException.require("batch size", batch, 4, 4096);
        NoemaException.require("learning rate", learningRate, 1e-7, 1);
        NoemaException.require("time between checkpoints in seconds", checkpointSeconds, 1, 1e6);
        if (config.height() != below.size() + 2) {
            throw new NoemaException(
                    "A level of height %d stands on %d others; give the folders of all of them, from the bottom up."
                            .formatted(config.height(), config.height() - 2));
        }
    }

    /// The usual plan of a paragraph level.
    public static LevelPlan paragraph(Path corpus, Path out, Path base, double minutes) {
        return new LevelPlan(
                corpus,
                out,
                base,
                List.of(),
                null,
                LevelConfig.PARAGRAPH,
                new Budget.Minutes(minutes),
                128,
                1.2e-3,
                1,
                false,
                120,
                Precision.fastest());
    }

    /// The budget of a stage.
    Budget budget(int stage) {
        return switch (length) {
            case Budget.Minutes m -> new Budget.Minutes(m.minutes() * SHARES[stage]);
            case Budget.Steps s ->
                    new Budget.Steps(Math.max(1, Math.round(s.steps() * SHARES[stage])));
        };
    }
}
