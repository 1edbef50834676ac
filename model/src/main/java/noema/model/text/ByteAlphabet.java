package noema.model.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The 256 printable characters that stand for the 256 bytes in a byte-level vocabulary.
///
/// Printable Latin-1 bytes stand for themselves, the others follow from U+0100 on, so a space is
/// written `Ġ` (GPT-2, Radford et al. 2019, `bytes_to_unicode`).
final class ByteAlphabet {

    private static final char[] CHARACTERS = new char[256];
    private static final short[] BYTES = new short[512];

    static {
        Arrays.fill(BYTES, (short) -1);
        int next = 256;
        for (int value = 0; value < 256; value++) {
            boolean printable = (value > ' ' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            CHARACTERS[value] = (char) (printable ? value : next++);
            BYTES[CHARACTERS[value]] = (short) value;
        }
    }

    private ByteAlphabet() {}

    /// The piece that stands for one byte value in 0 to 255.
    static String piece(int value) {
        return String.valueOf(CHARACTERS[value]);
    }

    /// The UTF-8 bytes of a text, each written as its character.
    static String encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        char[] characters = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            characters[i] = CHARACTERS[bytes[i] & 0xFF];
        }
        return new String(characters);
    }

    /// Whether every character of a piece stands for a byte.
    static boolean contains(String piece) {
        return piece.chars().allMatch(c -> c < BYTES.length && BYTES[c] >= 0);
    }

    /// The bytes of a piece; the piece must be [contained][#contains(String)] in the alphabet.
    static byte[] decode(String piece) {
        byte[] bytes = new byte[piece.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) BYTES[piece.charAt(i)];
        }
        return bytes;
    }
}
