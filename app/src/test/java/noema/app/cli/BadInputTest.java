package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every mistake gets one sentence, the right exit code, and changes nothing.
class BadInputTest {

    @TempDir static Path folder;

    @BeforeAll
    static void files() throws IOException {
        Files.write(folder.resolve("binary.txt"), new byte[] {0, 1, 2, 0, (byte) 0xFF, 0, 0});
        Files.writeString(folder.resolve("empty.txt"), "");
        Files.writeString(folder.resolve("broken.jsonl"), "{\"sentence\": \"Hi.\", \"conc");
        Files.writeString(
                folder.resolve("short.jsonl"), "{\"sentence\": \"Hi.\", \"concept\": [1, 2]}");
        Files.writeString(folder.resolve("nan.jsonl"), nan());
        Files.writeString(folder.resolve("null.jsonl"), "{\"sentence\":\"\",\"concept\":[]}\nnull");
        Files.writeString(folder.resolve("bad.json"), "{\"width\": \"wide\"}");
        Files.writeString(folder.resolve("unknown.json"), "{\"depth\": 3}");
        Files.writeString(folder.resolve("absurd.json"), "{\"width\": -1}");
        copyModel("truncated");
        Path weights = folder.resolve("truncated/weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
        copyModel("foreign");
        Files.writeString(folder.resolve("foreign/config.json"), "{\"kind\": \"picture\"}");
        copyModel("lacking");
        Files.delete(folder.resolve("lacking/tokenizer.json"));
    }

    private static String nan() {
        return "{\"sentence\": \"Hi.\", \"concept\": [" + "1e39,".repeat(63) + "1]}";
    }

    private static void copyModel(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> files = Files.list(TinyModel.folder())) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        copy.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2 | generate x --concept-steps 0             | The concept steps must be between 1 and 200, not 0.
                    2 | generate x --concept-steps=-3            | The concept steps must be between 1 and 200, not -3.
                    2 | generate x --concept-steps 99999999999   | '99999999999' is not an int
                    2 | generate x --concept-steps many          | 'many' is not an int
                    2 | generate x --token-steps 201             | The token steps must be between 1 and 200, not 201.
                    2 | generate x --concept-guidance NaN        | The concept guidance must be between 0 and 20, not NaN.
                    2 | generate x --token-guidance 1e300        | The token guidance must be between 0 and 10
                    2 | generate x --temperature=-0.5            | The temperature must be between 0 and 3, not -0.5.
                    2 | generate x --handover 1                  | The hand-over level must be between 0 and 0.9, not 1.
                    2 | generate x --best-of 0                   | The number of candidates (best-of) must be between 1 and 64
                    2 | generate x --memory 1.5                  | The memory must be between 0 and 1, not 1.5.
                    2 | map --corpus a --retell b                | A map is of one text: give --corpus or --retell, not both.
                    2 | generate x --breath 0                    | The number of thoughts in a breath must be between 1 and 200, not 0.
                    2 | generate x --sentences 0                 | The number of sentences must be between 1 and 200, not 0.
                    2 | generate x --order backwards             | 'backwards'
                    2 | generate x --seed one                    | 'one' is not a long
                    2 | generate x --speed 0                     | The speed must be between 0.1 and 1000, not 0.
                    2 | generate x --threads 0 --model MODEL     | The number of threads must be between 1 and 1024, not 0.
                    2 | generate x --precision fp8               | 'fp8'
                    2 | generate x --watch --json                | --watch and --json cannot be used together.
                    2 | generate x --edit ball                   | The edit 'ball' is neither candidate:SENTENCE:NUMBER nor
                    2 | generate x --edit candidate:0:1          | The sentence of the edit must be between 1 and 200, not 0.
                    2 | generate x --edit candidate:9:1          | There is no sentence 9 to edit in a story of 8; ask for more
                    2 | generate x --edit word:1:1:xylophonic --model MODEL | The word 'xylophonic' is not one whole word of the model
                    1 | generate x --edit word:1:1:#9999 --model MODEL | The token 9999 given for sentence 1 is no part of a text
                    2 | generate x --recipe DIR/none.json        | --recipe brings its own prompt; leave yours out.
                    2 | generate --recipe DIR/none.json --best-of 2 | --recipe brings all settings; leave --best-of out.
                    2 | generate --recipe DIR/none.json --edit candidate:1:1 | --recipe brings all settings; leave --edit out.
                    1 | generate --recipe DIR/none.json          | There is no file DIR/none.json; check the path of the trace.
                    1 | generate --recipe DIR/bad.json           | DIR/bad.json is not a complete trace
                    1 | verify DIR/none.json                     | There is no file DIR/none.json; check the path of the trace.
                    1 | verify DIR/bad.json                      | DIR/bad.json is not a complete trace
                    2 | verify                                   | Missing required parameter: 'FILE'
                    1 | generate x                               | There is no model in
                    1 | generate x --model DIR/none              | There is no model folder DIR/none
                    1 | generate x --model DIR/truncated         | weights.safetensors
                    1 | generate x --model DIR/foreign           | does not describe a concept model
                    1 | generate x --model DIR/lacking           | lacks tokenizer.json
                    1 | generate x --model MODEL --trace DIR     | DIR cannot be written
                    1 | generate x --model MODEL --trace DIR/a/b | DIR/a/b cannot be written
                    1 | encode DIR/none.txt --model MODEL        | There is no file or folder DIR/none.txt
                    1 | encode DIR/binary.txt --model MODEL      | is not text
                    1 | encode DIR/empty.txt --model MODEL       | empty
                    1 | decode DIR/none.jsonl --model MODEL      | There is no file DIR/none.jsonl
                    1 | decode DIR/binary.txt --model MODEL      | DIR/binary.txt
                    1 | decode DIR/broken.jsonl --model MODEL    | Line 1 of DIR/broken.jsonl is not a sentence with its concept
                    1 | decode DIR/short.jsonl --model MODEL     | has 2 numbers and those of the model have 64
                    1 | decode DIR/null.jsonl --model MODEL      | has 0 numbers
                    1 | decode DIR/nan.jsonl --model MODEL       | holds Infinity
                    2 | nearest Hi. --count 0                    | between 1 and 10000, not 0.
                    2 | nearest  Hi.Bye. --count x               | 'x' is not an int
                    2 | between A. B. --steps 1                  | between 2 and 200, not 1.
                    1 | nearest Hi. --model MODEL --corpus DIR/binary.txt | is not text
                    2 | map --sentences 9                        | The number of sentences must be between 10 and 100000, not 9.
                    2 | map --seed one                           | 'one' is not a long
                    1 | map                                      | There is no model in
                    1 | map --model MODEL --out DIR/empty.txt/map | cannot be written to DIR/empty.txt/map
                    1 | map --model MODEL --out DIR/m --corpus DIR/none | There is no file or folder DIR/none
                    1 | map --model MODEL --out DIR/m --corpus DIR/short.jsonl | DIR/short.jsonl
                    2 | train --corpus a --out b --minutes 0     | The training time in minutes must be between
                    2 | train --corpus a --out b --steps 1       | The number of training steps must be between 3 and
                    2 | train --corpus a --out b --minutes 1 --steps 9 | are mutually exclusive
                    2 | train --corpus a --out b --batch 0       | The batch size must be between 4 and 4096, not 0.
                    1 | train --corpus DIR/none --out DIR/o      | There is no file or folder DIR/none
                    1 | train --corpus DIR/binary.txt --out DIR/o | is not text
                    1 | train --corpus a --out b --config DIR/none.json    | There is no configuration DIR/none.json
                    1 | train --corpus a --out b --config DIR/bad.json     | DIR/bad.json cannot be used
                    1 | train --corpus a --out b --config DIR/unknown.json | names a size that is unknown, depth
                    1 | train --corpus a --out b --config DIR/absurd.json  | width must be between 16 and 2048, not -1.
                    1 | train --corpus SAMPLES --out DIR/o --resume        | no training run to resume
                    2 | train --kind picture --corpus a --out b  | --kind
                    1 | train --kind masked --corpus SAMPLES --out DIR/o --from DIR/none | There is no model folder
                    2 | compare --lanes sentence,dream --model MODEL | There is no lane "dream"
                    2 | compare --lanes ar,ar --model MODEL      | Each lane can be asked for once
                    2 | compare --sentences 0 --model MODEL      | The number of sentences
                    1 | compare --lanes ar --model MODEL         | There is no model for the level ar beside
                    2 | grid x                                   | Missing required option: '--x=AXIS'
                    2 | grid x --x colour=1 --model MODEL        | There is no setting 'colour'; there are level, seed,
                    2 | grid x --x concept-setps=1 --model MODEL | There is no setting 'concept-setps'; did you mean concept-steps?
                    2 | grid x --x concept-steps                 | An axis is a setting and its values, such as
                    2 | grid x --x concept-steps=4-500x2         | concept-steps must be from 1 to 200, not 500.
                    2 | grid x --x eta=many                      | eta must be a number from 0 to 1, not 'many'.
                    2 | grid x --x eta=0-1                       | The range 0-1 needs a step, such as 0-1 +0.1
                    2 | grid x --x eta=0-1+0.0001                | eta would take more than 400 values
                    2 | grid x --x seed=1-100 --y sentences=1-100 --z concept-steps=1-100 | This grid would have 1000000 cells
                    2 | grid x --x seed=1,2 --y seed=3           | seed is on two axes; give each axis a setting of its own.
                    2 | grid x --x seed=1,1                      | seed has the value 1 twice; name it once.
                    2 | grid x --x level=word                    | level must be paragraph, sentence, diffusion or ar, not 'word'.
                    2 | grid x --x top-p=0.5,1                   | top-p makes no difference at the level sentence; it does at ar.
                    2 | grid x --x seed=1 --z eta=0              | --z is for a third setting; give the second with --y.
                    2 | grid x --x seed=1 --sort beauty          | There is no figure 'beauty' (--sort); there are perplexity,
                    2 | grid x --x seed=1,2 --seed 3             | seed is on an axis; leave --seed out.
                    2 | grid x --x thinking=aloud,silently --silent | thinking is on an axis; leave --silent out.
                    2 | grid x --x seed=1 --sentences 0          | The number of sentences must be between 1 and 200, not 0.
                    1 | grid x --x seed=1                        | There is no model in
                    1 | grid x --x level=ar,sentence --model MODEL | There is no model for the level ar beside
                    1 | grid x --x seed=1 --csv DIR/a/b --model MODEL | DIR/a/b cannot be written
                    1 | grid x --x seed=1 --scorer DIR/none --model MODEL | DIR/none
                    2 | --screenshot DIR/a.png --room cellar     | The room (--room) must be explore, compare or grid, not 'cellar'.
                    2 | --screenshot DIR/a.png --map words       | The map (--map) must be sentences or paragraphs, not 'words'.
                    2 | map --level chapter                      | The level (--level) must be sentence or paragraph, not 'chapter'.
                    2 | --screenshot DIR/a.png --room grid       | A picture of a grid takes both --room grid and --x
                    2 | --screenshot DIR/a.png --room grid --x eta=2 | eta must be from 0 to 1, not 2.
                    2 | evaluate --corpus a --limit 0            | The number of stories must be between 1 and
                    1 | evaluate --corpus DIR/none --model MODEL | There is no file or folder DIR/none
                    1 | evaluate --corpus SAMPLES --model MODEL --baseline DIR/none | DIR/none
                    2 | bench --stories 0                        | The number of stories must be between 1 and
                    1 | bench                                    | There is no model in
                    1 | info --model DIR/none                    | There is no model folder DIR/none
                    1 | info --model DIR/truncated               | weights.safetensors
                    """)
    void oneSentenceAndTheRightExitCode(int code, String line, String sentence) {
        String[] args =
                Arrays.stream(line.split(" +")).map(BadInputTest::filled).toArray(String[]::new);
        Shell.Result result = Shell.atHome().run(args);
        assertThat(result.err()).contains(filled(sentence)).startsWith("noema: ");
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
    }

    private static String filled(String text) {
        return text.replace("DIR", folder.toString())
                .replace("MODEL", TinyModel.path())
                .replace("SAMPLES", TinyModel.projectRoot().resolve("samples/corpus").toString());
    }

    @Test
    void noTextOrSeveralSentencesAreNotOne() {
        for (String text : new String[] {"", "   ", "One cat. Two cats."}) {
            Shell.Result result =
                    Shell.atHome().run("between", text, "B.", "--model", TinyModel.path());
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err().lines()).hasSize(1);
        }
    }

    @Test
    void whatNobodyExpectedGoesToTheLog() throws IOException {
        Path log = TinyModel.projectRoot().resolve("app/target/test-home/noema.log");
        Files.deleteIfExists(log);
        // A path that no file system knows makes the JDK throw, as an error of our own would.
        Shell shell = Shell.atHome().with(Map.of("NOEMA_MODEL", "a\0b"));
        Shell.Result result = shell.run("generate", "x");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains(log.toString()).doesNotContain("Exception");
        assertThat(Files.readString(log)).contains("InvalidPathException");
    }
}
