package noema.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// Writes on the map: names of clusters, the more of them the nearer one comes, and the sentences themselves where only few are
/// in view. Nothing covers anything else.
final class LabelPainter {

    private static final int FEW = 130;
    private static final int LONGEST = 44;
    private static final int REMEMBERED = 4000;

    // Shares of the size of text.
    private static final double NAME = 0.86;
    private static final double SENTENCE = 0.8;

    private final Map<String, double[]> measured = new HashMap<>();
    private double textSize;

    /// Writes from now on in another size, in pixels.
    void textSize(double pixels) {
        textSize = pixels;
    }

    /// Names of clusters, the biggest first.
    void clusters(
            Brush brush,
            Ground ground,
            List<String> names,
            View view,
            List<LabelPlacer.Label> taken) {
        Font font = Font.font(null, FontWeight.BOLD, NAME * textSize);
        var wished = new ArrayList<LabelPlacer.Label>();
        for (Middles.Middle middle : ground.middles().list()) {
            if (middle.cluster() < names.size() && !names.get(middle.cluster()).isBlank()) {
                Spot at = view.toScreen(middle.at());
                String name = names.get(middle.cluster());
                double[] size = size(name, font);
                wished.add(
                        new LabelPlacer.Label(
                                name,
                                at.x() - size[0] / 2,
                                at.y() - size[1] / 2,
                                size[0],
                                size[1]));
            }
        }
        List<LabelPlacer.Label> placed =
                LabelPlacer.place(wished, taken, 14, view.width(), view.height());
        placed.forEach(l -> brush.text(l.text(), l.x(), l.y(), font, brush.palette().text(), 0.95));
        taken.addAll(placed);
    }

    /// Sentences, when there are few in view.
    void sentences(
            Brush brush,
            Ground ground,
            View view,
            IntFunction<String> text,
            List<LabelPlacer.Label> taken) {
        if (ground.grid().count(view.bounds()) > 12 * FEW) {
            return;
        }
        var seen = new ArrayList<Integer>();
        ground.grid().each(view.bounds(), seen::add);
        if (seen.size() > FEW) {
            return;
        }
        Font font = Font.font(SENTENCE * textSize);
        var wished = new ArrayList<LabelPlacer.Label>();
        for (int entry : seen) {
            Spot at = view.toScreen(ground.spot(entry));
            String all = text.apply(entry);
            String words = all.length() > LONGEST ? all.substring(0, LONGEST - 1) + "…" : all;
            double[] size = size(words, font);
            wished.add(
                    new LabelPlacer.Label(
                            words, at.x() + 8, at.y() - size[1] / 2, size[0], size[1]));
        }
        List<LabelPlacer.Label> placed =
                LabelPlacer.place(wished, taken, 3, view.width(), view.height());
        placed.forEach(l -> brush.text(l.text(), l.x(), l.y(), font, brush.palette().muted(), 1));
    }

    private double[] size(String words, Font font) {
        if (measured.size() > REMEMBERED) {
            measured.clear();
        }
        return measured.computeIfAbsent(
                words + font.getSize(),
                w -> {
                    var text = new Text(words);
                    text.setFont(font);
                    return new double[] {
                        text.getLayoutBounds().getWidth(), text.getLayoutBounds().getHeight()
                    };
                });
    }
}
