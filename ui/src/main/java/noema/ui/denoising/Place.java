package noema.ui.denoising;

/// One place of a canvas after a step.
///
/// @param index        from 0
/// @param piece        of the committed token, or of the likeliest one while the place is open; empty while there is neither
/// @param open         whether no token stands there yet
/// @param forced       whether a person put the token there
/// @param confidence   probability of the token, 0 to 1
/// @param entropy      in nats, when the place was last open; 0 before the first look
/// @param settledAt    step in which the token was committed, 0 while open
/// @param alternatives likeliest tokens when the place was last open; not to be modified
/// @param chances      their probabilities; not to be modified
public record Place(
        int index,
        String piece,
        boolean open,
        boolean forced,
        double confidence,
        double entropy,
        int settledAt,
        int[] alternatives,
        float[] chances) {

    private static final int[] NO_TOKENS = {};
    private static final float[] NO_CHANCES = {};

    /// A place that nobody has looked at yet.
    static Place unseen(int index, String piece, boolean forced) {
        return new Place(index, piece, true, forced, 0, 0, 0, NO_TOKENS, NO_CHANCES);
    }
}
