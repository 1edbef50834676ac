package noema.app.desktop;

import java.util.List;

/// Everything a user can do, in one list: the menus, the keys and the command palette are made of it.
final class Actions {

    private static final String FILE = "File";
    private static final String RUN = "Run";
    private static final String VIEW = "View";
    private static final String HELP = "Help";

    private Actions() {}

    static List<Action> of(MainView view) {
        Explorer explorer = view.explorer();
        Documents documents = view.documents();
        var controls = view.views().controls();
        var map = view.views().map().model();
        return List.of(
                Action.of(
                        "open",
                        FILE,
                        "Open a session or picture ...",
                        "Shortcut+O",
                        documents::open),
                Action.of("save", FILE, "Save the session ...", "Shortcut+S", documents::save),
                Action.of(
                        "picture",
                        FILE,
                        "Export a picture with the recipe in it ...",
                        "Shortcut+E",
                        () -> view.rooms().here().savePicture()),
                Action.of(
                        "movie",
                        FILE,
                        "Export an animation of the run ...",
                        "",
                        () -> view.rooms().here().saveMovie()),
                Action.of(
                        "report",
                        FILE,
                        "Export a report (Markdown) ...",
                        "",
                        () -> view.rooms().here().saveReport()),
                Action.of(
                        "table",
                        FILE,
                        "Export a table of all steps (CSV) ...",
                        "",
                        documents::saveTable),
                Action.of(
                        "projector",
                        FILE,
                        "Export the concepts for the Embedding Projector (TSV) ...",
                        "",
                        documents::saveProjector),
                Action.of(
                        "command",
                        FILE,
                        "Copy as command",
                        "Shortcut+Shift+C",
                        documents::copyCommand),
                Action.of("settings", FILE, "Settings ...", "Shortcut+Comma", view::openSettings),
                Action.of(
                        "generate",
                        RUN,
                        "Generate",
                        "Shortcut+Enter",
                        () -> view.rooms().here().run()),
                Action.of(
                        "enqueue",
                        RUN,
                        "Generate after the run that is going on",
                        "Shortcut+Shift+Enter",
                        controls::enqueue),
                Action.of(
                        "stop-now",
                        RUN,
                        "Stop now",
                        "Shortcut+Period",
                        () -> view.rooms().here().stop(false)),
                Action.of(
                        "stop-after",
                        RUN,
                        "Stop after this sentence",
                        "Shortcut+Shift+Period",
                        () -> view.rooms().here().stop(true)),
                Action.of(
                        "verify",
                        RUN,
                        "Verify: replay and compare bit by bit",
                        "Shortcut+Shift+V",
                        documents::verify),
                Action.of(
                        "four-ways",
                        RUN,
                        "Compare four ways to think",
                        "",
                        view.compare()::runFourWays),
                Action.of("compare-this", RUN, "Compare with this run", "", view::compareThis),
                Action.of("undo", RUN, "Undo a setting", "Shortcut+Z", controls::undo),
                Action.of("redo", RUN, "Redo a setting", "Shortcut+Shift+Z", controls::redo),
                Action.of(
                        "prompt",
                        RUN,
                        "Go to the prompt",
                        "Shortcut+L",
                        () -> {
                            view.layout().reveal("controls");
                            controls.focusPrompt();
                        }),
                room(view, Room.EXPLORE),
                room(view, Room.COMPARE),
                room(view, Room.GRID),
                Action.of(
                        "play",
                        VIEW,
                        "Play or pause (Space)",
                        "",
                        () -> view.rooms().here().play()),
                Action.of(
                        "follow",
                        VIEW,
                        "Follow the run",
                        "",
                        () -> explorer.bench().playhead().followingProperty().set(true)),
                Action.of(
                        "tint",
                        VIEW,
                        "Tint the story by confidence",
                        "Shortcut+T",
                        () -> view.views().tinted().set(!view.views().tinted().get())),
                Action.of(
                        "show-history",
                        VIEW,
                        "Show the history",
                        "Shortcut+H",
                        () -> view.layout().reveal("history")),
                Action.of(
                        "show-charts",
                        VIEW,
                        "Show the charts",
                        "Shortcut+Shift+1",
                        () -> view.layout().reveal("charts")),
                Action.of(
                        "show-steps",
                        VIEW,
                        "Show the steps",
                        "Shortcut+Shift+2",
                        () -> view.layout().reveal("steps")),
                Action.of(
                        "enlarge-map",
                        VIEW,
                        "Enlarge the map",
                        "Shortcut+M",
                        () -> view.layout().toggle("map")),
                Action.of(
                        "enlarge-story",
                        VIEW,
                        "Enlarge the story",
                        "",
                        () -> view.layout().toggle("story")),
                Action.of(
                        "enlarge-denoising",
                        VIEW,
                        "Enlarge the denoising",
                        "Shortcut+D",
                        () -> view.layout().toggle("denoising")),
                Action.of(
                        "enlarge-steps",
                        VIEW,
                        "Enlarge the steps",
                        "",
                        () -> view.layout().toggle("steps")),
                Action.of("fit", VIEW, "Fit the map", "Shortcut+0", map::fit),
                Action.of("fit-run", VIEW, "Fit the run on the map", "", map::fitRun),
                Action.of("umap", VIEW, "Lay the map out by UMAP", "", map.layouts()::useUmap),
                Action.of(
                        "pca",
                        VIEW,
                        "Lay the map out by principal components",
                        "",
                        map.layouts()::usePrincipalAxes),
                Action.of("theme", VIEW, "Light or dark", "Shortcut+Shift+L", view::switchTheme),
                Action.of("larger", VIEW, "Larger text", "Shortcut+Plus", () -> view.changeFont(1)),
                Action.of(
                        "smaller",
                        VIEW,
                        "Smaller text",
                        "Shortcut+Minus",
                        () -> view.changeFont(-1)),
                Action.of("palette", HELP, "Every action by name", "Shortcut+K", view::openPalette),
                Action.of("tour", HELP, "Guided tour", "F1", view::startTour),
                Action.of("log", HELP, "Show log file", "", () -> view.documents().showLog()));
    }

    private static Action room(MainView view, Room room) {
        return Action.of(
                "room-" + room.id(),
                VIEW,
                room.title(),
                room.keys(),
                () -> view.rooms().show(room));
    }
}
