package noema.app.desktop;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import noema.app.files.DesktopSettings;
import noema.app.files.RunStore;
import noema.app.files.Session;
import noema.app.files.Settings;
import noema.app.recipe.SamplePrompts;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.ui.controls.Preset;
import noema.ui.controls.SettingsModel;
import noema.ui.history.HistoryModel;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import noema.ui.run.Director;
import noema.ui.run.Playhead;
import noema.ui.run.RunModel;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Selection;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// Everything behind the window, put together: the run that is looked at, the model, the settings, the history. The views of it
/// are in [Views].
final class Explorer implements Director, AutoCloseable {

    private static final int RUNS_KEPT = 50;

    private final DesktopOptions options;
    private final Settings file;
    private final Notices notices;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);
    private final RunModel run = new RunModel();
    private final Playhead playhead = new Playhead(run);
    private final Selection selection = new Selection();
    private final ModelHost host;
    private final Workbench bench;
    private final SettingsModel settings = new SettingsModel(firstRecipe());
    private final RunConductor conductor;
    private final HistoryModel history = new HistoryModel();
    private final Keeper keeper;
    private final Background background = new Background(this::tell);
    private DesktopSettings remembered;
    private TextSink texts = (name, text) -> {};
    private Runnable onClose = () -> {};

    /// Takes text that has to leave the program.
    @FunctionalInterface
    interface TextSink {
        /// Saves it under a name that the user may change.
        void save(String name, String text);
    }

    Explorer(DesktopOptions options) {
        this.options = options;
        file = new Settings(options.home().resolve("settings.json"));
        Settings.Found found = file.read();
        remembered = found.settings();
        theme = new SimpleObjectProperty<>(options.theme() != null ? options.theme() : usual());
        palette.bind(theme.map(Theme::palette));
        theme.get().announce();
        notices = new Notices();
        host = new ModelHost(folder());
        bench = new Workbench(run, playhead, selection, host, this, palette);
        conductor = new RunConductor(host, run, playhead, this::finished, this::tell);
        keeper =
                new Keeper(
                        new RunStore(options.home().resolve("runs"), RUNS_KEPT),
                        history,
                        background,
                        this::tell);
        settings.liveProperty().set(remembered.live());
        found.problem().ifPresent(this::tell);
        host.stateProperty()
                .subscribe(state -> {
                    if (state instanceof ModelState.Ready ready && !ready.problem().isEmpty()) {
                        tell(ready.problem());
                    } else if (state instanceof ModelState.Failed failed) {
                        tell(failed.sentence());
                    }
                });
    }

    /// Selects nothing in all panes.
    void selectNothing() {
        selection.clear();
    }

    private static Recipe firstRecipe() {
        return Recipe.toWatch(SamplePrompts.text(SamplePrompts.NAMES.getFirst()), 1);
    }

    private Theme usual() {
        return switch (remembered.theme()) {
            case "LIGHT" -> Theme.LIGHT;
            case "DARK" -> Theme.DARK;
            default -> Theme.ofSystem();
        };
    }

    /// Loads the model and the history behind the window, and shows a session meanwhile.
    void start() {
        loadModel();
        keeper.load();
    }

    /// Loads the model of the settings.
    void loadModel() {
        host.load(folder(), remembered.device(), precision());
    }

    /// The folder of the model: the one named just now, else the one of the settings, else the shipped one.
    Path folder() {
        if (options.named() != null) {
            return options.named();
        }
        return remembered.model().isEmpty() ? options.shipped() : Path.of(remembered.model());
    }

    /// The number type that the user wants; null for the faster one.
    private @Nullable Precision precision() {
        return switch (remembered.precision()) {
            case "fp32" -> Precision.FP32;
            case "bf16" -> Precision.BF16;
            default -> null;
        };
    }

    /// A run is over: it is kept. The panes have seen all of it by now, so there is nothing new to show them; only where they look
    /// at something else they are shown the whole run.
    private void finished(Trace trace) {
        RunSnapshot seen = run.snapshot();
        if (seen != null && seen.isOver() && seen.recipe() == trace.recipe()) {
            keeper.keep(seen, trace);
            return;
        }
        RunSnapshot whole = RunSnapshot.of(trace);
        boolean follows = playhead.followingProperty().get();
        run.show(whole);
        playhead.followingProperty().set(follows);
        keeper.keep(whole, trace);
    }

    /// Shows a saved session: its run, its settings, the moment and the selection it was saved with.
    void show(Session session) {
        conductor.stop(false);
        RunSnapshot whole = RunSnapshot.of(session.trace());
        keeper.remember(whole, session.trace());
        selection.clear();
        run.show(whole);
        settings.load(session.trace().recipe());
        selection.placesProperty().set(session.selected());
        playhead.moveTo(session.playhead());
    }

    /// The session of what is shown; nothing while a run is going on or before the first.
    Optional<Session> session() {
        RunSnapshot now = run.snapshot();
        return now == null ? Optional.empty() : keeper.trace(now).map(this::session);
    }

    private Session session(Trace trace) {
        Session plain = Session.of(trace, Instant.now());
        return new Session(
                trace,
                plain.when(),
                playhead.cursor(),
                selection.placesProperty().get(),
                plain.view(),
                plain.title(),
                plain.notes());
    }

    List<Preset> presets() {
        var presets = new ArrayList<Preset>();
        for (String name : SamplePrompts.NAMES) {
            String title = name.substring(3).replace('-', ' ');
            presets.add(
                    new Preset(
                            Character.toUpperCase(title.charAt(0)) + title.substring(1),
                            SamplePrompts.text(name)));
        }
        return presets;
    }

    /// Changes what is remembered from one start to the next.
    void remember(UnaryOperator<DesktopSettings> change) {
        remembered = change.apply(remembered);
    }

    DesktopSettings remembered() {
        return remembered;
    }

    /// Writes down what is remembered.
    void saveSettings() {
        try {
            file.write(remembered);
        } catch (NoemaException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void edit(Edit edit) {
        RunSnapshot now = run.snapshot();
        if (now == null) {
            return;
        }
        Optional<String> refusal = Stories.refusal(now.recipe().way(), edit);
        if (refusal.isPresent()) {
            tell(refusal.get());
        } else {
            rerun(Stories.edited(now.recipe(), edit));
        }
    }

    /// Takes a decision back.
    void release(Edit edit) {
        RunSnapshot now = run.snapshot();
        if (now != null) {
            rerun(Stories.released(now.recipe(), edit));
        }
    }

    private void rerun(Recipe recipe) {
        settings.load(recipe);
        conductor.run(recipe);
    }

    void saveTextsWith(TextSink sink) {
        texts = sink;
    }

    @Override
    public void saveText(String name, String text) {
        texts.save(name, text);
    }

    @Override
    public void copy(String text, String what) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        tell(what + " copied.");
    }

    @Override
    public void tell(String sentence) {
        notices.tell(sentence);
    }

    /// Does something that takes long away from the JavaFX thread; a failure is told to the user.
    void inBackground(Runnable work, Consumer<String> failed) {
        background.run(work, failed);
    }

    DesktopOptions options() {
        return options;
    }

    Notices notices() {
        return notices;
    }

    ObjectProperty<Theme> theme() {
        return theme;
    }

    ModelHost host() {
        return host;
    }

    Workbench bench() {
        return bench;
    }

    SettingsModel settings() {
        return settings;
    }

    RunConductor conductor() {
        return conductor;
    }

    HistoryModel history() {
        return history;
    }

    /// What is to end before the model goes.
    void onClose(Runnable action) {
        onClose = action;
    }

    @Override
    public void close() {
        onClose.run();
        conductor.stop(false);
        keeper.close();
        host.close();
    }
}
