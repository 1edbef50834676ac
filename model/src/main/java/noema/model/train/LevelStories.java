package noema.model.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import noema.model.tensor.NoemaException;
import noema.model.text.Corpus;
import noema.model.text.Story;
import noema.model.text.Tokenizer;

/// A corpus as token ids whose paragraphs are still known.
///
/// @param stories    stories of sentences of tokens
/// @param paragraphs for each story the number of sentences in each of its paragraphs
public record LevelStories(TokenStories stories, List<List<Integer>> paragraphs) {

    /// Reads and tokenizes a corpus.
    ///
    /// @param limit most stories to read
    /// @throws NoemaException when no sentence is found
    public static LevelStories read(Corpus corpus, Tokenizer tokenizer, int maxTokens, long limit) {
        var all = new ArrayList<int[][]>();
        var paragraphs = new ArrayList<List<Integer>>();
        try (Stream<Story> stories = corpus.stories()) {
            stories.limit(limit)
                    .forEach(story -> {
                        var sentences = new ArrayList<int[]>();
                        var sizes = new ArrayList<Integer>();
                        for (List<String> paragraph : story.paragraphs()) {
                            int before = sentences.size();
                            paragraph.stream()
                                    .map(tokenizer::encode)
                                    .filter(ids -> ids.length > 0 && ids.length <= maxTokens)
                                    .forEach(sentences::add);
                            sizes.add(sentences.size() - before);
                        }
                        if (!sentences.isEmpty()) {
                            all.add(sentences.toArray(int[][]::new));
                            paragraphs.add(sizes);
                        }
                    });
        }
        if (all.isEmpty()) {
            throw new NoemaException(
                    "The corpus holds no sentence to learn from; give a file or folder of stories.");
        }
        return new LevelStories(
                new TokenStories(Collections.unmodifiableList(all)),
                Collections.unmodifiableList(paragraphs));
    }
}
