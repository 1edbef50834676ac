package noema.model.words;

/// What the masked-diffusion network says about open places, in their order.
///
/// @param drawn        a token for each
/// @param probability  of that token, 0 to 1, whatever the temperature
/// @param entropy      of the distribution in nats
/// @param alternatives likeliest tokens of each
/// @param chances      their probabilities
record MaskedOpinion(
        int[] drawn,
        float[] probability,
        float[] entropy,
        int[][] alternatives,
        float[][] chances) {}
