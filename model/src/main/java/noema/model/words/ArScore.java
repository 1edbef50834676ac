package noema.model.words;

/// How likely an [ArModel] finds texts.
///
/// @param nats   negative log-likelihood of all tokens, given those before them
/// @param tokens how many there are, begin and end of a text not counted
/// @param bytes  UTF-8 bytes of the texts, white space between sentences counted as one space
public record ArScore(double nats, long tokens, long bytes) {

    /// Exponential of the mean nats of a token; NaN without tokens.
    public double perplexity() {
        return Math.exp(nats / tokens);
    }

    /// Bits for each byte of text, which does not depend on the tokenizer; NaN without text.
    public double bitsPerByte() {
        return nats / bytes / Math.log(2);
    }

    /// The score of what a text goes on with, given its beginning.
    ///
    /// @param beginning the score of the beginning alone
    public ArScore after(ArScore beginning) {
        return new ArScore(
                nats - beginning.nats, tokens - beginning.tokens, bytes - beginning.bytes);
    }
}
