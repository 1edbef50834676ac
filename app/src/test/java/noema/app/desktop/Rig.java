package noema.app.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.stage.Stage;
import noema.app.cli.TinyModel;
import noema.app.files.DesktopSettings;
import noema.model.atlas.AtlasBuilder;
import noema.model.atlas.AtlasFile;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.Precision;
import noema.model.trace.Recipe;
import noema.ui.controls.RunState;
import noema.ui.look.Theme;
import noema.ui.run.RunSnapshot;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window for tests, over a tiny model that has learned nothing, with dialogs that answer at once.
final class Rig implements FileDialogs {

    /// Where the next dialog points to; nowhere cancels it.
    Optional<Path> answer = Optional.empty();

    final Path home;
    private final Path model;
    private UnaryOperator<DesktopSettings> settled = s -> s;
    private Explorer explorer;
    private MainView view;

    Rig(Path model) {
        this.model = model;
        try {
            home = Files.createTempDirectory("noema-home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A tiny model with a map of a hundred sentences, made once.
    static Path modelWithMap() {
        return Holder.FOLDER;
    }

    private static final class Holder {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("noema-model");
                try (var files = Files.list(TinyModel.folder())) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.copy(file, folder.resolve(file.getFileName()));
                    }
                }
                try (ConceptModel tiny = ConceptModel.load(folder, Precision.FP32)) {
                    new AtlasBuilder(tiny, 100, 1, (what, share) -> {}, () -> false)
                            .fromCorpus(TinyModel.projectRoot().resolve("samples/corpus"))
                            .ifPresent(atlas -> AtlasFile.write(folder.resolve("map"), atlas));
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Has the window open with other settings.
    void settle(UnaryOperator<DesktopSettings> change) {
        settled = change;
    }

    /// Opens the window; on the JavaFX thread.
    void open(Stage stage) {
        var options =
                new DesktopOptions(
                        model,
                        model,
                        home.resolve("no-sample"),
                        null,
                        Theme.DARK,
                        home,
                        "0",
                        home.resolve("noema.log"));
        explorer = new Explorer(options);
        explorer.remember(s -> settled.apply(s.withPrecision("fp32").withTourSeen(true)));
        explorer.settings().liveProperty().set(false);
        view = new MainView(explorer, this);
        stage.setScene(view.scene(1000, 700));
        stage.show();
        view.start();
    }

    void waitForModel() {
        waitFor(() -> !(explorer.host().state() instanceof ModelState.Loading));
    }

    /// Runs a recipe to its end.
    RunSnapshot run(Recipe recipe) {
        WaitForAsyncUtils.asyncFx(() -> explorer.conductor().run(recipe));
        return waitForEnd();
    }

    /// Waits until nothing is running any more and answers what is shown.
    RunSnapshot waitForEnd() {
        WaitForAsyncUtils.waitForFxEvents();
        waitFor(() -> {
            RunSnapshot run = explorer.bench().run().snapshot();
            return explorer.conductor().stateProperty().get() == RunState.IDLE
                    && run != null
                    && run.isOver();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return java.util.Objects.requireNonNull(explorer.bench().run().snapshot());
    }

    void waitFor(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
        } catch (TimeoutException e) {
            throw new AssertionError("It did not happen within 30 seconds.", e);
        }
    }

    /// A short run for the tiny model, whatever the defaults are.
    static Recipe recipe(int sentences, int steps, long seed) {
        return new Recipe(
                "Tom had a red ball.",
                sentences,
                seed,
                true,
                new ConceptSettings(steps, 1, 0.7, 1.05, 0, 0.1, 1),
                new TokenSettings(3, 0, 0, TokenOrder.CONFIDENCE, 0.9, 1));
    }

    Explorer explorer() {
        return explorer;
    }

    MainView view() {
        return view;
    }

    /// What was told last.
    String told() {
        return ((javafx.scene.control.Label) view.root().lookup("#notice")).getText();
    }

    void close() {
        WaitForAsyncUtils.asyncFx(() -> explorer.close());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public Optional<Path> open(String title, String kind, String... endings) {
        return answer;
    }

    @Override
    public Optional<Path> save(String title, String name) {
        return answer;
    }

    @Override
    public Optional<Path> folder(String title) {
        return answer;
    }
}
