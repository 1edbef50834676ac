package noema.ui.denoising;

/// What the colours of a canvas mean. Bright is sure or late.
public enum Measure {
    /// Probability of the token.
    CONFIDENCE(
            "Confidence",
            "0 %",
            "100 %",
            "Colour: probability p of the token when it was committed, or of the token drawn for an open place."),
    /// How undecided the place was.
    ENTROPY(
            "Entropy",
            "4 nats",
            "0",
            "Colour: entropy H = −Σ p ln p of the place when it was last open; 0 nats is fully decided, 4 nats as open as 55 equally likely tokens."),
    /// When the token was committed.
    COMMIT_STEP(
            "Commit step",
            "first",
            "last",
            "Colour: the step in which the token was committed, from the first to the last one planned.");

    /// Entropy at which a bar is full and a colour darkest, in nats.
    static final double UNDECIDED = 4;

    private final String label;
    private final String low;
    private final String high;
    private final String meaning;

    Measure(String label, String low, String high, String meaning) {
        this.label = label;
        this.low = low;
        this.high = high;
        this.meaning = meaning;
    }

    /// What stands at the dark end of the scale.
    public String low() {
        return low;
    }

    /// What stands at the bright end of the scale.
    public String high() {
        return high;
    }

    /// One sentence that explains it.
    public String meaning() {
        return meaning;
    }

    /// Where a place is on the colour scale, 0 to 1; NaN when it has no such value yet.
    ///
    /// @param steps steps planned at most
    public double share(Place place, int steps) {
        if (place.open() && place.alternatives().length == 0) {
            return Double.NaN;
        }
        return switch (this) {
            case CONFIDENCE -> place.confidence();
            case ENTROPY -> 1 - Math.min(1, place.entropy() / UNDECIDED);
            case COMMIT_STEP ->
                    place.open()
                            ? Double.NaN
                            : Math.clamp((place.settledAt() - 1) / Math.max(1.0, steps - 1), 0, 1);
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
