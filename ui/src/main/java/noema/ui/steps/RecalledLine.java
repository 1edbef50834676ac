package noema.ui.steps;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import noema.model.trace.TraceEvent.ThoughtRecalled;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import org.jspecify.annotations.Nullable;

/// The sentence that the current thought reminded of, where it did.
final class RecalledLine extends Label {

    private static final String EXPLANATION =
            "The sentence of the map that was nearest to the thought, with the cosine between the two. The thought was drawn to it, as far as the knob Memory says, before it was put into words.";

    RecalledLine(StepsModel model) {
        setId("steps-recalled");
        setMinWidth(0);
        getStyleClass().add("steps-recalled");
        Tips.explain(this, EXPLANATION);
        textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> text(recalled(model)),
                                model.numbersProperty(),
                                model.currentProperty()));
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static @Nullable ThoughtRecalled recalled(StepsModel model) {
        RunNumbers now = model.numbersProperty().get();
        int number = model.currentProperty().get();
        return now == null || number < 0 || number >= now.sentences().size()
                ? null
                : now.sentences().get(number).run().recalled();
    }

    private static String text(@Nullable ThoughtRecalled recalled) {
        return recalled == null
                ? ""
                : "Reminded of “%s”  %s"
                        .formatted(recalled.text(), Numbers.plain(recalled.cosine()));
    }
}
