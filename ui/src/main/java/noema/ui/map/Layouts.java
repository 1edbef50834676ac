package noema.ui.map;

import java.util.concurrent.CompletionStage;

/// Layouts that take long to make. The map asks for them when the user chooses them.
public interface Layouts {

    /// Lays the atlas out by UMAP (McInnes et al. 2018). Answers at once; the layout arrives on any thread, and the stage fails
    /// with a `NoemaException` when it cannot be made.
    CompletionStage<Layout> umap();
}
