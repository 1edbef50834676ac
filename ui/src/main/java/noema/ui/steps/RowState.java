package noema.ui.steps;

import java.util.List;
import noema.ui.look.Palette;
import noema.ui.run.Mind.Reading;

/// All that decides how a row looks; a row is painted again only when this is different.
///
/// @param sentence  what it shows
/// @param readings  of its steps, as far as they are known
/// @param done      noise steps that are done at the playhead; later ones are the future
/// @param here      whether the playhead is in this sentence
/// @param lit       whether it is selected, or nothing is
/// @param current   whether it is the one looked at closely
/// @param pointed   the place of the story that is pointed at, or -1
/// @param place     the sentence's own place
/// @param places    of the story
/// @param most      end of the colour scale
/// @param colour    what the colour says
/// @param palette   colours
/// @param columns   where things stand
record RowState(
        SentenceNumbers sentence,
        List<Reading> readings,
        int done,
        boolean here,
        boolean lit,
        boolean current,
        int pointed,
        int place,
        int places,
        double most,
        StepColour colour,
        Palette palette,
        Columns columns) {

    /// Cosine of the round trip of a step's reading; NaN while unknown.
    ///
    /// @param index of the step, from 0
    double roundTrip(int index) {
        return index < readings.size() ? readings.get(index).roundTrip() : Double.NaN;
    }
}
