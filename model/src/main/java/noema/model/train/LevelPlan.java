package noema.model.train;

import java.nio.file.Path;
import java.util.List;
import noema.model.level.LevelConfig;
import noema.model.tensor.NoemaException;

/// How to train one level above others.
///
/// @param run    from what, whereto and for how long; 65 % goes to encoder and renderer, the rest to the reasoner, which gets
///               half of the learning rate
/// @param base   folder of the concept model over sentences
/// @param below  folders of the levels between it and the new one, from the bottom up; none for paragraphs
/// @param config sizes
public record LevelPlan(TrainingRun run, Path base, List<Path> below, LevelConfig config) {

    /// Shares of the run: encoder and renderer, reasoner.
    static final double[] SHARES = {0.65, 0.35};

    /// Checks that the level stands on as many others as its height says.
    ///
    /// @throws NoemaException when it does not
    public LevelPlan {
        below = List.copyOf(below);
        if (config.height() != below.size() + 2) {
            throw new NoemaException(
                    "A level of height %d stands on %d others; give the folders of all of them, from the bottom up."
                            .formatted(config.height(), config.height() - 2));
        }
    }

    /// The budget of a stage.
    Budget budget(int stage) {
        return run.part(SHARES[stage]);
    }
}
