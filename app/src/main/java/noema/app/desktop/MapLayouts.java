package noema.app.desktop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import noema.model.atlas.Atlas;
import noema.model.atlas.Neighbours;
import noema.model.atlas.Projection;
import noema.model.atlas.UmapLayout;
import noema.ui.map.Layout;
import noema.ui.map.LayoutChoice;
import noema.ui.map.Layouts;
import noema.ui.map.Spot;
import org.jspecify.annotations.Nullable;

/// Lays the map out by UMAP, once, when somebody first asks for it.
final class MapLayouts implements Layouts {

    private static final long SEED = 1;

    private final Atlas atlas;
    private final Neighbours neighbours;
    private @Nullable CompletableFuture<Layout> umap;

    MapLayouts(Atlas atlas, Neighbours neighbours) {
        this.atlas = atlas;
        this.neighbours = neighbours;
    }

    @Override
    public synchronized CompletionStage<Layout> umap() {
        CompletableFuture<Layout> known = umap;
        if (known == null || known.isCompletedExceptionally()) {
            known = new CompletableFuture<>();
            umap = known;
            CompletableFuture<Layout> answer = known;
            Thread.ofPlatform()
                    .daemon()
                    .name("noema-umap")
                    .start(() -> answer.completeAsync(this::compute, Runnable::run));
        }
        return known;
    }

    private Layout compute() {
        UmapLayout layout =
                UmapLayout.of(atlas, neighbours, SEED, share -> {}, () -> false).orElseThrow();
        float[][] at = layout.coordinates();
        var x = new float[at.length];
        var y = new float[at.length];
        for (int i = 0; i < at.length; i++) {
            x[i] = at[i][0];
            y[i] = at[i][1];
        }
        return new Curved(layout, x, y);
    }

    private record Curved(UmapLayout layout, float[] x, float[] y) implements Layout {
        @Override
        public String name() {
            return LayoutChoice.UMAP;
        }

        @Override
        public Spot place(float[] concept) {
            float[] at = layout.place(concept);
            return new Spot(at[0], at[1]);
        }

        @Override
        public @Nullable Projection projection() {
            return null;
        }
    }
}
