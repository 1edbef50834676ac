package noema.model.train;

import java.nio.file.Path;
import java.util.List;
import noema.model.level.LevelConfig;
import noema.model.tensor.NoemaException;

/// How to train one level above others.
///
/// @param run    from what, whereto and for how long; half goes to encoder and renderer, 30 % to the reasoner, which gets half of
///               the learning rate, the rest to the adaptation, which gets a third
/// @param base   folder of the concept model over sentences
/// @param below  folders of the levels between it and the new one, from the bottom up; none for paragraphs
/// @param config sizes
/// @param first  stage the run begins with
public record LevelPlan(
        TrainingRun run, Path base, List<Path> below, LevelConfig config, FirstStage first) {

    /// Shares of the run: encoder and renderer, reasoner, adaptation.
    static final double[] SHARES = {0.5, 0.3, 0.2};

    /// Checks that the level stands on as many others as its height says, and on one to start from where stages are left out.
    ///
    /// @throws NoemaException when it does not
    public LevelPlan {
        first.requireFrom(run);
        below = List.copyOf(below);
        if (config.height() != below.size() + 2) {
            throw new NoemaException(
                    "A level of height %d stands on %d others; give the folders of all of them, from the bottom up."
                            .formatted(config.height(), config.height() - 2));
        }
    }

    /// The budget of a stage.
    Budget budget(int stage) {
        return first.budget(run, SHARES, stage);
    }
}
