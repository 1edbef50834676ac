package noema.model.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import noema.model.tensor.NoemaException;
import noema.model.text.Corpus;
import noema.model.text.SentenceSplitter;
import noema.model.text.Story;
import noema.model.text.Tokenizer;

/// Held-out stories as sentences, each of a length that the model can read.
///
/// @param stories at least one, each with at least one sentence
record HeldOut(List<List<Sentence>> stories) {

    /// A sentence and its tokens.
    record Sentence(String text, int[] ids) {}

    /// Reads the first `limit` stories.
    ///
    /// @throws NoemaException when there is none
    static HeldOut read(Path corpus, Tokenizer tokenizer, int maxTokens, long limit) {
        var splitter = new SentenceSplitter(maxTokens, tokenizer::count);
        var all = new ArrayList<List<Sentence>>();
        try (Stream<Story> stories = Corpus.open(corpus, splitter).stories()) {
            stories.map(story -> sentences(story, tokenizer, maxTokens))
                    .filter(story -> !story.isEmpty())
                    .limit(limit)
                    .forEach(all::add);
        }
        if (all.isEmpty()) {
            throw new NoemaException(
                    "The corpus " + corpus + " holds no sentence to evaluate with; give stories.");
        }
        return new HeldOut(all);
    }

    private static List<Sentence> sentences(Story story, Tokenizer tokenizer, int maxTokens) {
        return story.sentences().stream()
                .map(text -> new Sentence(text, tokenizer.encode(text)))
                .filter(s -> s.ids.length > 0 && s.ids.length <= maxTokens)
                .toList();
    }

    /// All sentences in order.
    List<Sentence> sentences() {
        return stories.stream().flatMap(List::stream).toList();
    }

    /// Every story as one text.
    List<String> texts() {
        return stories.stream().map(HeldOut::join).toList();
    }

    /// Sentences as one text.
    static String join(List<Sentence> sentences) {
        return String.join(" ", sentences.stream().map(Sentence::text).toList());
    }
}
