package noema.app.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the user for files; behind an interface, since there are no such dialogs without a screen.
interface FileDialogs {

    /// Which file to open.
    ///
    /// @param endings of the names to choose from, such as `*.noema`
    Optional<Path> open(String title, String kind, String... endings);

    /// Where to save something.
    ///
    /// @param name suggested, with its ending
    Optional<Path> save(String title, String name);

    /// Which folder to use.
    Optional<Path> folder(String title);

    /// The dialogs of the operating system.
    static FileDialogs of(Window window) {
        return new FileDialogs() {
            @Override
            public Optional<Path> open(String title, String kind, String... endings) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.getExtensionFilters()
                        .setAll(
                                new FileChooser.ExtensionFilter(kind, endings),
                                new FileChooser.ExtensionFilter("All files", "*"));
                return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
            }

            @Override
            public Optional<Path> save(String title, String name) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
            }

            @Override
            public Optional<Path> folder(String title) {
                var chooser = new DirectoryChooser();
                chooser.setTitle(title);
                return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
            }
        };
    }
}
