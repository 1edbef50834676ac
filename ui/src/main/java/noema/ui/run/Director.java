package noema.ui.run;

import noema.model.trace.Edit;

/// What panes want to happen. Every call returns at once.
public interface Director {

    /// Runs the shown run's recipe again with one more decision by the user; edits of later sentences are dropped, since what
    /// they were made for is no longer there.
    void edit(Edit edit);

    /// Opens a dialog or a save panel for something that has to leave the program.
    ///
    /// @param name   suggested file name with its ending, which says the kind
    /// @param text   the content
    void saveText(String name, String text);

    /// Puts text on the clipboard and says so.
    void copy(String text, String what);

    /// Tells the user something in one sentence.
    void tell(String sentence);
}
