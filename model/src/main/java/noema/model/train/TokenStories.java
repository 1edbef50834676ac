package noema.model.train;

import java.util.List;
import noema.model.text.Corpus;
import noema.model.text.SentenceSplitter;
import noema.model.text.Tokenizer;

/// A corpus as token ids, held in memory: stories of sentences of tokens.
///
/// @param stories each story as its sentences, each sentence as 1 to `maxTokens` ids
public record TokenStories(List<int[][]> stories) {

    /// Reads and tokenizes a corpus.
    ///
    /// @param limit most stories to read
    /// @throws noema.model.tensor.NoemaException when no sentence is found
    public static TokenStories read(Corpus corpus, Tokenizer tokenizer, int maxTokens, long limit) {
        return LevelStories.read(corpus, tokenizer, maxTokens, limit).stories();
    }

    /// A splitter that cuts sentences to at most `maxTokens` tokens of a tokenizer.
    public static SentenceSplitter splitter(Tokenizer tokenizer, int maxTokens) {
        return new SentenceSplitter(maxTokens, tokenizer::count);
    }

    /// Number of sentences in each story.
    public int[] lengths() {
        return stories.stream().mapToInt(story -> story.length).toArray();
    }

    /// Number of sentences in all stories.
    public long sentences() {
        return stories.stream().mapToLong(story -> story.length).sum();
    }

    /// Number of tokens in all stories.
    public long tokens() {
        long tokens = 0;
        for (int[][] story : stories) {
            for (int[] sentence : story) {
                tokens += sentence.length;
            }
        }
        return tokens;
    }
}
