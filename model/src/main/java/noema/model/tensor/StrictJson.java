package noema.model.tensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// JSON that is read strictly: what is missing, unknown, doubled, null or of another type is refused.
public final class StrictJson {

    private static final int DEEPEST = 16;

    private StrictJson() {}

    /// A mapper to be built, for documents up to a size and no deeper than 16 levels.
    ///
    /// Everything beyond ASCII is written as an escape: text that is no valid Unicode comes back as it was, too.
    public static JsonMapper.Builder builder(long mostBytes) {
        return JsonMapper.builder(
                        JsonFactory.builder()
                                .streamReadConstraints(
                                        StreamReadConstraints.builder()
                                                .maxDocumentLength(mostBytes)
                                                .maxNestingDepth(DEEPEST)
                                                .build())
                                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                .build())
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    /// A document that says what it is.
    public interface Document {
        /// Name of its kind.
        String format();

        /// Version of its kind, from 1.
        int version();
    }

    /// A kind of documents.
    ///
    /// @param format  what their field `format` holds
    /// @param oldest  first version that can be read
    /// @param version the newest
    /// @param name    with its article, for messages, for example `a trace`
    /// @param remedy  what to do about one of another version, for messages
    public record Kind(String format, int oldest, int version, String name, String remedy) {

        /// A kind of which one version can be read.
        public Kind(String format, int version, String name, String remedy) {
            this(format, version, version, name, remedy);
        }

        /// Lets documents of this kind and version pass.
        ///
        /// @param document as it was read: the JSON text "null" is read as null
        /// @param foreign  for what is something else
        /// @throws NoemaException for everything else
        public <T extends Document> T require(
                Path file, @Nullable T document, Supplier<NoemaException> foreign) {
            if (document == null || !document.format().equals(format)) {
                throw foreign.get();
            }
            if (document.version() < oldest || document.version() > version) {
                String readable =
                        oldest == version
                                ? "version " + version
                                : "versions %d to %d".formatted(oldest, version);
                throw new NoemaException(
                        "%s is %s of version %d and this Noema reads %s; %s."
                                .formatted(file, name, document.version(), readable, remedy));
            }
            return document;
        }
    }
}
