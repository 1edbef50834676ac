package noema.model.atlas;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.Memory;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// What a model remembers: the sentences of the map in its folder, which is read when something is to be remembered first.
///
/// Not thread safe: the compute thread of the model owns it, too.
public final class AtlasMemory implements Memory {

    private final Path folder;
    private final String model;
    private final int conceptSize;
    private final Consumer<String> trouble;
    private @Nullable Memory known;

    private AtlasMemory(Path folder, String model, int conceptSize, Consumer<String> trouble) {
        this.folder = folder;
        this.model = model;
        this.conceptSize = conceptSize;
        this.trouble = trouble;
    }

    /// Has a model remember the sentences of the map in its folder.
    ///
    /// @param folder  the model was loaded from
    /// @param trouble is told once, in a sentence, why nothing can be remembered, when something first should be
    public static void give(ConceptModel model, Path folder, Consumer<String> trouble) {
        model.remember(
                new AtlasMemory(
                        folder.resolve(AtlasFile.FOLDER),
                        model.hash(),
                        model.config().conceptSize(),
                        trouble));
    }

    /// A memory of the sentences of a map.
    public static Memory of(Atlas atlas) {
        var neighbours = new CompactNeighbours(atlas.concepts());
        return (concepts, count) ->
                neighbours.nearest(concepts.stream().map(Concept::values).toList(), count).stream()
                        .map(near -> near.stream().map(n -> recollection(atlas, n)).toList())
                        .toList();
    }

    private static Recollection recollection(Atlas atlas, Neighbours.Neighbour near) {
        Atlas.Entry entry = atlas.entries().get(near.entry());
        return new Recollection(entry.text(), new Concept(entry.concept()), near.cosine());
    }

    @Override
    public List<List<Recollection>> nearest(List<Concept> concepts, int count) {
        if (known == null) {
            known = read();
        }
        return known.nearest(concepts, count);
    }

    private Memory read() {
        if (!AtlasFile.isIn(folder)) {
            trouble.accept(
                    "There is no map in %s to remember sentences from; noema map builds one."
                            .formatted(folder));
            return NONE;
        }
        try {
            return of(AtlasFile.read(folder, model, conceptSize));
        } catch (NoemaException e) {
            trouble.accept(String.valueOf(e.getMessage()));
            return NONE;
        }
    }
}
