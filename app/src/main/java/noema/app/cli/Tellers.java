package noema.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import noema.model.evaluate.ArTeller;
import noema.model.evaluate.DiffusionTeller;
import noema.model.evaluate.ParagraphTeller;
import noema.model.evaluate.SentenceTeller;
import noema.model.evaluate.Storyteller;
import noema.model.trace.Way;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelModel;
import noema.model.tensor.NoemaException;
import noema.model.words.ArModel;
import noema.model.words.MaskedModel;
import org.jspecify.annotations.Nullable;

/// Storytellers over a concept model and those it is compared with, which are loaded and closed here.
///
/// @param all in the order that was asked for
record Tellers(List<Storyteller> all) implements AutoCloseable {

    /// Whether there is a model for a way.
    static boolean isThere(Way way, Path model, RivalOptions rivals) {
        return switch (way) {
            case PARAGRAPH -> rivals.paragraph(model) != null;
            case SENTENCE -> true;
            case DIFFUSION -> rivals.diffusion(model) != null;
            case AR -> rivals.folder(model) != null;
        };
    }

    /// Loads the models of the ways; when one cannot be used, none stays open.
    ///
    /// @throws NoemaException when one is missing or cannot be used
    static Tellers load(
            ConceptModel model,
            List<Way> ways,
            Path folder,
            RivalOptions rivals,
            EngineOptions engine) {
        var all = new ArrayList<Storyteller>();
        try {
            for (Way way : ways) {
                all.add(
                        switch (way) {
                            case PARAGRAPH ->
                                    new ParagraphTeller(
                                            LevelModel.load(
                                                    found(rivals.paragraph(folder), way, folder),
                                                    model));
                            case SENTENCE -> new SentenceTeller(model);
                            case DIFFUSION ->
                                    new DiffusionTeller(
                                            MaskedModel.load(
                                                    found(rivals.diffusion(folder), way, folder),
                                                    engine.precision()));
                            case AR ->
                                    new ArTeller(
                                            ArModel.load(
                                                    found(rivals.folder(folder), way, folder),
                                                    engine.precision()));
                        });
            }
            return new Tellers(List.copyOf(all));
        } catch (NoemaException e) {
            new Tellers(all).close();
            throw e;
        }
    }

    private static Path found(@Nullable Path folder, Way way, Path model) {
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoemaException(
                    "There is no model for the lane %s beside %s; train one with noema train --kind %s, or name its folder."
                            .formatted(
                                    way.id(),
                                    model,
                                    switch (way) {
                                        case PARAGRAPH -> "level";
                                        case SENTENCE -> "concept";
                                        case DIFFUSION -> "masked";
                                        case AR -> "autoregressive";
                                    }));
        }
        return folder;
    }

    @Override
    public void close() {
        for (Storyteller teller : all) {
            switch (teller) {
                case ParagraphTeller paragraph -> paragraph.model().close();
                case DiffusionTeller diffusion -> diffusion.model().close();
                case ArTeller ar -> ar.model().close();
                default -> {}
            }
        }
    }
}
