package noema.ui.charts;

/// Which chart is shown.
public enum ChartKind {
    /// How the current thought came out of the noise.
    CURVES(
            "Curves",
            "fth-trending-down",
            "How the current thought came out of the noise, step by step.",
            "The current thought's noise steps show here."),
    /// The noise levels that were used.
    SCHEDULE(
            "Schedule",
            "fth-bar-chart",
            "The noise schedule: how much signal and how much noise each step has, and where the thought is handed over.",
            "The current thought's noise schedule shows here."),
    /// Likeness of all sentences.
    PLAN(
            "Likeness",
            "fth-grid",
            "Cosine between the concepts of all sentences of the story; click a cell to select its two sentences.",
            "How alike the thoughts of the story are shows here."),
    /// The course of the story.
    STORY(
            "Story",
            "fth-activity",
            "Surprise, stop probability, round trip, tokens and seconds of every sentence; click to select one.",
            "The course of the story shows here.");

    private final String title;
    private final String icon;
    private final String explanation;
    private final String empty;

    ChartKind(String title, String icon, String explanation, String empty) {
        this.title = title;
        this.icon = icon;
        this.explanation = explanation;
        this.empty = empty;
    }

    /// One word.
    public String title() {
        return title;
    }

    /// Name of its icon.
    public String icon() {
        return icon;
    }

    /// One sentence.
    public String explanation() {
        return explanation;
    }

    /// What to say while there is nothing to show.
    public String empty() {
        return empty;
    }
}
