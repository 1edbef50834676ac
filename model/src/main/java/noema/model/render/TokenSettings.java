package noema.model.render;

import noema.model.tensor.NoemaException;

/// How a concept is put into words.
///
/// @param steps       denoising steps, 1 to 200; fewer are run when everything is settled before
/// @param guidance    guidance scale s in u + (1 + s)(c - u) against the prediction without a concept; 0 means none
/// @param temperature 0 takes the likeliest chain of tokens, 1 samples the model's distribution over the candidates, up to 3
/// @param order       which tokens are settled first
/// @param threshold   tokens at least this probable are settled at once, whatever the order; 1 switches that off
/// @param remask      rounds in which tokens that were not sure are masked again, apart from their neighbours, and replaced where another is much likelier, 0 to 20
/// @param wordings    how often a thought is put into words, 1 to 32, of which the wording is kept that the network is surest of
public record TokenSettings(
        int steps,
        double guidance,
        double temperature,
        TokenOrder order,
        double threshold,
        int remask,
        int wordings) {

    /// A little more varied than the model's own distribution, in few steps and a second look: words that vary nearly like real ones
    /// (docs/experiments.md, 34).
    public static final TokenSettings DEFAULT =
            new TokenSettings(2, 0, 1.1, TokenOrder.CONFIDENCE, 0.9, 1);

    /// The likeliest words without second looks, for readings of which there are many.
    public static final TokenSettings UNREVISED =
            new TokenSettings(4, 0, 0, TokenOrder.CONFIDENCE, 0.9, 0);

    /// The values for speed: few steps and no second looks.
    public static final TokenSettings QUICK =
            new TokenSettings(3, 0, 0, TokenOrder.CONFIDENCE, 0.9, 0);

    /// Checks every value.
    ///
    /// @throws NoemaException when one is out of range, naming it
    public TokenSettings {
        NoemaException.require("token steps", steps, 1, 200);
        NoemaException.require("token guidance", guidance, 0, 10);
        NoemaException.require("temperature", temperature, 0, 3);
        NoemaException.require("commit threshold", threshold, 0.01, 1);
        NoemaException.require("remasking rounds", remask, 0, 20);
        NoemaException.require("number of wordings", wordings, 1, 32);
    }

    /// With a single wording.
    public TokenSettings(
            int steps,
            double guidance,
            double temperature,
            TokenOrder order,
            double threshold,
            int remask) {
        this(steps, guidance, temperature, order, threshold, remask, 1);
    }

    /// How many wordings it takes: where nothing is left to chance all are the same, and one is enough.
    int trials() {
        return temperature == 0 && order != TokenOrder.RANDOM ? 1 : wordings;
    }

    /// The same with another number of steps.
    ///
    /// @throws NoemaException when it is out of range
    public TokenSettings withSteps(int other) {
        return new TokenSettings(other, guidance, temperature, order, threshold, remask, wordings);
    }

    /// The same with another temperature.
    ///
    /// @throws NoemaException when it is out of range
    public TokenSettings withTemperature(double other) {
        return new TokenSettings(steps, guidance, other, order, threshold, remask, wordings);
    }

    /// The same with another number of rounds of second looks.
    ///
    /// @throws NoemaException when it is out of range
    public TokenSettings withRemask(int other) {
        return new TokenSettings(steps, guidance, temperature, order, threshold, other, wordings);
    }

    /// The same in another order.
    public TokenSettings withOrder(TokenOrder other) {
        return new TokenSettings(steps, guidance, temperature, other, threshold, remask, wordings);
    }

    /// The same with another number of wordings.
    ///
    /// @throws NoemaException when it is out of range
    public TokenSettings withWordings(int other) {
        return new TokenSettings(steps, guidance, temperature, order, threshold, remask, other);
    }
}
