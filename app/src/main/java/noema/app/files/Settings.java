package noema.app.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import noema.model.tensor.StrictJson;
import noema.ui.map.MapLevel;
import org.jspecify.annotations.Nullable;

/// The settings in their file, one JSON object: what is missing there is as at the first start, what is unknown is ignored.
public final class Settings {

    private static final int MOST_BYTES = 1 << 20;
    private static final ObjectMapper JSON =
            StrictJson.builder(MOST_BYTES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private final Path file;

    /// The settings in a file, which need not exist yet.
    public Settings(Path file) {
        this.file = file;
    }

    /// What was found.
    ///
    /// @param settings to be used
    /// @param problem  a sentence for the user when they are not those of the file
    public record Found(DesktopSettings settings, Optional<String> problem) {}

    /// Reads the settings. This never fails: a file that cannot be used is moved aside, to the same name with `.damaged` behind it,
    /// and the settings are those of a first start.
    public Found read() {
        if (Files.notExists(file)) {
            return new Found(DesktopSettings.DEFAULT, Optional.empty());
        }
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
                return damaged();
            }
            ObjectNode all = JSON.valueToTree(DesktopSettings.DEFAULT);
            if (!(JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode given)) {
                return damaged();
            }
            given.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> all.set(field.getKey(), field.getValue()));
            // Views of the map that earlier versions kept name no sentences, and are of sentences.
            for (JsonNode view : all.path("bookmarks")) {
                if (view instanceof ObjectNode kept) {
                    if (!kept.has("ends")) {
                        kept.putNull("ends");
                    }
                    if (!kept.has("level")) {
                        kept.put("level", MapLevel.SENTENCES.name());
                    }
                }
            }
            @Nullable DesktopSettings settings = JSON.treeToValue(all, DesktopSettings.class);
            return settings == null ? damaged() : new Found(settings, Optional.empty());
        } catch (JacksonException e) {
            return damaged();
        } catch (IOException e) {
            return usual("%s cannot be read; check its permissions".formatted(file));
        }
    }

    private Found damaged() {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return usual("The settings were damaged and are kept aside as %s".formatted(aside));
        } catch (IOException e) {
            return usual("The settings in %s are damaged".formatted(file));
        }
    }

    private static Found usual(String why) {
        return new Found(
                DesktopSettings.DEFAULT,
                Optional.of(why + "; Noema goes on with the usual settings."));
    }

    /// Saves the settings; the file changes as a whole or not at all.
    ///
    /// @throws NoemaException if it cannot be written
    public void write(DesktopSettings settings) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new NoemaException(
                    "The folder of the settings %s cannot be made; check the disk and its permissions."
                            .formatted(folder),
                    e);
        }
        AtomicFile.write(file, out -> out.write(JSON.writeValueAsBytes(settings)));
    }
}
