package noema.model.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;

/// Reads recipes as they are written now, those from before there was a memory, several thoughts in a breath or several wordings of
/// one, and those from before there were ways to choose from, which thought in sentences.
final class RecipeReader extends JsonDeserializer<Recipe> {

    /// A recipe as it is written now.
    private record Now(
            String prompt,
            int sentences,
            long seed,
            Way way,
            boolean aloud,
            ConceptSettings concept,
            TokenSettings tokens,
            WordSettings words,
            List<Edit> edits) {
        Now {
            edits = List.copyOf(edits);
        }
    }

    /// A recipe as it was written before.
    private record Before(
            String prompt,
            int sentences,
            long seed,
            boolean aloud,
            ConceptSettings concept,
            TokenSettings tokens,
            List<Edit> edits) {
        Before {
            edits = List.copyOf(edits);
        }
    }

    @Override
    public Recipe deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        JsonNode tree = context.readTree(parser);
        if (tree.get("concept") instanceof ObjectNode concept) {
            if (!concept.has("breath")) {
                concept.put("breath", 1);
            }
            if (!concept.has("memory")) {
                concept.put("memory", 0.0);
            }
        }
        if (tree.get("tokens") instanceof ObjectNode tokens && !tokens.has("wordings")) {
            tokens.put("wordings", 1);
        }
        if (tree.has("way") || tree.has("words")) {
            Now r = context.readTreeAsValue(tree, Now.class);
            return new Recipe(
                    r.prompt,
                    r.sentences,
                    r.seed,
                    r.way,
                    r.aloud,
                    r.concept,
                    r.tokens,
                    r.words,
                    r.edits);
        }
        Before r = context.readTreeAsValue(tree, Before.class);
        return new Recipe(r.prompt, r.sentences, r.seed, r.aloud, r.concept, r.tokens, r.edits);
    }
}
