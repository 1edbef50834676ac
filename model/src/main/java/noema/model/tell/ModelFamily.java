package noema.model.tell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import noema.model.generate.ConceptModel;
import noema.model.generate.Insight;
import noema.model.generate.LevelModel;
import noema.model.generate.StopSignal;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceListener;
import noema.model.trace.Way;
import noema.model.words.ArModel;
import noema.model.words.MaskedModel;
import org.jspecify.annotations.Nullable;

/// A concept model with those beside it: a level above, and models that go from words to words. They are loaded when they are
/// needed first, and share its vocabulary.
///
/// Not thread safe: the compute thread of the concept model owns it, too. Closing it leaves the concept model open.
public final class ModelFamily implements AutoCloseable {

    private static final String WARM_UP = "It was a sunny day.";

    private final ConceptModel base;
    private final Folders folders;
    private final Set<Way> warm = EnumSet.noneOf(Way.class);
    private @Nullable LevelModel paragraph;
    private @Nullable MaskedModel diffusion;
    private @Nullable ArModel ar;
    private @Nullable ArModel judge;

    /// Where the others are.
    ///
    /// @param model     the concept model, for messages
    /// @param paragraph level above sentences; `null` where there is none
    /// @param diffusion masked-diffusion model; `null` where there is none
    /// @param ar        autoregressive model; `null` where there is none
    /// @param judge     autoregressive model that judges text, trained on other stories; `null` where there is none
    public record Folders(
            Path model,
            @Nullable Path paragraph,
            @Nullable Path diffusion,
            @Nullable Path ar,
            @Nullable Path judge) {

        private static final String JUDGE = "scorer";

        /// The folders with `-paragraph`, `-diffusion` and `-ar` behind the model's name, and `scorer`, those that there are.
        public static Folders beside(Path model) {
            return new Folders(
                    model,
                    beside(model, Way.PARAGRAPH),
                    beside(model, Way.DIFFUSION),
                    beside(model, Way.AR),
                    there(model.toAbsolutePath().normalize().resolveSibling(JUDGE)));
        }

        /// The folder beside a model for a way to write; `null` where there is none.
        public static @Nullable Path beside(Path model, Way way) {
            Path folder = model.toAbsolutePath().normalize();
            return there(folder.resolveSibling(folder.getFileName() + "-" + way.id()));
        }

        private static @Nullable Path there(Path folder) {
            return Files.isDirectory(folder) ? folder : null;
        }

        /// The folder for a way to write; `null` where there is none.
        public @Nullable Path of(Way way) {
            return switch (way) {
                case PARAGRAPH -> paragraph;
                case SENTENCE -> model;
                case DIFFUSION -> diffusion;
                case AR -> ar;
            };
        }

        /// The folder for a way to write.
        ///
        /// @throws NoemaException when there is none
        public Path require(Way way) {
            Path folder = of(way);
            if (folder == null || !Files.isDirectory(folder)) {
                throw new NoemaException(
                        "There is no model for the level %s beside %s; train one with noema train --kind %s, or name its folder."
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

        /// The same with the level above sentences in another folder.
        public Folders withParagraph(Path other) {
            return new Folders(model, other, diffusion, ar, judge);
        }

        /// The ways there are folders for.
        public Set<Way> ways() {
            var ways = EnumSet.allOf(Way.class);
            ways.removeIf(way -> of(way) == null);
            return ways;
        }
    }

    /// A family of which only the concept model is loaded.
    public ModelFamily(ConceptModel base, Folders folders) {
        this.base = base;
        this.folders = folders;
    }

    /// The concept model.
    public ConceptModel base() {
        return base;
    }

    /// Where the others are.
    public Folders folders() {
        return folders;
    }

    /// Makes a way ready, which may take a second or two.
    ///
    /// @throws NoemaException when there is no model for it, or one that cannot be used
    public void load(Way way) {
        switch (way) {
            case PARAGRAPH -> paragraph();
            case SENTENCE -> {}
            case DIFFUSION -> diffusion();
            case AR -> ar();
        }
    }

    /// The level above sentences.
    ///
    /// @throws NoemaException when there is none, or one that cannot be used
    public LevelModel paragraph() {
        if (paragraph == null) {
            paragraph = LevelModel.load(folders.require(Way.PARAGRAPH), base);
        }
        return paragraph;
    }

    /// The masked-diffusion model.
    ///
    /// @throws NoemaException when there is none, or one that cannot be used
    public MaskedModel diffusion() {
        if (diffusion == null) {
            diffusion =
                    sameWords(
                            MaskedModel.load(folders.require(Way.DIFFUSION), base.precision()),
                            MaskedModel::tokenizer,
                            Way.DIFFUSION);
        }
        return diffusion;
    }

    /// The autoregressive model.
    ///
    /// @throws NoemaException when there is none, or one that cannot be used
    public ArModel ar() {
        if (ar == null) {
            ar =
                    sameWords(
                            ArModel.load(folders.require(Way.AR), base.precision()),
                            ArModel::tokenizer,
                            Way.AR);
        }
        return ar;
    }

    /// The model that judges text, in fp32 so that its figures are the same everywhere; `null` where there is none.
    ///
    /// @throws NoemaException when it cannot be used
    public @Nullable ArModel judge() {
        Path folder = folders.judge();
        if (judge == null && folder != null) {
            judge = ArModel.load(folder, Precision.FP32);
        }
        return judge;
    }

    /// Lets a way tell one sentence for nobody, unless it did before: what is done for the first time takes many times as long.
    ///
    /// @param stop asked between evaluations of the network
    /// @throws NoemaException when there is no model for the way
    public void warmUp(Way way, StopSignal stop) {
        if (warm.add(way)) {
            Recipe one = Recipe.of(WARM_UP, 1).withSentences(1).withWay(way);
            generate(one, Insight.PLAIN, event -> {}, stop);
        }
    }

    /// Tells a story in the way of its recipe.
    ///
    /// @param listener hears every event as it happens
    /// @param stop     asked between evaluations of the network; finished sentences are kept
    /// @throws NoemaException when there is no model for the way, or an edit does not fit it
    public Trace generate(Recipe recipe, Insight insight, TraceListener listener, StopSignal stop) {
        return switch (recipe.way()) {
            case PARAGRAPH -> paragraph().generate(recipe, listener, stop);
            case SENTENCE -> base.generate(recipe, insight, listener, stop);
            case DIFFUSION -> {
                MaskedModel model = diffusion();
                yield new AllWordsAtOnce(model, recipe, new Telling(base, recipe, listener, stop))
                        .tell();
            }
            case AR -> {
                ArModel model = ar();
                yield new WordByWord(model, recipe, new Telling(base, recipe, listener, stop))
                        .tell();
            }
        };
    }

    /// Tokens of one model must be words of the others, or no trace could be read.
    private <M extends AutoCloseable> M sameWords(
            M model, Function<M, Tokenizer> tokenizer, Way way) {
        if (tokenizer.apply(model).vocabulary().equals(base.tokenizer().vocabulary())) {
            return model;
        }
        try {
            model.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        throw new NoemaException(
                "The model in %s has other words than the one in %s; train it with --from of the latter."
                        .formatted(folders.of(way), folders.model()));
    }

    @Override
    public void close() {
        if (paragraph != null) {
            paragraph.close();
            paragraph = null;
        }
        if (diffusion != null) {
            diffusion.close();
            diffusion = null;
        }
        if (ar != null) {
            ar.close();
            ar = null;
        }
        if (judge != null) {
            judge.close();
            judge = null;
        }
    }
}
