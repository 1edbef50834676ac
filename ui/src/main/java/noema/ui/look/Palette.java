package noema.ui.look;

import javafx.scene.paint.Color;

/// Colours for what is painted by hand; styled controls get theirs from the style sheet. The accents are told apart by people
/// with any of the common colour deficiencies (Okabe and Ito 2008, adjusted to each background).
///
/// @param dark       whether the background is dark
/// @param background of panes
/// @param surface    of raised things such as chips and cells
/// @param text       of running text
/// @param muted      of secondary text and of what is not selected
/// @param line       of grids and borders
/// @param plan       of plans: concepts of paragraphs and above (green)
/// @param thought    of thoughts: the path, noise, concepts (orange)
/// @param word       of words: tokens, sentences (blue)
/// @param prompt     of what the user wrote (grey-green)
/// @param accent     of the selection and the playhead (magenta)
/// @param good       of what is certain (green)
/// @param bad        of what is doubtful or wrong (vermilion)
public record Palette(
        boolean dark,
        Color background,
        Color surface,
        Color text,
        Color muted,
        Color line,
        Color plan,
        Color thought,
        Color word,
        Color prompt,
        Color accent,
        Color good,
        Color bad) {

    /// For light backgrounds.
    public static final Palette LIGHT =
            new Palette(
                    false,
                    Color.web("#ffffff"),
                    Color.web("#f6f8fa"),
                    Color.web("#1f2328"),
                    Color.web("#656d76"),
                    Color.web("#d0d7de"),
                    Color.web("#00795c"),
                    Color.web("#c45d00"),
                    Color.web("#0969da"),
                    Color.web("#57606a"),
                    Color.web("#a0277f"),
                    Color.web("#00795c"),
                    Color.web("#b93a00"));

    /// For dark backgrounds.
    public static final Palette DARK =
            new Palette(
                    true,
                    Color.web("#0d1117"),
                    Color.web("#161b22"),
                    Color.web("#e6edf3"),
                    Color.web("#8d96a0"),
                    Color.web("#30363d"),
                    Color.web("#3fc99a"),
                    Color.web("#f0a33c"),
                    Color.web("#58a6ff"),
                    Color.web("#a8b3bd"),
                    Color.web("#e587c4"),
                    Color.web("#3fc99a"),
                    Color.web("#ff7b54"));

    // Anchors of viridis (Smith and van der Walt 2015) and cividis-like ends, even in lightness,
    // safe without colour vision.
    private static final Color[] SCALE = {
        Color.web("#440154"), Color.web("#414487"), Color.web("#2a788e"),
        Color.web("#22a884"), Color.web("#7ad151"), Color.web("#fde725")
    };

    // Okabe-Ito, for kinds that have no order.
    private static final Color[] KINDS = {
        Color.web("#56b4e9"), Color.web("#e69f00"), Color.web("#009e73"), Color.web("#cc79a7"),
        Color.web("#d55e00"), Color.web("#0072b2"), Color.web("#f0e442"), Color.web("#999999")
    };

    /// A colour for a share from 0 to 1, even in lightness; on light backgrounds the yellow end is darkened to stay readable.
    public Color scale(double share) {
        double at = Math.clamp(share, 0.0, 1.0) * (SCALE.length - 1);
        int low = Math.min((int) at, SCALE.length - 2);
        Color colour = SCALE[low].interpolate(SCALE[low + 1], at - low);
        return dark ? colour.interpolate(Color.WHITE, 0.12) : colour.deriveColor(0, 1, 0.88, 1);
    }

    /// A colour for the n-th of several kinds.
    public Color kind(int n) {
        return KINDS[Math.floorMod(n, KINDS.length)];
    }

    /// Written as `#rrggbb`, for style sheets.
    public static String web(Color colour) {
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(colour.getRed() * 255),
                        Math.round(colour.getGreen() * 255),
                        Math.round(colour.getBlue() * 255));
    }
}
