package noema.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import noema.ui.run.Mind;

/// What is under the pointer.
sealed interface Target {

    /// A finished concept of the story.
    record Story(Marks.Dot dot) implements Target {}

    /// Sentences of the story that belong together.
    record Together(Marks.Group group) implements Target {}

    /// Another thought the sentence could be.
    record Other(Mind.Alternative alternative) implements Target {}

    /// A known text.
    record Known(int entry) implements Target {}

    /// Nothing.
    record Nowhere() implements Target {}

    /// Pixels from a mark within which the pointer is on it.
    double NEAR = 11;

    /// What is under a point of the window: what is painted on top comes first.
    static Target at(MapModel model, double x, double y) {
        var pointer = new Spot(x, y);
        View view = model.sight().view();
        Marks marks = model.marksProperty().get();
        var dots = new ArrayList<>(marks.dots());
        dots.addAll(marks.ahead());
        int dot =
                pointer.nearest(spots(model, dots.stream().map(Marks.Dot::concept).toList()), NEAR);
        if (dot >= 0) {
            return new Story(dots.get(dot));
        }
        List<Marks.Group> groups = marks.groups();
        int group = pointer.nearest(middles(model, groups), NEAR);
        if (group >= 0) {
            return new Together(groups.get(group));
        }
        List<Mind.Alternative> others = model.alternativesShown();
        int other =
                pointer.nearest(
                        spots(model, others.stream().map(Mind.Alternative::concept).toList()),
                        NEAR);
        if (other >= 0) {
            return new Other(others.get(other));
        }
        Ground ground = model.groundProperty().get();
        int entry =
                ground == null ? -1 : ground.grid().nearest(view.toMap(x, y), NEAR / view.scale());
        return entry >= 0 ? new Known(entry) : new Nowhere();
    }

    private static List<Spot> middles(MapModel model, List<Marks.Group> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        View view = model.sight().view();
        Map<Integer, Spot> spots = new HashMap<>();
        for (Marks.Dot dot : model.marksProperty().get().dots()) {
            Spot at = model.spot(dot.concept());
            if (at != null) {
                spots.put(dot.place(), view.toScreen(at));
            }
        }
        return groups.stream()
                .map(group ->
                        Objects.requireNonNullElse(GroupPainter.middle(group, spots), Spot.NOWHERE))
                .toList();
    }

    private static List<Spot> spots(MapModel model, List<float[]> concepts) {
        View view = model.sight().view();
        var spots = new ArrayList<Spot>();
        for (float[] concept : concepts) {
            Spot spot = model.spot(concept);
            spots.add(spot == null ? Spot.NOWHERE : view.toScreen(spot));
        }
        return spots;
    }
}
