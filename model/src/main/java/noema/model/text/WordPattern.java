package noema.model.text;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where text may be cut into words before byte pairs are merged; tokens never cross these cuts.
///
/// GPT-2's pattern with three changes: digits and punctuation marks stand alone, combining marks
/// belong to their word, and a contraction is only cut off when nothing follows it (`'turn'` is not
/// `'t` + `urn`).
final class WordPattern {

    /// The expression as written to `tokenizer.json`; it means the same to Java and to Oniguruma.
    static final String REGEX =
            "['\u2019](?:[sStTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])(?![\\p{L}\\p{M}])"
                    + "| ?[\\p{L}\\p{M}]+| ?\\p{N}| ?[^\\s\\p{L}\\p{M}\\p{N}]|\\s+(?!\\S)|\\s+";

    private static final Pattern PATTERN = Pattern.compile(REGEX, Pattern.UNICODE_CHARACTER_CLASS);

    private WordPattern() {}

    /// Hands over the words of one sentence in order, the first one with the space that the
    /// tokenizer puts before it.
    static void forEachWord(String sentence, Consumer<String> consumer) {
        if (sentence.isEmpty()) {
            return;
        }
        Matcher matcher = PATTERN.matcher(" " + sentence);
        while (matcher.find()) {
            consumer.accept(matcher.group());
        }
    }

    /// How many words [#forEachWord] would hand over: the number of tokens if every word were one.
    static int count(String sentence) {
        int[] count = {0};
        forEachWord(sentence, word -> count[0]++);
        return count[0];
    }
}
