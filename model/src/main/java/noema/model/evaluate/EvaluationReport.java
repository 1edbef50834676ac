package noema.model.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import org.jspecify.annotations.Nullable;

/// Figures of a concept model on held-out stories; shares are between 0 and 1.
///
/// A figure that could not be measured is null, and a note says why.
///
/// @param autoencoder  how well sentences come back from their concepts
/// @param reasoner     how well the next concept is foreseen
/// @param paragraph    the paragraph level above the model; null without one
/// @param text         the stories it tells
/// @param textWithoutMemory the stories it tells with all else the same and nothing remembered; nothing where that is how they are told
/// @param remembered   how much of the stories is what is remembered, word for word
/// @param baselineText the stories the baseline tells from the same beginnings
/// @param baseline     how well the baseline foresees real text
/// @param levels       every way to write there is a model for, by its name, beside the others
/// @param realOrderAccuracy what [Level#orderAccuracy] is for the real continuations; null without a scorer
/// @param settings     what the figures were measured with
/// @param corpus       name of the held-out corpus
/// @param limit        most stories that were to be read
/// @param stories      stories that were read
/// @param device       what the model ran on, for example `cpu fp32`
/// @param model        hash of the model's files
/// @param seconds      of the whole evaluation
/// @param notes        what is missing, and why
@JsonNaming(SnakeCaseStrategy.class)
public record EvaluationReport(
        Autoencoder autoencoder,
        Reasoner reasoner,
        @Nullable LevelReport paragraph,
        Text text,
        Text textWithoutMemory,
        Remembered remembered,
        Text baselineText,
        Baseline baseline,
        Map<String, Level> levels,
        @Nullable Double realOrderAccuracy,
        Settings settings,
        String corpus,
        long limit,
        int stories,
        String device,
        String model,
        double seconds,
        List<String> notes) {

    /// Sentences brought back in a single step from a fully masked canvas of their true length, without any context; those of clear
    /// concepts are also [proofread][noema.model.render.Proofreader].
    ///
    /// @param tokenAccuracy         share of tokens that are right, proofread
    /// @param exact                 share of whole sentences that are right, proofread
    /// @param exactUpto16           the same among sentences of at most 16 tokens; null when there are none
    /// @param tokenAccuracyAtOnce   share of tokens that are right before proofreading
    /// @param exactAtOnce           share of whole sentences that are right before proofreading
    /// @param tokenAccuracyCos90    share of right tokens from concepts with noise (cosine .9 to the clean one)
    /// @param tokenAccuracyCos80    the same at cosine .8
    /// @param shuffledConceptNats   how many nats more a token costs when the concept is another sentence's
    /// @param midpointPerplexityRatio perplexity of what halfway concepts between neighbouring sentences say, over that of
    ///                              the sentences themselves
    /// @param rightLength           share of sentences whose length the length head knows
    /// @param tokenAccuracyOwnLength share of right tokens on canvases of the length head's length
    /// @param sentences             how many sentences were tried
    @JsonNaming(SnakeCaseStrategy.class)
    public record Autoencoder(
            double tokenAccuracy,
            double exact,
            @Nullable Double exactUpto16,
            double tokenAccuracyAtOnce,
            double exactAtOnce,
            double tokenAccuracyCos90,
            double tokenAccuracyCos80,
            @Nullable Double shuffledConceptNats,
            @Nullable Double midpointPerplexityRatio,
            double rightLength,
            double tokenAccuracyOwnLength,
            int sentences) {}

    /// The sampled next concept against the true one, with the true sentences before it (at least two) in view: sampled
    /// to [foresee][noema.model.reason.ConceptSettings#FORESIGHT], and as stories are told.
    ///
    /// Compared with two simpler predictions: the concept of the previous sentence again (copy-last), and what a head
    /// trained with squared error answers (MSE head), which is the estimate the diffusion head makes from noise alone.
    ///
    /// @param contrastiveAccuracy         share of other concepts that are less like the prediction, by the cosine, than the truth is;
    ///                                    guessing gives .5
    /// @param contrastiveAccuracyTold     the same for thoughts as they are sampled to tell stories
    /// @param contrastiveAccuracyCopyLast the same for copy-last
    /// @param contrastiveAccuracyMseHead  the same for the MSE head
    /// @param top1Of64                    share of predictions most like the truth among 64, up to 8 of them from the same
    ///                                    story; guessing gives 1/64
    /// @param top1Of64Told                the same for thoughts as they are sampled to tell stories
    /// @param top1Of64CopyLast            the same for copy-last
    /// @param top1Of64MseHead             the same for the MSE head
    /// @param positions                   places in stories that were tried; their true concepts are the others
    @JsonNaming(SnakeCaseStrategy.class)
    public record Reasoner(
            @Nullable Double contrastiveAccuracy,
            @Nullable Double contrastiveAccuracyTold,
            @Nullable Double contrastiveAccuracyCopyLast,
            @Nullable Double contrastiveAccuracyMseHead,
            @JsonProperty("top1_of_64") @Nullable Double top1Of64,
            @JsonProperty("top1_of_64_told") @Nullable Double top1Of64Told,
            @JsonProperty("top1_of_64_copy_last") @Nullable Double top1Of64CopyLast,
            @JsonProperty("top1_of_64_mse_head") @Nullable Double top1Of64MseHead,
            int positions) {}

    /// Told stories beside real ones: continuations of the first two sentences of held-out stories, and what really
    /// follows there, cut to as many sentences. Only the continuations count, given the beginnings.
    ///
    /// @param generativePerplexity per token, by the scorer
    /// @param realPerplexity       that of the real continuations
    /// @param unigramEntropy       entropy of the tokens in nats, over as many tokens on both sides
    /// @param realUnigramEntropy   that of the real ones
    /// @param distinct2            different pairs of neighbouring tokens over all pairs, as many on both sides
    /// @param realDistinct2        that of the real ones
    /// @param rep4                 share of four tokens in a row that stood in the same story before
    /// @param realRep4             that of the real ones
    /// @param stories              stories told
    /// @param sentences            sentences told
    /// @param tokens               tokens told
    @JsonNaming(SnakeCaseStrategy.class)
    public record Text(
            @Nullable Double generativePerplexity,
            @Nullable Double realPerplexity,
            @Nullable Double unigramEntropy,
            @Nullable Double realUnigramEntropy,
            @Nullable Double distinct2,
            @Nullable Double realDistinct2,
            @Nullable Double rep4,
            @Nullable Double realRep4,
            int stories,
            int sentences,
            int tokens) {

        /// Nothing was told.
        static final Text NONE = new Text(null, null, null, null, null, null, null, null, 0, 0, 0);
    }

    /// Sentences that stand in the memory word for word.
    ///
    /// @param told share of the told sentences; null without a memory
    /// @param real share of the sentences that really follow there, which were written without it
    @JsonNaming(SnakeCaseStrategy.class)
    public record Remembered(@Nullable Double told, @Nullable Double real) {

        /// There is no memory.
        static final Remembered NOTHING = new Remembered(null, null);
    }

    /// The baseline as a model of real text.
    ///
    /// @param bitsPerByte of the held-out stories; null without a baseline
    @JsonNaming(SnakeCaseStrategy.class)
    public record Baseline(@Nullable Double bitsPerByte) {}

    /// A way to write, on the same beginnings as all others.
    ///
    /// @param generativePerplexity as in [Text]
    /// @param unigramEntropy       as in [Text]
    /// @param distinct2            as in [Text]
    /// @param rep4                 as in [Text]
    /// @param orderAccuracy        how often the scorer prefers the told sentences in their order to a shuffled one; guessing gives .5
    /// @param clozeAccuracy        how often the true last sentence of a held-out story surprises the model less than that of
    ///                             another story, of like length; guessing gives .5
    /// @param seconds              for ten sentences
    /// @param networkEvaluations   for ten sentences; see [Told]
    /// @param tokensPerSecond      tokens written per second
    /// @param stories              stories told
    @JsonNaming(SnakeCaseStrategy.class)
    public record Level(
            @Nullable Double generativePerplexity,
            @Nullable Double unigramEntropy,
            @Nullable Double distinct2,
            @Nullable Double rep4,
            @Nullable Double orderAccuracy,
            @Nullable Double clozeAccuracy,
            @Nullable Double seconds,
            @Nullable Double networkEvaluations,
            @Nullable Double tokensPerSecond,
            int stories) {}

    /// What the figures were measured with.
    ///
    /// @param concept         how concepts were sampled
    /// @param tokens          how they were put into words
    /// @param promptSentences sentences of a real story that a told one begins with
    /// @param storySentences  most sentences told of each
    /// @param baselineTemperature temperature of the baseline's stories
    /// @param baselineTopP    their top-p
    /// @param seed            of everything random
    @JsonNaming(SnakeCaseStrategy.class)
    public record Settings(
            ConceptSettings concept,
            TokenSettings tokens,
            int promptSentences,
            int storySentences,
            double baselineTemperature,
            double baselineTopP,
            long seed) {}
}
