package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.Trace;
import noema.ui.Sample;

/// Made-up lanes.
final class Lanes {

    private Lanes() {}

    /// The events of a trace, heard one by one at equal distances.
    static List<Heard> heard(Trace trace, double apart) {
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < trace.events().size(); i++) {
            heard.add(new Heard(trace.events().get(i), apart * (i + 1)));
        }
        return heard;
    }

    /// A finished run of the made-up trace.
    static LaneTimeline run(int sentences) {
        Trace trace = Sample.trace(sentences);
        return LaneTimeline.begin(trace.recipe()).plus(heard(trace, 0.01));
    }
}
