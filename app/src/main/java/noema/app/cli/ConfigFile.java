package noema.app.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import noema.model.tensor.NoemaException;
import noema.model.tensor.StrictJson;

/// Sizes of a model to train, as a JSON object: those that are not named are the standard ones.
final class ConfigFile {

    private static final int MOST_BYTES = 1 << 16;

    private static final ObjectMapper JSON = StrictJson.builder(MOST_BYTES).build();

    private ConfigFile() {}

    /// Reads the sizes; `config.json` of a model of that kind will do.
    ///
    /// @param standard what those are that are not named
    /// @throws NoemaException when the file is missing, not JSON, or a size is unknown or absurd
    static <C extends Record> C read(Path file, C standard) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new NoemaException(
                        "There is no configuration %s; give a JSON file of sizes.".formatted(file));
            }
            ObjectNode sizes = JSON.valueToTree(standard);
            if (!(JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode given)) {
                throw new NoemaException("%s is not a JSON object of sizes.".formatted(file));
            }
            sizes.setAll(given);
            sizes.remove("kind");
            @SuppressWarnings("unchecked") // a record's class is that of its value
            var type = (Class<C>) standard.getClass();
            return JSON.treeToValue(sizes, type);
        } catch (UnrecognizedPropertyException e) {
            throw new NoemaException(
                    "%s names a size that is unknown, %s; config.json of a model shows all."
                            .formatted(file, e.getPropertyName()),
                    e);
        } catch (JacksonException e) {
            String why =
                    e.getCause() instanceof NoemaException absurd
                            ? String.valueOf(absurd.getMessage())
                            : "It is not a JSON object of whole numbers.";
            throw new NoemaException("%s cannot be used: %s".formatted(file, why), e);
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be read; check its permissions.".formatted(file), e);
        }
    }
}
