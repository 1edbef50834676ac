package noema.ui.denoising;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import noema.model.tensor.NoemaException;

/// Words that a user wants at places of a canvas, written `0: Once, 3: cat`.
public final class Constraints {

    private static final int LAST_PLACE = 511;

    private Constraints() {}

    /// Reads them.
    ///
    /// @param length places of the canvas; 0 when it is not known yet
    /// @param token  the token that is a word, if it is a single one
    /// @return tokens by place, lowest place first; empty for a blank text
    /// @throws NoemaException with one sentence about the first mistake
    public static Map<Integer, Integer> parse(
            String text, int length, Function<String, OptionalInt> token) {
        var found = new TreeMap<Integer, Integer>();
        if (text.isBlank()) {
            return found;
        }
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new NoemaException(
                        "Write each word as \"position: word\", like \"0: Once, 3: cat\"; \""
                                + part.strip()
                                + "\" is not.");
            }
            int place = place(part.substring(0, colon).strip(), length);
            String word = part.substring(colon + 1).strip();
            if (word.isEmpty()) {
                throw new NoemaException("There is no word for position " + place + ".");
            }
            OptionalInt id = token.apply(word);
            if (id.isEmpty()) {
                throw new NoemaException(
                        "\"" + word + "\" is not a single word that the model knows; try another.");
            }
            if (found.put(place, id.getAsInt()) != null) {
                throw new NoemaException(
                        "Position " + place + " is there twice; keep one of them.");
            }
        }
        return found;
    }

    private static int place(String text, int length) {
        if (!text.matches("\\d+")) {
            throw new NoemaException(
                    "A position is a whole number from 0, not \""
                            + text
                            + "\"; write for example \"0: Once\".");
        }
        int last = length > 0 ? length - 1 : LAST_PLACE;
        if (text.length() > 9 || Integer.parseInt(text) > last) {
            throw new NoemaException(
                    "Position "
                            + text
                            + " is outside the sentence; its positions go from 0 to "
                            + last
                            + ".");
        }
        return Integer.parseInt(text);
    }
}
