package noema.model.text;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// A byte-level vocabulary: the pieces by id and the merges that build pieces out of bytes, first
/// merge first.
///
/// Ids 0 to 3 are the [special tokens][#SPECIAL], 4 to 259 the bytes 0 to 255, the rest whole words
/// and parts of words. A word that is a piece is one token whether merges lead to it or not. Pieces
/// are written in GPT-2's byte alphabet, so a leading space shows as `Ġ`.
///
/// @param pieces at least 260 different pieces, the index is the id
/// @param merges pairs of pieces whose concatenation is a piece too
public record BpeVocabulary(List<String> pieces, List<Merge> merges) {

    /// Two neighbouring pieces that become one.
    public record Merge(String left, String right) {}

    /// The names of ids 0 to 3: padding, mask, begin and end.
    public static final List<String> SPECIAL = List.of("<|pad|>", "<|mask|>", "<|bos|>", "<|eos|>");

    /// The largest number of pieces.
    public static final int MAX_SIZE = 65_536;

    /// The id of byte 0.
    static final int FIRST_BYTE = SPECIAL.size();

    /// The first id that is neither special nor a byte, and the smallest size of a vocabulary.
    static final int FIRST_MERGED = FIRST_BYTE + 256;

    private static final long MAX_FILE_BYTES = 32L << 20;
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /// Checks the layout.
    ///
    /// @throws IllegalArgumentException if the pieces or merges are not as described above
    public BpeVocabulary {
        pieces = List.copyOf(pieces);
        merges = List.copyOf(merges);
        if (pieces.size() < FIRST_MERGED || pieces.size() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a vocabulary has %d to %d pieces, not %d"
                            .formatted(FIRST_MERGED, MAX_SIZE, pieces.size()));
        }
        if (!pieces.subList(0, FIRST_MERGED).equals(basePieces())) {
            throw new IllegalArgumentException(
                    "its first "
                            + FIRST_MERGED
                            + " pieces are not the special tokens and the bytes");
        }
        Set<String> known = new HashSet<>(pieces);
        if (known.size() != pieces.size()) {
            throw new IllegalArgumentException("a piece occurs twice in it");
        }
        for (String piece : pieces.subList(FIRST_MERGED, pieces.size())) {
            if (piece.length() < 2 || !ByteAlphabet.contains(piece)) {
                throw new IllegalArgumentException("a piece in it is not made of bytes");
            }
        }
        SPECIAL.forEach(known::remove);
        for (Merge merge : merges) {
            if (!known.contains(merge.left)
                    || !known.contains(merge.right)
                    || !known.contains(merge.left + merge.right)) {
                throw new IllegalArgumentException("a merge in it uses an unknown piece");
            }
        }
        if (new HashSet<>(merges).size() != merges.size()) {
            throw new IllegalArgumentException("a merge occurs twice in it");
        }
    }

    /// The special tokens and the 256 bytes.
    static List<String> basePieces() {
        List<String> pieces = new ArrayList<>(SPECIAL);
        for (int value = 0; value < 256; value++) {
            pieces.add(ByteAlphabet.piece(value));
        }
        return pieces;
    }

    /// How many ids there are.
    public int size() {
        return pieces.size();
    }

    /// One token as a reader should see it, with its leading space; `<|mask|>` and the like for special tokens.
    ///
    /// @throws IndexOutOfBoundsException if the id is negative or not below [#size()]
    public String text(int id) {
        String piece = pieces.get(id);
        return id < FIRST_BYTE
                ? piece
                : new String(ByteAlphabet.decode(piece), StandardCharsets.UTF_8);
    }

    /// The token that stands for a word in running text, or for a mark right behind a word, if there is a single one.
    public OptionalInt token(String word) {
        boolean isWord = !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0));
        int id = pieces.indexOf(ByteAlphabet.encode(isWord ? " " + word : word));
        return id < FIRST_BYTE ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// Writes a Hugging Face `tokenizer.json`, replacing the file in one step.
    ///
    /// @throws NoemaException if the folder is missing, not writable or full
    public void save(Path file) {
        AtomicFile.write(file, out -> out.write(toJson().getBytes(StandardCharsets.UTF_8)));
    }

    /// Reads a `tokenizer.json` that [#save] wrote; anything else is a [NoemaException] naming the
    /// file.
    public static BpeVocabulary load(Path file) {
        return parse(file, readBytes(file));
    }

    static byte[] readBytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NoemaException(
                    "There is no tokenizer file " + file + "; check the model's folder.");
        }
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new NoemaException(
                        "The tokenizer file " + file + " is too large to be one of Noema's.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new NoemaException(
                    "Cannot read the tokenizer file " + file + ": " + TextInput.reason(e) + ".", e);
        }
    }

    static BpeVocabulary parse(Path file, byte[] bytes) {
        try {
            return fromJson(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw damaged(file, "it is not valid JSON", e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private static NoemaException damaged(Path file, @Nullable String reason, Exception e) {
        return new NoemaException(
                "The tokenizer file "
                        + file
                        + " cannot be used, because "
                        + reason
                        + "; get the model again.",
                e);
    }

    private static BpeVocabulary fromJson(JsonNode root) {
        JsonNode model = root.path("model");
        if (!(model.path("vocab") instanceof ObjectNode ids)
                || !(model.path("merges") instanceof ArrayNode pairs)) {
            throw new IllegalArgumentException("it has no vocabulary");
        }
        // Everything but the vocabulary is fixed, so a file with other settings would tokenize
        // differently from us.
        ObjectNode settings = root.deepCopy();
        ((ObjectNode) settings.path("model")).remove(List.of("vocab", "merges"));
        if (!settings.equals(settings())) {
            throw new IllegalArgumentException("its settings are not those of a Noema tokenizer");
        }
        Map<Integer, String> byId = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : ids.properties()) {
            if (!entry.getValue().isInt()) {
                throw new IllegalArgumentException("a piece in it has no id");
            }
            byId.put(entry.getValue().intValue(), entry.getKey());
        }
        List<String> pieces = new ArrayList<>();
        for (int id = 0; id < byId.size(); id++) {
            String piece = byId.get(id);
            if (piece == null) {
                throw new IllegalArgumentException("id " + id + " is missing in it");
            }
            pieces.add(piece);
        }
        List<Merge> merges = new ArrayList<>();
        for (JsonNode pair : pairs) {
            if (pair.size() != 2 || !pair.path(0).isTextual() || !pair.path(1).isTextual()) {
                throw new IllegalArgumentException("a merge in it is not a pair of pieces");
            }
            merges.add(new Merge(pair.path(0).textValue(), pair.path(1).textValue()));
        }
        return new BpeVocabulary(pieces, merges);
    }

    /// The text of the `tokenizer.json`.
    /// The SHA-256 of what [#save(Path)] writes, hexadecimal: the same for the same pieces and merges.
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(toJson().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    String toJson() {
        ObjectNode root = settings();
        ObjectNode model = (ObjectNode) root.path("model");
        ObjectNode ids = model.putObject("vocab");
        for (int id = 0; id < pieces.size(); id++) {
            ids.put(pieces.get(id), id);
        }
        ArrayNode pairs = model.putArray("merges");
        merges.forEach(merge -> pairs.addArray().add(merge.left).add(merge.right));
        return root.toString();
    }

    /// Everything in a `tokenizer.json` but vocabulary and merges.
    ///
    /// The normalizer always puts one space before the text, so that a first word is the same token
    /// as elsewhere, and the decoder strips exactly that one. There are no added tokens: `<|mask|>`
    /// typed by a user stays plain text. With `ignore_merges` a word that is in the vocabulary is
    /// one token at once.
    private static ObjectNode settings() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0")
                .putNull("truncation")
                .putNull("padding")
                .putArray("added_tokens");
        root.putObject("normalizer").put("type", "Prepend").put("prepend", " ");
        ArrayNode cuts =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        ObjectNode split = cuts.addObject().put("type", "Split");
        split.putObject("pattern").put("Regex", WordPattern.REGEX);
        split.put("behavior", "Isolated").put("invert", false);
        byteLevel(cuts.addObject());
        root.putNull("post_processor");
        ArrayNode decoders = root.putObject("decoder").put("type", "Sequence").putArray("decoders");
        byteLevel(decoders.addObject());
        decoders.addObject()
                .put("type", "Strip")
                .put("content", " ")
                .put("start", 1)
                .put("stop", 0);
        ObjectNode model =
                root.putObject("model").put("type", "BPE").putNull("dropout").putNull("unk_token");
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", true);
        return root;
    }

    private static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel").put("add_prefix_space", false);
        node.put("trim_offsets", false).put("use_regex", false);
    }
}
