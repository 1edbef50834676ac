package noema.model.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import org.jspecify.annotations.Nullable;

/// How fast everything is on one machine.
///
/// Figures of stories are medians over some stories after one that warms up. A figure that could not be measured is null,
/// and a note says why.
///
/// @param storySeconds         for ten sentences, thinking aloud; a story that ends earlier counts
///                             with what ten of its sentences would take
/// @param silentStorySeconds   the same thinking silently
/// @param quickStorySeconds    silently, in one step of concepts and three of words, without guidance, candidates and second looks
/// @param baselineStorySeconds for as many tokens by the baseline as those ten sentences have, after the same beginning
/// @param speedup              how many times as long as the concept model the baseline takes
/// @param quickSpeedup         the same for quick stories, per token
/// @param firstFrameMs         milliseconds from the call to the first denoising step
/// @param tokensPerSecond      of the concept model's stories
/// @param baselineTokensPerSecond of the baseline's
/// @param storyTokens          tokens of ten sentences
/// @param trainGflops          GFLOP/s of whole training steps of the autoencoder at the shipped model's sizes
/// @param matmulFp32Gflops     GFLOP/s of 2048x256 by 256x1024 matrix products in fp32
/// @param matmulBf16Gflops     the same in bf16
/// @param rssGrowthMbPer1000Generations megabytes by which 1000 one-sentence generations make the process grow
/// @param machine              where it was measured
/// @param model                hash of the model's files
/// @param concept              settings of all stories but the quick ones
/// @param tokens               likewise
/// @param seconds              of the whole benchmark
/// @param notes                what is missing, and why
@JsonNaming(SnakeCaseStrategy.class)
public record BenchmarkReport(
        double storySeconds,
        double silentStorySeconds,
        double quickStorySeconds,
        @Nullable Double baselineStorySeconds,
        @Nullable Double speedup,
        @Nullable Double quickSpeedup,
        double firstFrameMs,
        double tokensPerSecond,
        @Nullable Double baselineTokensPerSecond,
        double storyTokens,
        @Nullable Double trainGflops,
        @JsonProperty("matmul_fp32_gflops") double matmulFp32Gflops,
        @JsonProperty("matmul_bf16_gflops") double matmulBf16Gflops,
        @JsonProperty("rss_growth_mb_per_1000_generations")
                @Nullable Double rssGrowthMbPer1000Generations,
        Machine machine,
        String model,
        ConceptSettings concept,
        TokenSettings tokens,
        double seconds,
        List<String> notes) {}
