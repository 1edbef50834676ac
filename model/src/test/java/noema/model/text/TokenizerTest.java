package noema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

    private static final Path FILE = trained();
    private static final Tokenizer TOKENIZER = Tokenizer.load(FILE);

    private static Path trained() {
        try {
            Path folder = Files.createTempDirectory("noema-tokenizer");
            Path file = folder.resolve("tokenizer.json");
            Stream<String> sentences =
                    Stream.generate(() ->
                                    "The dog saw the cat, and the cat's friend didn't run away.")
                            .limit(5);
            BpeTrainer.train(sentences, 400).save(file);
            // Deleted in reverse order: the folder goes after what is in it.
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> bits =
                Arbitraries.of(
                        "the",
                        "The dog",
                        " ",
                        "  ",
                        "\r\n",
                        "\n",
                        "\t",
                        "\u00a0",
                        "\u2003",
                        "\u200b",
                        "\u0085",
                        "\u0000",
                        "'s",
                        "\u2019ll",
                        "'S",
                        "''",
                        "...",
                        "\"",
                        "12",
                        "\u0663",
                        "\ud83d\ude00",
                        "\ud83d\udc68\u200d\ud83d\udc69",
                        "e\u0301",
                        "\u0e01\u0e34",
                        "\u4f60\u597d",
                        "\ufeff",
                        "<|mask|>",
                        "<|endoftext|>",
                        "\u0120",
                        "\u017f",
                        "\u2028");
        return Arbitraries.oneOf(
                bits.list().ofMaxSize(12).map(parts -> String.join("", parts)),
                Arbitraries.strings().filter(TokenizerTest::isText));
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Property
    void decodingInvertsEncoding(@ForAll("texts") String text) {
        assertThat(TOKENIZER.decode(TOKENIZER.encode(text))).isEqualTo(text);
    }

    @Property
    void specialIdsNeverComeOutOfText(@ForAll("texts") String text) {
        assertThat(Arrays.stream(TOKENIZER.encode(text)))
                .allMatch(id -> id >= 4 && id < TOKENIZER.size());
    }

    @Property
    void decodingNeverThrows(@ForAll int[] ids) {
        assertThat(TOKENIZER.decode(ids)).isNotNull();
        int[] inRange = Arrays.stream(ids).map(id -> Math.floorMod(id, TOKENIZER.size())).toArray();
        assertThat(TOKENIZER.decode(inRange)).isNotNull();
    }

    @Property(tries = 200)
    void aWholeTextIsItsWords(@ForAll("texts") String text) {
        int[] parts = {0};
        // Words of the Java pattern and of the native one must be the same, or the trainer counts
        // what is never used.
        StringBuilder joined = new StringBuilder();
        WordPattern.forEachWord(
                text,
                word -> {
                    joined.append(word);
                    parts[0]++;
                });
        assertThat(joined.toString()).isEqualTo(text.isEmpty() ? "" : " " + text);
        assertThat(TOKENIZER.count(text)).isGreaterThanOrEqualTo(parts[0]);
    }

    @Test
    void everyTrainedWordIsOneToken() {
        String sentence = "The dog saw the cat, and the cat's friend didn't run away.";
        assertThat(pieces(sentence))
                .containsExactly(
                        " The", " dog", " saw", " the", " cat", ",", " and", " the", " cat", "'s",
                        " friend", " didn", "'t", " run", " away", ".");
    }

    @Test
    void aFirstWordIsTheTokenItIsElsewhere() {
        assertThat(TOKENIZER.encode("dog")).containsExactly(TOKENIZER.encode("the dog")[1]);
        assertThat(TOKENIZER.encode("dog")).isNotEqualTo(TOKENIZER.encode(" dog"));
        assertThat(TOKENIZER.encode("")).isEmpty();
    }

    @Test
    void namesOfSpecialTokensAreOrdinaryText() {
        for (String name : BpeVocabulary.SPECIAL) {
            assertThat(Arrays.stream(TOKENIZER.encode(name)))
                    .hasSizeGreaterThan(3)
                    .allMatch(id -> id >= 4);
            assertThat(TOKENIZER.decode(TOKENIZER.encode("a " + name))).isEqualTo("a " + name);
        }
    }

    @Test
    void decodingSkipsSpecialTokensAndMarksUnknownOnes() {
        int[] dog = TOKENIZER.encode("dog");
        assertThat(
                        TOKENIZER.decode(
                                new int[] {
                                    Tokenizer.BOS,
                                    dog[0],
                                    Tokenizer.EOS,
                                    Tokenizer.PAD,
                                    Tokenizer.MASK
                                }))
                .isEqualTo("dog");
        assertThat(TOKENIZER.decode(new int[] {-1, TOKENIZER.size()})).isEqualTo("\uFFFD\uFFFD");
        assertThat(TOKENIZER.decode(new int[] {BpeVocabulary.FIRST_BYTE + 0xC3}))
                .isEqualTo("\uFFFD");
    }

    @Test
    void halfAPairOfSurrogatesIsReplaced() {
        assertThat(TOKENIZER.decode(TOKENIZER.encode("a\ud800b"))).isEqualTo("a\uFFFDb");
    }

    @Test
    void piecesAreReadable() {
        assertThat(TOKENIZER.piece(Tokenizer.MASK)).isEqualTo("<|mask|>");
        assertThat(TOKENIZER.piece(TOKENIZER.encode("dog")[0])).isEqualTo(" dog");
        assertThatThrownBy(() -> TOKENIZER.piece(TOKENIZER.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void partsOfALongTextGiveTheTokensOfTheWhole() {
        String sentence =
                "The dog saw  the cat, and \"the cat's\" friend\u00a0 didn't run 12 times.\n ";
        String text = sentence.repeat(2000);
        int[] all = TOKENIZER.encode(text);
        assertThat(TOKENIZER.decode(all)).isEqualTo(text);
        int[] twice = TOKENIZER.encode(sentence + sentence);
        int[] once = TOKENIZER.encode(sentence.repeat(3));
        assertThat(all).hasSize(twice.length + 1998 * (once.length - twice.length));
    }

    @Test
    void manyThreadsAgree() {
        int[] expected = TOKENIZER.encode("The cat's friend ran.");
        assertThat(
                        IntStream.range(0, 2000)
                                .parallel()
                                .mapToObj(_ -> TOKENIZER.encode("The cat's friend ran.")))
                .allMatch(ids -> Arrays.equals(ids, expected));
    }

    @Test
    void theHashIsThatOfTheFile() throws Exception {
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(FILE));
        assertThat(TOKENIZER.sha256()).isEqualTo(expected);
        TOKENIZER.sha256()[0]++;
        assertThat(TOKENIZER.sha256()).isEqualTo(expected);
    }

    @Test
    void savingWhatWasLoadedGivesTheSameFile() throws IOException {
        Path copy = FILE.resolveSibling("copy.json");
        BpeVocabulary.load(FILE).save(copy);
        assertThat(copy).hasSameBinaryContentAs(FILE);
        Files.delete(copy);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Tokenizer.load(Path.of("no", "such.json")))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("such.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"model\":{}}",
                "{\"model\":{\"vocab\":{},\"merges\":[]}}",
                "\u0000\u0001",
                "{\"model\":{\"vocab\":[],\"merges\":{}}}",
                "nonsense"
            })
    void foreignFilesAreRefused(String content) throws IOException {
        assertRefused(content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ignore_merges\":true -> \"ignore_merges\":false",
                "\"prepend\":\" \" -> \"prepend\":\"_\"",
                "\"\u0120dog\": -> \"\u0120cat\":",
                "\"\u0120dog\": -> \"d og\":",
                "\"<|mask|>\":1 -> \"<|musk|>\":1",
                "\"a\":101 -> \"a\":9999999",
                "\"a\":101 -> \"a\":-1",
                "\"a\":101 -> \"a\":101.5",
                "\"merges\":[ -> \"merges\":[[\"q\",\"q\"],",
                "\"merges\":[ -> \"merges\":[[\"q\"],",
                "\"merges\":[ -> \"merges\":[\"q q\","
            })
    void changedFilesAreRefused(String change) throws IOException {
        String json = Files.readString(FILE);
        String from = change.substring(0, change.indexOf(" -> "));
        assertThat(json).contains(from);
        assertRefused(
                json.replace(from, change.substring(change.indexOf(" -> ") + 4))
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(FILE);
        for (int length = 0; length < bytes.length; length += 37) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void flippedBitsAreRefusedOrHarmless() throws IOException {
        byte[] bytes = Files.readAllBytes(FILE);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(FILE.resolveSibling("flipped.json"), flipped);
            try {
                Tokenizer tokenizer = Tokenizer.load(file);
                assertThat(tokenizer.decode(tokenizer.encode("The dog ran.")))
                        .isEqualTo("The dog ran.");
            } catch (NoemaException e) {
                assertThat(e)
                        .hasMessageContaining("flipped.json")
                        .hasMessageEndingWith("get the model again.");
                refused++;
            }
            Files.delete(file);
        }
        assertThat(refused).isGreaterThan(200);
    }

    private static void assertRefused(byte[] content) throws IOException {
        Path file = Files.write(FILE.resolveSibling("bad.json"), content);
        assertThatThrownBy(() -> Tokenizer.load(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("bad.json");
        Files.delete(file);
    }

    private static List<String> pieces(String text) {
        return Arrays.stream(TOKENIZER.encode(text)).mapToObj(TOKENIZER::piece).toList();
    }
}
