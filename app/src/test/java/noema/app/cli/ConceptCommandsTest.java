package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConceptCommandsTest {

    @TempDir Path folder;
    private Path text = Path.of("");

    @BeforeEach
    void write() throws IOException {
        text = folder.resolve("text.txt");
        Files.writeString(text, "The cat sat down. It was tired.\nA dog ran away.\n");
    }

    private static Shell.Result run(String... args) {
        String[] all =
                Stream.concat(
                                Stream.of(args),
                                Stream.of("--model", TinyModel.path(), "--precision", "fp32"))
                        .toArray(String[]::new);
        Shell.Result result = Shell.atHome().run(all);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @Test
    void everySentenceIsALineOfJson() throws IOException {
        List<String> lines = run("encode", text.toString()).out().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertThat(first.get("sentence").asText()).isEqualTo("The cat sat down.");
        assertThat(first.get("concept").size()).isEqualTo(64);
    }

    @Test
    void aReaderThatHasEnoughIsNoError() throws IOException {
        var noReader =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        Files.writeString(text, "A dog ran away.\n".repeat(200));
        Shell.Result result =
                Shell.atHome()
                        .run(noReader, "", "encode", text.toString(), "--model", TinyModel.path());
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void bothFormsDecodeToTheSame() {
        Path lines = folder.resolve("c.jsonl");
        Path tensors = folder.resolve("c.safetensors");
        run("encode", text.toString(), "--out", lines.toString());
        run("encode", text.toString(), "--out", tensors.toString());
        assertThat(lines).hasContent(run("encode", text.toString()).out());
        String decoded = run("decode", lines.toString()).out();
        assertThat(decoded.lines()).hasSize(3);
        assertThat(run("decode", tensors.toString()).out()).isEqualTo(decoded);
    }

    @Test
    void proofreadingOnlyExchangesWords() {
        Path concepts = folder.resolve("c.jsonl");
        run("encode", text.toString(), "--out", concepts.toString());
        List<String> settled =
                run("decode", concepts.toString(), "--no-proofreading").out().lines().toList();
        List<String> hot =
                run("decode", concepts.toString(), "--temperature", "1").out().lines().toList();
        List<String> read = run("decode", concepts.toString()).out().lines().toList();

        assertThat(settled).hasSize(3);
        assertThat(hot).hasSize(3);
        assertThat(read).hasSize(3);
        assertThat(matches(read)).isGreaterThanOrEqualTo(matches(settled));
    }

    private long matches(List<String> sentences) {
        return sentences.stream()
                .filter(List.of("The cat sat down.", "It was tired.", "A dog ran away.")::contains)
                .count();
    }

    @Test
    void conceptsOfAnotherModelAreRefused() throws IOException {
        Path tensors = folder.resolve("c.safetensors");
        run("encode", text.toString(), "--out", tensors.toString());
        byte[] bytes = Files.readAllBytes(tensors);
        String content = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int hash = content.indexOf("noema.model\":\"") + "noema.model\":\"".length();
        bytes[hash] = (byte) (bytes[hash] == '0' ? '1' : '0');
        Files.write(tensors, bytes);
        Shell.Result result =
                Shell.atHome().run("decode", tensors.toString(), "--model", TinyModel.path());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("are those of another model");
    }

    @Test
    void theNearestSentenceIsTheSentenceItself() {
        List<String> lines =
                run("nearest", "It was tired.", "--corpus", text.toString(), "--count", "2")
                        .out()
                        .lines()
                        .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo(" 1.000  It was tired.");
    }

    @Test
    void neighboursComeInOrderAndOnlyOnce() throws IOException {
        Files.writeString(text, "A dog ran.\nA dog ran.\nThe cat sat down.\nIt was tired.\n");
        JsonNode found =
                new ObjectMapper()
                        .readTree(
                                run("nearest", "A dog sat.", "--corpus", text.toString(), "--json")
                                        .out());
        assertThat(found.findValuesAsText("sentence"))
                .containsExactlyInAnyOrder("A dog ran.", "The cat sat down.", "It was tired.");
        assertThat(found.findValues("cosine").stream().map(JsonNode::asDouble))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void drawnWordsOfAnEndAreDrawnForItAlone() {
        List<String> way =
                run("between", "A dog ran.", "A dog ran.", "--steps", "5", "--temperature", "3")
                        .out()
                        .lines()
                        .map(line -> line.substring(4))
                        .toList();

        assertThat(way).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void theWayLeadsFromOneEndToTheOther() {
        Path ends = folder.resolve("ends.txt");
        List<String> way =
                run("between", "A dog ran.", "It was tired.", "--steps", "5")
                        .out()
                        .lines()
                        .toList();
        assertThat(way.stream().map(line -> line.substring(0, 4)))
                .containsExactly("0.00", "0.25", "0.50", "0.75", "1.00");
        try {
            Files.writeString(ends, "A dog ran.\nIt was tired.\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Path concepts = folder.resolve("ends.jsonl");
        run("encode", ends.toString(), "--out", concepts.toString());
        List<String> decoded = run("decode", concepts.toString()).out().lines().toList();
        assertThat(way.getFirst()).endsWith("  " + decoded.getFirst());
        assertThat(way.getLast()).endsWith("  " + decoded.getLast());
    }

    @Test
    void infoKnowsTheModel() throws IOException {
        JsonNode info = new ObjectMapper().readTree(run("info", "--json").out());
        assertThat(info.at("/model/config/width").asInt()).isEqualTo(64);
        assertThat(info.at("/model/hash").asText()).matches("[0-9a-f]{64}");
        assertThat(info.at("/precision").asText()).isEqualTo("fp32");
        assertThat(info.at("/pytorch").asText()).startsWith("2.");
        assertThat(run("info").out()).contains("PyTorch", "as asked for", "weights");
    }

    @Test
    void infoWorksWithoutAModel() {
        Shell.Result info = Shell.atHome().run("info");
        assertThat(info.code()).isZero();
        assertThat(info.out()).contains("PyTorch");
    }
}
