package noema.ui.map;

import noema.model.atlas.Atlas;

/// By what the known texts are coloured.
public enum Colouring {
    /// All alike.
    NONE("Nothing", "All known %ss alike"),
    /// Where in its story a text stands.
    POSITION("Story position", "Which %s of its story it is, counted from 1"),
    /// How long a text is.
    LENGTH("Length", "Tokens of the %s"),
    /// Which group of similar texts it belongs to.
    CLUSTER("Cluster", "Group of similar %ss (k-means on the concepts); colours repeat"),
    /// How sure the model was of its words.
    CONFIDENCE(
            "Confidence",
            "Mean probability of the %s's tokens when the model wrote it, 0 to 1; 1 for text of people"),
    /// How true the map is to the neighbourhood.
    HONESTY(
            "Honesty",
            "Share of a %s's true neighbours that are still its neighbours on the flat map (default projection), 0 to 1");

    private final String title;
    private final String explanation;

    Colouring(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    /// One or two words.
    public String title() {
        return title;
    }

    /// One sentence.
    ///
    /// @param level what the map is of
    public String explanation(MapLevel level) {
        return explanation.formatted(level.one());
    }

    /// Whether the values have an order, and so a scale.
    boolean isOrdered() {
        return this != NONE && this != CLUSTER;
    }

    /// The value of an entry as a user reads it.
    double value(Atlas.Entry entry) {
        return switch (this) {
            case NONE -> 0;
            case POSITION -> entry.position() + 1;
            case LENGTH -> entry.tokens();
            case CLUSTER -> entry.cluster();
            case CONFIDENCE -> entry.confidence();
            case HONESTY -> entry.honesty();
        };
    }

    /// Whether values are shares rather than counts.
    boolean isShare() {
        return this == CONFIDENCE || this == HONESTY;
    }
}
