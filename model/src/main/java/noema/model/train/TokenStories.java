package noema.model.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import noema.model.tensor.NoemaException;
import noema.model.text.Corpus;
import noema.model.text.SentenceSplitter;
import noema.model.text.Story;
import noema.model.text.Tokenizer;

/// A corpus as token ids, held in memory: stories of sentences of tokens.
///
/// @param stories each story as its sentences, each sentence as 1 to `maxTokens` ids
public record TokenStories(List<int[][]> stories) {

    /// Reads and tokenizes a corpus.
    ///
    /// @param limit most stories to read
    /// @throws NoemaException when no sentence is found
    public static TokenStories read(Corpus corpus, Tokenizer tokenizer, int maxTokens, long limit) {
        var all = new ArrayList<int[][]>();
        try (Stream<Story> stories = corpus.stories()) {
            stories.limit(limit)
                    .forEach(story -> {
                        int[][] sentences =
                                story.sentences().stream()
                                        .map(tokenizer::encode)
                                        .filter(ids -> ids.length > 0 && ids.length <= maxTokens)
                                        .toArray(int[][]::new);
                        if (sentences.length > 0) {
                            all.add(sentences);
                        }
                    });
        }
        if (all.isEmpty()) {
            throw new NoemaException(
                    "The corpus holds no sentence to learn from; give a file or folder of stories.");
        }
        return new TokenStories(Collections.unmodifiableList(all));
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
