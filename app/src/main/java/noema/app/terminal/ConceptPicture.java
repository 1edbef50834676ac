package noema.app.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// A concept as cells: a row for each slot, two rows in a line of the terminal, a colour for every number.
///
/// Numbers have variance 1; from -2.5 to 2.5 they go from blue through grey to orange, which shows on light and dark
/// backgrounds alike. Where there is less room, neighbours are averaged, times the root of their count so that noise
/// keeps its strength.
final class ConceptPicture {

    private static final int[] LOW = {38, 104, 214};
    private static final int[] MIDDLE = {138, 138, 138};
    private static final int[] HIGH = {226, 118, 26};
    private static final double STRONGEST = 2.5;
    private static final String SHADES = " ░▒▓█";
    private static final String HALVES = "▀";

    private ConceptPicture() {}

    /// Draws a concept.
    ///
    /// @param values  S x C numbers
    /// @param slots   S
    /// @param columns most columns to take, at least 1
    /// @param lines   most lines to take, at least 1
    /// @param colours without any, shades of one are drawn
    static List<AttributedString> draw(
            float[] values, int slots, int columns, int lines, Colours colours) {
        int perLine = colours == Colours.NONE ? 1 : 2;
        int wanted = Math.min((slots + 1) / 2, lines) * perLine;
        double[][] cells = shrink(values, slots, Math.min(slots, wanted), columns);
        var picture = new ArrayList<AttributedString>();
        for (int row = 0; row < cells.length; row += perLine) {
            var line = new AttributedStringBuilder();
            for (int column = 0; column < cells[row].length; column++) {
                double upper = cells[row][column];
                if (perLine == 1) {
                    line.append(shade(upper));
                } else if (row + 1 < cells.length) {
                    line.append(HALVES, style(upper, cells[row + 1][column]));
                } else {
                    line.append(HALVES, AttributedStyle.DEFAULT.foregroundRgb(colour(upper)));
                }
            }
            picture.add(line.toAttributedString());
        }
        return picture;
    }

    /// Averages neighbouring slots and numbers until there are `rows` rows and at most `columns` columns.
    static double[][] shrink(float[] values, int slots, int rows, int columns) {
        int width = values.length / slots;
        int perCell = (width + columns - 1) / columns;
        int across = (width + perCell - 1) / perCell;
        var sums = new double[rows][across];
        var counts = new int[rows][across];
        for (int slot = 0; slot < slots; slot++) {
            int row = slot * rows / slots;
            for (int i = 0; i < width; i++) {
                sums[row][i / perCell] += values[slot * width + i];
                counts[row][i / perCell]++;
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < across; i++) {
                sums[row][i] /= Math.sqrt(counts[row][i]);
            }
        }
        return sums;
    }

    private static AttributedStyle style(double upper, double lower) {
        return AttributedStyle.DEFAULT.foregroundRgb(colour(upper)).backgroundRgb(colour(lower));
    }

    /// The colour of a number as 24 bits.
    static int colour(double value) {
        double share = Math.clamp(value / STRONGEST, -1.0, 1.0);
        int[] end = share < 0 ? LOW : HIGH;
        int colour = 0;
        for (int i = 0; i < 3; i++) {
            colour =
                    colour << 8
                            | (int) Math.round(MIDDLE[i] + Math.abs(share) * (end[i] - MIDDLE[i]));
        }
        return colour;
    }

    private static char shade(double value) {
        double share = Math.clamp((value / STRONGEST + 1) / 2, 0.0, 1.0);
        return SHADES.charAt((int) Math.round(share * (SHADES.length() - 1)));
    }
}
