package noema.ui.grid;

/// What the grid wants done. Used on the JavaFX thread; every call returns at once.
public interface GridRunner {

    /// Something that leaves the program.
    enum Export {
        /// A picture of the whole table, with the plan in it.
        PICTURE("Picture with the plan in it (PNG) ..."),
        /// A row for each cell.
        TABLE("Table of all cells (CSV) ..."),
        /// A page to read.
        REPORT("Report (Markdown) ...");

        private final String title;

        Export(String title) {
            this.title = title;
        }

        /// What it is, for menus.
        public String title() {
            return title;
        }
    }

    /// Runs all cells of a plan, in place of the grid that is there.
    void run(GridPlan plan);

    /// Runs the cells that are not done.
    void resume();

    /// Stops; what is done stays.
    void stop();

    /// Looks at the run of a cell that has been run.
    void open(GridCell cell);

    /// Saves what is there.
    void export(Export what);
}
