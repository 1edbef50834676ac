package noema.model.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;
import noema.model.tensor.WeightFile;
import noema.model.tensor.WeightFormat;
import org.jspecify.annotations.Nullable;

/// The whole state of a run in one file that is replaced atomically: weights, averages, optimiser, stage and step.
///
/// @param stage   number of the stage
/// @param step    steps done in it
/// @param seconds seconds worked in it
/// @param tensors by `table/name`
record TrainingState(int stage, long step, double seconds, Map<String, FloatTensor> tensors) {

    /// Name of the file in the output folder.
    static final String FILE = "training.safetensors";

    private static final List<String> TABLES = List.of("w", "first", "second", "steps", "average");

    /// Takes the state out of a module.
    static TrainingState of(TorchModule module, int stage, long step, double seconds) {
        var tensors = new TreeMap<String, FloatTensor>();
        for (String table : TABLES) {
            for (String name : module.names(table)) {
                tensors.put(table + "/" + name, module.get(table, name));
            }
        }
        return new TrainingState(stage, step, seconds, tensors);
    }

    /// Writes the state.
    void write(Path folder) {
        WeightFile.write(
                folder.resolve(FILE),
                tensors,
                WeightFormat.FP32,
                Map.of(
                        "stage", Integer.toString(stage),
                        "step", Long.toString(step),
                        "seconds", Double.toString(seconds)));
    }

    /// Whether a folder holds a run that is not finished.
    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /// Reads a state back.
    ///
    /// @throws NoemaException when the file is damaged or not one of ours
    static TrainingState read(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, String> metadata = WeightFile.metadata(file);
        try {
            var state =
                    new TrainingState(
                            Integer.parseInt(metadata.getOrDefault("stage", "")),
                            Long.parseLong(metadata.getOrDefault("step", "")),
                            Double.parseDouble(metadata.getOrDefault("seconds", "")),
                            WeightFile.read(file));
            if (state.plausible()) {
                return state;
            }
            throw foreign(file, null);
        } catch (NumberFormatException e) {
            throw foreign(file, e);
        }
    }

    private static NoemaException foreign(Path file, @Nullable Exception cause) {
        return new NoemaException(
                file + " is not the state of a training run; start again in another folder.",
                cause);
    }

    private boolean plausible() {
        return stage >= 0
                && stage < TrainingPlan.SHARES.length
                && step >= 0
                && seconds >= 0
                && seconds < Double.POSITIVE_INFINITY
                && tensors.entrySet().stream().allMatch(e -> fits(e.getKey(), e.getValue()));
    }

    /// Whether a tensor belongs to a table and goes with its weight.
    private boolean fits(String key, FloatTensor tensor) {
        int slash = key.indexOf('/');
        if (slash < 0 || !TABLES.contains(key.substring(0, slash))) {
            return false;
        }
        FloatTensor weight = tensors.get("w" + key.substring(slash));
        return weight != null
                && (key.startsWith("steps/")
                        ? tensor.shape().length == 0
                        : Arrays.equals(tensor.shape(), weight.shape()));
    }

    /// Checks that the state is that of a network.
    ///
    /// @throws NoemaException when a weight is missing or has another shape
    void requireFit(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            FloatTensor found = tensors.get("w/" + parameter.name());
            if (found == null || !Arrays.equals(found.shape(), parameter.shape())) {
                throw new NoemaException(
                        "The unfinished run was started with other model sizes; resume it with the same configuration.");
            }
        }
    }

    /// Checks that the run was learning what a stage teaches.
    ///
    /// @throws NoemaException when it was learning something else
    void requireLesson(Lesson lesson) {
        Set<String> learning =
                tensors.keySet().stream()
                        .filter(key -> key.startsWith("first/"))
                        .map(key -> key.substring("first/".length()))
                        .collect(Collectors.toSet());
        if (!learning.isEmpty() && !learning.equals(Set.copyOf(lesson.trainable()))) {
            throw new NoemaException(
                    "The unfinished run was started with another model or none to start from; resume it with the same options.");
        }
    }

    /// Puts the state into a module.
    void restore(TorchModule module) {
        tensors.forEach((key, value) -> {
            int slash = key.indexOf('/');
            module.put(key.substring(0, slash), key.substring(slash + 1), value);
        });
    }

    /// Weights for use: running averages where there are any.
    static Map<String, FloatTensor> averaged(TorchModule module) {
        var averages = new ArrayList<>(module.names("average"));
        var weights = new TreeMap<String, FloatTensor>();
        for (String name : module.names("w")) {
            weights.put(name, module.get(averages.contains(name) ? "average" : "w", name));
        }
        return weights;
    }
}
