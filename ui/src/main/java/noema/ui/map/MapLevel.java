package noema.ui.map;

/// Whose concepts the map shows. Each level has a space of its own: their concepts are not to be compared.
public enum MapLevel {
    /// One concept for each sentence.
    SENTENCES("Sentences", "sentence"),
    /// One concept for each paragraph.
    PARAGRAPHS("Paragraphs", "paragraph");

    private final String title;
    private final String one;

    MapLevel(String title, String one) {
        this.title = title;
        this.one = one;
    }

    /// One word, for a button.
    public String title() {
        return title;
    }

    /// What one concept stands for.
    public String one() {
        return one;
    }

    /// What many of them stand for.
    public String many() {
        return one + "s";
    }
}
