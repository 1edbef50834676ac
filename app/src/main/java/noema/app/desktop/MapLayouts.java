package noema.app.desktop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import noema.model.atlas.Atlas;
import noema.model.atlas.Projection;
import noema.model.atlas.UmapLayout;
import noema.ui.map.Layout;
import noema.ui.map.Layouts;
import noema.ui.map.Spot;
import org.jspecify.annotations.Nullable;

/// Lays the map out by UMAP, once, when somebody first asks for it.
final class MapLayouts implements Layouts {

    private final Atlas atlas;
    private @Nullable CompletableFuture<Layout> umap;

    MapLayouts(Atlas atlas) {
        this.atlas = atlas;
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
                    .start(() -> answer.completeAsync(() -> new Umap(UmapLayout.of(atlas)), Runnable::run));
        }
        return known;
    }

    private record Umap(UmapLayout layout) implements Layout {
        @Override
        public String name() {
            return "UMAP";
        }

        @Override
        public float[] x() {
            return layout.x();
        }

        @Override
        public float[] y() {
            return layout.y();
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
