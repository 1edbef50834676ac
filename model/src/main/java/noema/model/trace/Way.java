package noema.model.trace;

import java.util.Arrays;
import java.util.Optional;

/// A way to write a story: on which level the model thinks ahead.
public enum Way {
    /// Paragraph by paragraph: a concept of each paragraph unfolds into all its sentences at once.
    PARAGRAPH("paragraph", "paragraph by paragraph"),
    /// Sentence by sentence: a concept of each sentence unfolds into all its words at once.
    SENTENCE("sentence", "sentence by sentence"),
    /// No plan: the words of the whole canvas settle together.
    DIFFUSION("diffusion", "all words at once"),
    /// No plan: each word follows from those before it.
    AR("ar", "word by word");

    private final String id;
    private final String title;

    Way(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// Its name in options and JSON.
    public String id() {
        return id;
    }

    /// What it does, for people.
    public String title() {
        return title;
    }

    /// Whether concepts come before words.
    public boolean thinks() {
        return this == PARAGRAPH || this == SENTENCE;
    }

    /// The way with a name.
    public static Optional<Way> of(String id) {
        return Arrays.stream(values()).filter(way -> way.id.equals(id)).findFirst();
    }
}
