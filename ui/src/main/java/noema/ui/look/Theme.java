package noema.ui.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/// Light or dark.
public enum Theme {
    /// Dark text on white.
    LIGHT(new PrimerLight().getUserAgentStylesheet(), Palette.LIGHT),
    /// Light text on near black.
    DARK(new PrimerDark().getUserAgentStylesheet(), Palette.DARK);

    /// What the theme leaves open: names for ControlsFX, Noema's colours, and a sheet for every pane that has one.
    private static final List<String> SHEETS =
            List.of(
                    "bridge.css",
                    "noema.css",
                    "controls.css",
                    "scrubber.css",
                    "history.css",
                    "steps.css",
                    "denoising.css",
                    "story.css",
                    "map.css",
                    "compare.css",
                    "grid.css");

    /// The size of text before anybody changes it, in pixels.
    public static final double USUAL_TEXT = 14;

    private final String base;
    private final Palette palette;

    Theme(String base, Palette palette) {
        this.base = base;
        this.palette = palette;
    }

    /// Colours for what is painted by hand.
    public Palette palette() {
        return palette;
    }

    /// The other one.
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// What the operating system prefers; on the JavaFX thread.
    public static Theme ofSystem() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    /// Tells JavaFX of the theme. Done before the first control is made, it spares JavaFX its own theme.
    public void announce() {
        Application.setUserAgentStylesheet(base);
    }

    /// Dresses a scene: the theme, what ControlsFX needs of it, Noema's own sheet and the size of its text.
    ///
    /// @param fontSize in pixels, 10 to 24
    public void dress(Scene scene, double fontSize) {
        announce();
        scene.getStylesheets().setAll(SHEETS.stream().map(Theme::sheet).toList());
        scene.getRoot().getStyleClass().removeAll("noema-light", "noema-dark");
        scene.getRoot().getStyleClass().add(this == LIGHT ? "noema-light" : "noema-dark");
        scene.getRoot().setStyle("-fx-font-size: %.0fpx;".formatted(fontSize));
        scene.getProperties().put(Theme.class, fontSize);
    }

    /// The size of text around a node in pixels, for text that is painted by hand.
    public static double textSize(Node node) {
        return node.getScene() != null
                        && node.getScene().getProperties().get(Theme.class) instanceof Double size
                ? size
                : USUAL_TEXT;
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
