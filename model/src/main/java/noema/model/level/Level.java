package noema.model.level;

import java.util.regex.Pattern;
import noema.model.tensor.NoemaException;

/// A level of abstraction at which a model can think.
///
/// @param name   of what one concept stands for, such as `paragraph`; lower-case letters
/// @param height 0 for words, 1 for sentences, 2 for groups of sentences, and so on, up to 9
public record Level(String name, int height) {

    // Before the levels below, whose names it checks.
    private static final Pattern NAME = Pattern.compile("[a-z]{1,32}");

    /// Words, which have no concept of their own.
    public static final Level WORD = new Level("word", 0);

    /// Sentences.
    public static final Level SENTENCE = new Level("sentence", 1);

    /// Paragraphs, or runs of sentences where a text has none.
    public static final Level PARAGRAPH = new Level("paragraph", 2);

    /// Checks name and height.
    ///
    /// @throws NoemaException when one cannot be a level's
    public Level {
        if (!NAME.matcher(name).matches()) {
            throw new NoemaException(
                    "The name of a level must be one word of lower-case letters, such as paragraph.");
        }
        NoemaException.require("height of a level", height, 0, 9);
    }

    /// The next one.
    ///
    /// @throws NoemaException when the name cannot be a level's, or there are too many levels
    public Level above(String what) {
        return new Level(what, height + 1);
    }
}
