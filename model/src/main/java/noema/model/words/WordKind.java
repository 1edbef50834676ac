package noema.model.words;

/// Which way a model goes from words to words.
public enum WordKind {
    /// From left to right, one token after another.
    AUTOREGRESSIVE("autoregressive", "an autoregressive model"),
    /// All tokens of a canvas at once, settled step by step.
    MASKED("masked-diffusion", "a masked-diffusion model");

    private final String id;
    private final String noun;

    WordKind(String id, String noun) {
        this.id = id;
        this.noun = noun;
    }

    /// What `kind` in `config.json` says.
    public String id() {
        return id;
    }

    /// Its name in a sentence, with its article.
    String noun() {
        return noun;
    }
}
