package noema.app.recipe;

import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;

/// An edit as it is written on a command line, with sentences, noises and places counted from 1:
/// `candidate:SENTENCE:NUMBER` or `word:SENTENCE:PLACE:WORD`. A token that is no whole word is written as `#` and its id.
///
/// @param edit what is written, as far as that is possible without the words of a model
/// @param word the word still to be found, or empty
public record EditSpec(Edit edit, String word) {

    private static final Pattern CANDIDATE = Pattern.compile("candidate:(\\d{1,4}):(\\d{1,4})");
    private static final Pattern WORD = Pattern.compile("word:(\\d{1,4}):(\\d{1,4}):(\\S+)");
    private static final Pattern TOKEN = Pattern.compile("#(\\d{1,5})");

    /// Reads what [#of] wrote.
    ///
    /// @throws NoemaException when it is something else or a number is out of range
    public static EditSpec parse(String spec) {
        Matcher candidate = CANDIDATE.matcher(spec);
        if (candidate.matches()) {
            int sentence = number("sentence of the edit", candidate.group(1), 200);
            int noise = number("candidate of the edit", candidate.group(2), 64);
            return new EditSpec(new Edit.Candidate(sentence, noise), "");
        }
        Matcher word = WORD.matcher(spec);
        if (!word.matches()) {
            throw new NoemaException(
                    "The edit '%s' is neither candidate:SENTENCE:NUMBER nor word:SENTENCE:PLACE:WORD."
                            .formatted(spec));
        }
        int sentence = number("sentence of the edit", word.group(1), 200);
        int place = number("place of the edited word", word.group(2), 512);
        Matcher token = TOKEN.matcher(word.group(3));
        return token.matches()
                ? new EditSpec(new Edit.Word(sentence, place, Integer.parseInt(token.group(1))), "")
                : new EditSpec(new Edit.Word(sentence, place, 0), word.group(3));
    }

    private static int number(String what, String digits, int most) {
        int number = Integer.parseInt(digits);
        NoemaException.require(what, number, 1, most);
        return number - 1;
    }

    /// The edit with its word found.
    ///
    /// @param tokens the token that is a word, as [noema.model.generate.ConceptModel#token] knows it
    /// @throws NoemaException when the word is not a single token
    public Edit edit(Function<String, OptionalInt> tokens) {
        if (word.isEmpty() || !(edit instanceof Edit.Word open)) {
            return edit;
        }
        int token =
                tokens.apply(word)
                        .orElseThrow(() ->
                                new NoemaException(
                                        "The word '%s' is not one whole word of the model; take another one."
                                                .formatted(word)));
        return new Edit.Word(open.sentence(), open.place(), token);
    }

    /// Writes an edit. Marks are written as they are, so a shell may need quotes around the answer.
    ///
    /// @param piece text of a token, with its leading space if it begins a word
    /// @throws NoemaException for a given thought, which is too long for a command line
    public static String of(Edit edit, IntFunction<String> piece) {
        return switch (edit) {
            case Edit.Candidate e ->
                    "candidate:%d:%d".formatted(e.sentence() + 1, e.candidate() + 1);
            case Edit.Thought _ ->
                    throw new NoemaException(
                            "A given thought is too long for a command line; save the run and give its file to noema generate --recipe.");
            case Edit.Word e ->
                    "word:%d:%d:%s"
                            .formatted(
                                    e.sentence() + 1,
                                    e.place() + 1,
                                    written(e.token(), piece.apply(e.token())));
        };
    }

    private static String written(int token, String piece) {
        boolean isWord = piece.matches(" [\\p{L}\\p{N}]+");
        boolean isMark = piece.matches("[\\p{P}\\p{S}]") && !piece.equals("\uFFFD");
        return isWord || isMark ? piece.strip() : "#" + token;
    }
}
