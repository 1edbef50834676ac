package noema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import noema.model.tensor.NoemaException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {

    private static final String TWO =
            "Tom ran. He fell.\nMom came.\n<|endoftext|>\nThe end.\n<|endoftext|>\n";

    private final Path folder;

    CorpusTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TWO,
                "Tom ran. He fell.\r\nMom came.\r\n<|endoftext|>\r\nThe end.",
                "\uFEFFTom ran. He fell.\r\rMom came.\r<|endoftext|>\rThe end.\r",
                "<|endoftext|>\n\nTom ran. He fell.\n \nMom came. <|endoftext|> The end.<|endoftext|><|endoftext|>\n",
                "{\"text\":\"Tom ran. He fell.\\nMom came.\"}\n\n{\"id\":2,\"text\":\"The end.\"}\n{\"text\":\"\"}",
                "{\"text\":\"Tom ran. He fell.\\nMom came.<|endoftext|>The end.\"}"
            })
    void storiesAndParagraphs(String content) throws IOException {
        Path file = write("stories.txt", content);
        Story first = new Story(List.of(List.of("Tom ran.", "He fell."), List.of("Mom came.")));
        Story second = new Story(List.of(List.of("The end.")));
        assertThat(read(file)).containsExactly(first, second);
        assertThat(read(gzip("misnamed.txt", content.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(first, second);
        assertThat(Corpus.open(file).storyCount()).isEqualTo(2);
        assertThat(first.sentences()).containsExactly("Tom ran.", "He fell.", "Mom came.");
        assertThat(first.text()).isEqualTo("Tom ran. He fell.\nMom came.");
    }

    @Test
    void blankLinesSeparateParagraphsOfAPlainFile() throws IOException {
        Path file = write("book.txt", "Tom ran\nfar away. He\nfell.\n\n\nMom came.\n");
        assertThat(read(file))
                .containsExactly(
                        new Story(
                                List.of(
                                        List.of("Tom ran far away.", "He fell."),
                                        List.of("Mom came."))));
    }

    @Test
    void linesAreParagraphsWhereThereAreNoBlankOnes() throws IOException {
        Path file = write("lines.txt", "\nthe cat\nthe dog\n\n");
        assertThat(read(file))
                .containsExactly(new Story(List.of(List.of("the cat"), List.of("the dog"))));
    }

    @Test
    void aFolderIsReadSortedAndRecursively() throws IOException {
        write("b.txt", "Second.");
        write("a/z.jsonl", "{\"text\":\"First.\"}");
        gzip("c.txt.gz", "Third.".getBytes(StandardCharsets.UTF_8));
        write("README.md", "Not a story.");
        write(".hidden.txt", "Not a story.");
        assertThat(read(folder).stream().map(Story::text))
                .containsExactly("First.", "Second.", "Third.");
    }

    @Test
    void aGiantFileStreamsAsManyStories() throws IOException {
        Path lines = write("lines.txt", "Tom ran. He fell.\n".repeat(5000));
        Path line = write("line.txt", "Tom ran far away. ".repeat(60_000));
        for (Path file : List.of(lines, line)) {
            List<Story> stories = read(file);
            assertThat(stories).hasSizeGreaterThan(100).allMatch(s -> s.sentences().size() <= 64);
        }
        assertThat(read(line).stream().flatMap(s -> s.sentences().stream()))
                .hasSize(60_000)
                .containsOnly("Tom ran far away.");
    }

    @Test
    void aGiantWordIsReadCompletely() throws IOException {
        Path file = write("word.txt", "\ud83d\ude00x".repeat(200_000));
        String joined =
                String.join("", read(file).stream().flatMap(s -> s.sentences().stream()).toList());
        assertThat(joined).isEqualTo("\ud83d\ude00x".repeat(200_000));
    }

    @Test
    void storiesAreReadAsTheyAreAskedFor() throws IOException {
        byte[] packed = packed(noise(4_000_000));
        Corpus corpus = Corpus.open(write("cut.txt.gz", Arrays.copyOf(packed, packed.length - 5)));
        try (Stream<Story> stories = corpus.stories()) {
            assertThat(stories.limit(3)).hasSize(3);
        }
        assertRefused(corpus::storyCount, "cut.txt.gz", "damaged");
    }

    @Test
    void oneBadFileInAFolderIsNamed() throws IOException {
        write("a.txt", "Tom ran.");
        write("b.txt", "Tom\u0000ran.");
        assertRefused(() -> Corpus.open(folder), "b.txt", "not text");
        write("b.txt", "Tom ran. ".repeat(100_000) + "\u0000");
        Corpus corpus = Corpus.open(folder);
        assertRefused(corpus::storyCount, "b.txt", "not text");
    }

    @Test
    void theStreamCanBeReadTwice() throws IOException {
        Corpus corpus = Corpus.open(write("two.txt", TWO));
        assertThat(corpus.stories().toList()).isEqualTo(corpus.stories().toList());
    }

    @Test
    void aFewBadBytesAreReplaced() throws IOException {
        byte[] content = "The quick cat ran. ".repeat(100).getBytes(StandardCharsets.UTF_8);
        content[10] = (byte) 0xE9;
        assertThat(read(write("latin.txt", content)).getFirst().sentences().getFirst())
                .contains("\uFFFD");
    }

    @Test
    void badInputIsNamed() throws IOException {
        assertRefused(
                () -> Corpus.open(folder.resolve("none.txt")), "none.txt", "There is no file");
        assertRefused(() -> read(write("empty.txt", "")), "empty.txt", "is empty");
        assertRefused(
                () -> read(write("blank.txt", "\n \n<|endoftext|>\n")), "blank.txt", "is empty");
        assertRefused(() -> read(gzip("empty.gz", new byte[0])), "empty.gz", "is empty");
        assertRefused(() -> read(write("nul.txt", "a\u0000b")), "nul.txt", "not text");
        assertRefused(
                () -> read(write("utf16.txt", TWO.getBytes(StandardCharsets.UTF_16))),
                "utf16.txt",
                "not text");
        assertRefused(
                () ->
                        read(
                                write(
                                        "latin.txt",
                                        "\u00e9t\u00e9 "
                                                .repeat(50)
                                                .getBytes(StandardCharsets.ISO_8859_1))),
                "latin.txt",
                "not UTF-8");
        assertRefused(
                () -> read(write("no.jsonl", "{\"text\":\"A.\"}\n\n{\"story\":\"B.\"}")),
                "Line 3",
                "\"text\"");
        assertRefused(() -> read(write("num.jsonl", "{\"text\":1}")), "Line 1", "\"text\"");
        assertRefused(
                () -> read(write("bad.jsonl", "{\"text\":\"A.\"}\n{\"text\":\"B")),
                "Line 2",
                "not JSON");
        assertRefused(
                () -> read(write("array.json", "[\n{\"text\":\"A.\"}]")), "Line 1", "array.json");
        Path empty = Files.createDirectory(folder.resolve("nothing"));
        Files.writeString(empty.resolve("picture.png"), "x");
        assertRefused(() -> Corpus.open(empty), "nothing", "holds no text");
        assertRefused(() -> Corpus.open(Path.of("/dev/null")), "/dev/null", "neither");
    }

    @Test
    void truncatedGzipIsNamed() throws IOException {
        byte[] packed = packed(noise(400_000));
        for (int length : new int[] {2, 9, 20, packed.length / 2, packed.length - 5}) {
            assertRefused(
                    () -> read(write("cut.gz", Arrays.copyOf(packed, length))),
                    "cut.gz",
                    "damaged");
        }
    }

    @Test
    void flippedBitsNeverCrash() throws IOException {
        byte[] plain =
                "{\"text\":\"Tom ran. He \u00fc fell.\"}\n"
                        .repeat(20)
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        int refused = 0;
        for (byte[] original :
                List.of(plain, packed(plain), TWO.getBytes(StandardCharsets.UTF_8))) {
            for (int i = 0; i < 300; i++) {
                byte[] flipped = original.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                Path file = write("flipped.txt", flipped);
                try {
                    read(file);
                } catch (NoemaException e) {
                    assertThat(e).hasMessageContaining("flipped.txt");
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void randomBytesAreRefused() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[random.nextInt(50, 5000)];
            random.nextBytes(bytes);
            assertRefused(() -> read(write("random.txt", bytes)), "random.txt", "text");
        }
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(NoemaException.class).hasMessageContainingAll(parts);
    }

    private static List<Story> read(Path path) {
        try (Stream<Story> stories = Corpus.open(path).stories()) {
            return stories.toList();
        }
    }

    private static byte[] noise(int length) {
        return new Random(1)
                .ints(length, 'Z', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private Path gzip(String name, byte[] content) throws IOException {
        return write(name, packed(content));
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
