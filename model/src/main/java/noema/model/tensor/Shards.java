package noema.model.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names of a weight file in parts: `model.safetensors` becomes `model-00001-of-00003.safetensors` and so on.
final class Shards {
    private static final String SUFFIX = ".safetensors";

    /// The most parts the five digits of the names can count.
    static final int MOST = 99_999;

    private Shards() {}

    /// Returns the names of all parts, in order.
    static List<Path> parts(Path file, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        file.resolveSibling(
                                "%s-%05d-of-%05d%s".formatted(stem(file), i, count, SUFFIX)))
                .toList();
    }

    /// Finds every part of `file` that exists, of whatever number of parts, sorted by name.
    ///
    /// @throws NoemaException if the folder cannot be listed
    static List<Path> existing(Path file) {
        Path folder = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Pattern part =
                Pattern.compile(
                        Pattern.quote(stem(file)) + "-\\d{5}-of-\\d{5}" + Pattern.quote(SUFFIX));
        try (Stream<Path> siblings = Files.list(folder)) {
            return siblings.filter(
                            sibling -> part.matcher(sibling.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw FileProblem.unreadable(folder, e);
        }
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
