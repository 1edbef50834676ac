package noema.model.evaluate;

import noema.model.reason.ConceptSettings;
import org.jspecify.annotations.Nullable;

/// Figures of one level above sentences on held-out stories.
///
/// @param level       name of the level
/// @param autoencoder how groups come back from their parents
/// @param reasoner    how well the next parent is foreseen; the null values are for stories too short to ask
/// @param settings    how concepts were sampled, for both
/// @param corpus      file name of the held-out stories
/// @param stories     how many of them
/// @param model       hash of the level's files
/// @param below       hash of the concept model's files
/// @param seconds     that the measurement took
public record LevelReport(
        String level,
        Autoencoder autoencoder,
        EvaluationReport.Reasoner reasoner,
        ConceptSettings settings,
        String corpus,
        int stories,
        String model,
        String below,
        double seconds) {

    /// Groups brought back from their clean parents, without any context unless said otherwise.
    ///
    /// @param cosine        mean cosine between a child and what it came back as
    /// @param rmse          root of the mean squared error of a number of a child; its standard deviation over the corpus is 1
    /// @param cosineInContext the cosine with the group before in view
    /// @param cosineForeign the cosine with the parent of another group in place of the right one
    /// @param tokens        share of tokens that are right when the children that came back are put into words in one step
    /// @param exact         share of sentences that are right as a whole
    /// @param tokensOfTrue  the share of tokens from the true children: what the text renderer can do at all
    /// @param exactOfTrue   the same for whole sentences
    /// @param foreignNats   nats per token that the parent of another group costs; `null` for a single group
    /// @param counts        share of groups whose number of children is foreseen
    /// @param groups        how many
    /// @param sentences     how many
    public record Autoencoder(
            double cosine,
            double rmse,
            double cosineInContext,
            double cosineForeign,
            double tokens,
            double exact,
            double tokensOfTrue,
            double exactOfTrue,
            @Nullable Double foreignNats,
            double counts,
            int groups,
            int sentences) {}
}
