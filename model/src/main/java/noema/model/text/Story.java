package noema.model.text;

import java.util.List;

/// One story of a corpus: paragraphs of sentences.
///
/// @param paragraphs at least one, each with at least one sentence; sentences are trimmed and
///     never empty
public record Story(List<List<String>> paragraphs) {

    /// Copies the lists.
    public Story {
        paragraphs = paragraphs.stream().map(List::copyOf).toList();
    }

    /// All sentences in order.
    public List<String> sentences() {
        return paragraphs.stream().flatMap(List::stream).toList();
    }

    /// The story as text: sentences joined with spaces, paragraphs on lines of their own.
    public String text() {
        return String.join("\n", paragraphs.stream().map(p -> String.join(" ", p)).toList());
    }
}
