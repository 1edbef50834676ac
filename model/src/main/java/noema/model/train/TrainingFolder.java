package noema.model.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import noema.model.generate.ModelFolder;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.WeightFile;
import noema.model.text.BpeTrainer;
import noema.model.text.Corpus;
import noema.model.text.Story;
import noema.model.text.Tokenizer;
import org.jspecify.annotations.Nullable;

/// The output folder of a training run: whether a run may begin or go on there, and what it begins with.
///
/// @param out    the folder
/// @param from   folder of the model to start from, `null` for none
/// @param resume whether to continue the run whose state is there
record TrainingFolder(Path out, @Nullable Path from, boolean resume) {

    /// Checks that a run may begin or go on here.
    ///
    /// @return whether the folder holds a run that is not finished
    /// @throws NoemaException when it may not, or when the model to start from is not there
    boolean open() {
        boolean begun = TrainingState.exists(out);
        if (begun && !resume) {
            throw new NoemaException(
                    "The folder "
                            + out
                            + " holds an unfinished training run; continue it with --resume or choose another folder.");
        }
        if (!begun && resume) {
            throw new NoemaException(
                    "The folder "
                            + out
                            + " holds no training run to resume; start one without --resume.");
        }
        if (!begun && Files.exists(out.resolve(ModelFolder.CONFIG))) {
            throw new NoemaException(
                    "The folder " + out + " already holds a model; choose another folder.");
        }
        if (!begun && from != null) {
            ModelFolder.requireFiles(from, List.of(ModelFolder.TOKENIZER, ModelFolder.WEIGHTS));
        }
        return begun;
    }

    /// Makes the folder.
    ///
    /// @throws NoemaException when it cannot be made
    void create() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new NoemaException(
                    "The output folder "
                            + out
                            + " cannot be created; check its name and permissions.",
                    e);
        }
    }

    /// The tokenizer: that of the run so far, that of the model to start from, or one learned from the corpus.
    ///
    /// @param vocabulary most entries of a new one
    Tokenizer tokenizer(Corpus corpus, int vocabulary, boolean begun) {
        Path file = out.resolve(ModelFolder.TOKENIZER);
        if (begun) {
            return Tokenizer.load(file);
        }
        if (from != null) {
            Tokenizer.load(from.resolve(ModelFolder.TOKENIZER)).vocabulary().save(file);
            return Tokenizer.load(file);
        }
        try (Stream<Story> stories = corpus.stories()) {
            BpeTrainer.train(stories.flatMap(story -> story.sentences().stream()), vocabulary)
                    .save(file);
        }
        return Tokenizer.load(file);
    }

    /// Values before the first step: those given, or those of the model to start from wherever the shapes agree.
    Map<String, FloatTensor> weights(Map<String, FloatTensor> fresh) {
        return from == null
                ? fresh
                : merged(fresh, WeightFile.read(from.resolve(ModelFolder.WEIGHTS)));
    }

    /// Values before the first step, replaced by those of another model wherever the shapes agree.
    static Map<String, FloatTensor> merged(
            Map<String, FloatTensor> fresh, Map<String, FloatTensor> other) {
        var weights = new TreeMap<>(fresh);
        other.forEach((name, value) -> {
            FloatTensor first = weights.get(name);
            if (first != null && Arrays.equals(first.shape(), value.shape())) {
                weights.put(name, value);
            }
        });
        return weights;
    }

    /// Removes the state of a run that is complete.
    ///
    /// @throws NoemaException when it cannot be removed
    void finish() {
        try {
            Files.deleteIfExists(out.resolve(TrainingState.FILE));
        } catch (IOException e) {
            throw new NoemaException(
                    "The model is complete, but " + TrainingState.FILE + " could not be removed.",
                    e);
        }
    }
}
