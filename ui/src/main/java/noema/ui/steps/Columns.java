package noema.ui.steps;

/// Where things stand in a row, in pixels: in one line where there is room, else in two.
///
/// @param wide       whether all is in one line
/// @param height     of a row
/// @param line       height of its first line
/// @param textX      left end of the sentence
/// @param textW      width of the sentence
/// @param cellsX     left end of the cells
/// @param cellsY     top of the cells
/// @param cellsW     width for all cells
/// @param cellsH     height of the cells
/// @param attentionX left end of the attention bars
/// @param attentionW their width
/// @param stopX      left end of the stop probability
/// @param surpriseX  left end of the surprise
/// @param stopW      width of the stop probability
/// @param surpriseW  width of the surprise
record Columns(
        boolean wide,
        double height,
        double line,
        double textX,
        double textW,
        double cellsX,
        double cellsY,
        double cellsW,
        double cellsH,
        double attentionX,
        double attentionW,
        double stopX,
        double surpriseX,
        double stopW,
        double surpriseW) {

    private static final double PAD = 10;

    /// Divides the width of a row.
    ///
    /// @param em     size of the text over its usual 13 pixels
    /// @param places of the story; each wants a bar of attention
    static Columns of(double width, double em, int places) {
        double number = 30 * em;
        double stop = 44 * em;
        double surprise = 64 * em;
        boolean wide = width >= 640 * em;
        double attention = Math.clamp(places * 6.0, 48, wide ? 150 : Math.max(48, width / 4));
        double attentionX = width - PAD - attention;
        double textX = PAD + number;
        double surpriseX = wide ? attentionX - PAD - surprise : width - PAD - surprise;
        double stopX = surpriseX - stop;
        double line = wide ? Math.round(32 * em) : Math.round(24 * em);
        double cellsH = Math.round(16 * em);
        double textW = wide ? Math.clamp(0.26 * width, 110, 320) : stopX - textX;
        double cellsX = wide ? textX + textW + PAD : textX;
        double cellsEnd = (wide ? stopX : attentionX) - PAD;
        return new Columns(
                wide,
                wide ? line : line + cellsH + 8,
                line,
                textX,
                Math.max(0, textW),
                cellsX,
                wide ? Math.round((line - cellsH) / 2) : line,
                Math.max(0, cellsEnd - cellsX),
                cellsH,
                attentionX,
                attention,
                stopX,
                surpriseX,
                stop,
                surprise);
    }
}
