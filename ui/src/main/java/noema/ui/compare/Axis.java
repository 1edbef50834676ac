package noema.ui.compare;

import noema.ui.look.Numbers;

/// What the shared time line counts.
public enum Axis {
    /// Seconds of the wall clock.
    SECONDS("Seconds", "What each way takes on this machine, all alone on it."),
    /// Evaluations of a network.
    EVALUATIONS(
            "Evaluations",
            "How often a network is asked, whatever an answer costs; guided questions count twice.");

    private final String title;
    private final String meaning;

    Axis(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /// Its name, for people.
    public String title() {
        return title;
    }

    /// One sentence that explains it.
    public String meaning() {
        return meaning;
    }

    /// A place on it as people write it.
    public String format(double value) {
        return this == SECONDS ? Numbers.duration(value) : Long.toString(Math.round(value));
    }
}
