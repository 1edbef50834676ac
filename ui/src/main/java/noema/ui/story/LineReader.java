package noema.ui.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import noema.model.text.Tokenizer;
import noema.model.trace.TraceEvent.SentenceSettled;
import noema.model.trace.TraceEvent.TokenFrame;
import noema.ui.denoising.TokenText;
import noema.ui.run.Mind;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// Makes the pieces of a sentence out of what is known of it.
final class LineReader {

    // What a place keeps free while nobody knows what will stand there.
    private static final Word UNKNOWN = new Word("····", true, true, Double.NaN);

    private LineReader() {}

    /// A sentence of the prompt: its words, without confidence.
    static List<Word> plain(String text) {
        var words = new ArrayList<Word>();
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(new Word(word, true, false, Double.NaN));
            }
        }
        return words;
    }

    /// A sentence of the run with `done` frames of its canvas shown.
    static List<Word> read(SentenceRun sentence, int done, Mind mind) {
        List<TokenFrame> frames = sentence.frames();
        SentenceSettled settled = sentence.words();
        String text = settled != null && done >= frames.size() ? settled.text().strip() : "";
        if (frames.isEmpty()) {
            return text.isEmpty() ? unknown(sentence) : plain(text);
        }
        List<Word> words = words(frames.getLast(), mind);
        if (!text.isEmpty()) {
            List<String> pieces = words.stream().map(LineReader::piece).toList();
            return TokenText.join(pieces).equals(text) ? words : plain(text);
        }
        for (int k = 0; k < words.size(); k++) {
            words.set(k, at(words.get(k), k, done == 0 ? null : frames.get(done - 1), mind));
        }
        return words;
    }

    private static List<Word> unknown(SentenceRun sentence) {
        int length = sentence.places() == 0 ? 3 : sentence.places();
        return new ArrayList<>(Collections.nCopies(length, UNKNOWN));
    }

    /// The canvas as it stands in its last frame; a place that is open there shows its likeliest token's room.
    private static List<Word> words(TokenFrame last, Mind mind) {
        var words = new ArrayList<Word>();
        for (int k = 0; k < last.ids().length; k++) {
            boolean open = last.ids()[k] == Tokenizer.MASK;
            int[] guesses = last.alternatives()[k];
            if (open && guesses.length == 0) {
                words.add(UNKNOWN);
            } else {
                int token = open ? guesses[0] : last.ids()[k];
                words.add(word(TokenText.piece(mind, token), open, last.confidence()[k]));
            }
        }
        return words;
    }

    /// A word at an earlier frame: committed there, perhaps as another token, or still open.
    private static Word at(Word later, int k, @Nullable TokenFrame frame, Mind mind) {
        if (frame == null || frame.ids()[k] == Tokenizer.MASK) {
            return new Word(later.text(), later.gap(), true, later.confidence());
        }
        return word(TokenText.piece(mind, frame.ids()[k]), false, later.confidence());
    }

    private static Word word(String piece, boolean open, double confidence) {
        return new Word(TokenText.bare(piece), TokenText.beginsWord(piece), open, confidence);
    }

    private static String piece(Word word) {
        return (word.gap() ? " " : "") + word.text();
    }
}
