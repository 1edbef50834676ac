package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import noema.model.atlas.Projection;
import noema.ui.look.Palette;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/// Small pictures of runs by their path over the map.
public final class PathThumbnail {

    private PathThumbnail() {}

    /// Paints the path of a run, fitted into the picture; on the JavaFX thread, in about a millisecond.
    ///
    /// @param projection the map's axes, so that the paths of all runs can be compared; null for those of the run itself
    /// @param width      of the picture in pixels, from 1
    /// @param height     of the picture in pixels, from 1
    /// @return a picture with a transparent background, empty for a run without concepts
    public static Image paint(
            RunSnapshot run,
            @Nullable Projection projection,
            int width,
            int height,
            Palette palette) {
        var canvas = new Canvas(width, height);
        List<float[]> concepts = concepts(run, projection);
        if (!concepts.isEmpty()) {
            Projection axes =
                    projection == null
                            ? Axes.principal(concepts, concepts.getFirst().length)
                            : projection;
            List<Spot> spots = concepts.stream().map(c -> new Spot(axes.x(c), axes.y(c))).toList();
            View view = new View(0, 0, 1, width, height).fitting(Bounds.of(spots));
            draw(
                    new Brush(canvas.getGraphicsContext2D(), palette),
                    spots.stream().map(view::toScreen).toList(),
                    Math.min(run.prompt().size(), spots.size()),
                    Math.clamp(Math.min(width, height) / 22.0, 1.5, 5));
        }
        var clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return canvas.snapshot(clear, null);
    }

    private static List<float[]> concepts(RunSnapshot run, @Nullable Projection projection) {
        var list = new ArrayList<float[]>();
        for (int place = 0; place < run.places(); place++) {
            float[] concept = run.concept(place);
            int size =
                    projection != null
                            ? projection.centre().length
                            : list.isEmpty() ? -1 : list.getFirst().length;
            if (concept != null && (size < 0 || concept.length == size)) {
                list.add(concept);
            }
        }
        return list;
    }

    private static void draw(Brush brush, List<Spot> spots, int prompt, double size) {
        Palette palette = brush.palette();
        for (int i = 1; i < spots.size(); i++) {
            Color colour = i < prompt ? palette.prompt() : palette.thought();
            brush.arc(spots.get(i - 1), spots.get(i), colour, size / 2.5, 0.9, false);
        }
        for (int i = 0; i < spots.size(); i++) {
            Color colour = i < prompt ? palette.prompt() : palette.thought();
            boolean last = i == spots.size() - 1;
            brush.dot(spots.get(i), last ? size * 1.3 : size * 0.8, colour, 1);
        }
    }
}
