package noema.model.words;

/// A token of a generation; arrays are not to be modified.
///
/// @param index        from 0
/// @param id           of the token
/// @param piece        its text, with its leading space
/// @param probability  the model's own probability of it
/// @param entropy      of the model's distribution at this place, in nats
/// @param alternatives the five likeliest tokens there
/// @param chances      their probabilities
public record ArToken(
        int index,
        int id,
        String piece,
        double probability,
        float entropy,
        int[] alternatives,
        float[] chances) {}
