package noema.model.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import noema.model.tensor.NoemaException;

/// Turns sentences into token ids and back, without loss; safe for use by many threads.
///
/// Byte-level BPE through Hugging Face's tokenizers. A sentence is encoded as if a space stood
/// before it, so its first word is the same token as in the middle of a sentence. The special ids
/// never come out of [#encode(String)], even if the text spells their names.
public final class Tokenizer {

    /// Padding behind the last token of a row.
    public static final int PAD = 0;

    /// A token that is not known yet.
    public static final int MASK = 1;

    /// The begin of a text.
    public static final int BOS = 2;

    /// The end of a text.
    public static final int EOS = 3;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final byte[] UNKNOWN = "\uFFFD".getBytes(StandardCharsets.UTF_8);
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    /// Longer texts go to the native library in parts, which bounds the memory of one call.
    private static final int PART_LENGTH = 16_384;

    private final BpeVocabulary vocabulary;
    private final byte[][] bytes;
    private final byte[] sha256;
    private final HuggingFaceTokenizer encoder;

    private Tokenizer(BpeVocabulary vocabulary, byte[] json) {
        this.vocabulary = vocabulary;
        this.sha256 = digest(json);
        bytes = new byte[vocabulary.size()][];
        for (int id = 0; id < bytes.length; id++) {
            bytes[id] =
                    isSpecial(id) ? new byte[0] : ByteAlphabet.decode(vocabulary.pieces().get(id));
        }
        encoder = nativeEncoder(vocabulary);
        HuggingFaceTokenizer handle = encoder;
        CLEANER.register(this, handle::close);
    }

    /// Loads a `tokenizer.json` that [BpeVocabulary#save(Path)] wrote.
    ///
    /// @throws NoemaException if the file is missing, damaged or not one of Noema's
    public static Tokenizer load(Path json) {
        byte[] content = BpeVocabulary.readBytes(json);
        return new Tokenizer(BpeVocabulary.parse(json, content), content);
    }

    // Only our own rendering of a checked vocabulary reaches the native code, which must never see
    // a hostile file.
    private static HuggingFaceTokenizer nativeEncoder(BpeVocabulary vocabulary) {
        // Tokenizing needs no GPU; left alone, DJL would look for a CUDA build of the library
        // online.
        if (System.getenv("RUST_FLAVOR") == null && System.getProperty("RUST_FLAVOR") == null) {
            System.setProperty("RUST_FLAVOR", "cpu");
        }
        byte[] json = vocabulary.toJson().getBytes(StandardCharsets.UTF_8);
        try {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json),
                    Map.of("truncation", "false", "padding", "false"));
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new NoemaException(
                    "The tokenizer's native library does not load on this machine ("
                            + e.getMessage()
                            + "); check that its platform is supported and the cache folder is writable.",
                    e);
        }
    }

    /// The ids of a text, each at least 4 and below [#size()]; empty for an empty text.
    ///
    /// Half of a surrogate pair is not text and is read as U+FFFD.
    public int[] encode(String text) {
        String clean = LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
        if (clean.length() <= PART_LENGTH) {
            return encodePart(clean);
        }
        IntStream.Builder ids = IntStream.builder();
        int start = 0;
        while (start < clean.length()) {
            int end = partEnd(clean, start);
            for (int id : encodePart(clean.substring(start, end))) {
                ids.add(id);
            }
            start = end + 1;
        }
        return ids.build().toArray();
    }

    // A part ends before a single space between two words: no token crosses it, and the encoder
    // restores the space.
    private static int partEnd(String text, int start) {
        for (int i = start + PART_LENGTH; i < text.length() - 1; i++) {
            if (text.charAt(i) == ' '
                    && !Character.isWhitespace(text.charAt(i - 1))
                    && !Character.isSpaceChar(text.charAt(i - 1))
                    && Character.isLetterOrDigit(text.charAt(i + 1))) {
                return i;
            }
        }
        return text.length();
    }

    private int[] encodePart(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        try {
            return Arrays.stream(encoder.encode(text, false, false).getIds())
                    .mapToInt(Math::toIntExact)
                    .toArray();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// How many tokens a text has.
    public int count(String text) {
        return encode(text).length;
    }

    /// The text of ids, the inverse of [#encode(String)].
    ///
    /// Special tokens are left out; an unknown id and bytes that are not valid UTF-8 give U+FFFD.
    /// Never throws.
    public String decode(int[] ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int id : ids) {
            out.writeBytes(id >= 0 && id < bytes.length ? bytes[id] : UNKNOWN);
        }
        String text = out.toString(StandardCharsets.UTF_8);
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    /// One token as a reader should see it, with its leading space; `<|mask|>` and the like for
    /// special tokens.
    ///
    /// @throws IndexOutOfBoundsException if the id is negative or not below [#size()]
    public String piece(int id) {
        return vocabulary.text(id);
    }

    /// Whether an id is one of [#PAD], [#MASK], [#BOS] and [#EOS].
    public static boolean isSpecial(int id) {
        return id >= 0 && id < BpeVocabulary.FIRST_BYTE;
    }

    /// How many ids there are.
    public int size() {
        return bytes.length;
    }

    /// The pieces and merges behind this tokenizer, for instance to
    /// [save][BpeVocabulary#save(Path)] them elsewhere.
    public BpeVocabulary vocabulary() {
        return vocabulary;
    }

    /// The SHA-256 of the file this tokenizer was loaded from, 32 bytes.
    public byte[] sha256() {
        return sha256.clone();
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
