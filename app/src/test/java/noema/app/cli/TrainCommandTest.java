package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    private static final String SIZES =
            """
            {"kind": "concept", "vocabulary": 400, "width": 32, "heads": 2, "hidden": 64, "slots": 2, "slotSize": 8,
             "maxTokens": 24, "maxSentences": 8, "encoderLayers": 1, "renderLayers": 1, "contextLayers": 1,
             "denoiserLayers": 1}
            """;

    @TempDir Path folder;
    private Path corpus = Path.of("");
    private Path out = Path.of("");
    private Path config = Path.of("");

    @BeforeEach
    void files() throws IOException {
        corpus = folder.resolve("corpus.txt");
        out = folder.resolve("new model");
        config = folder.resolve("sizes.json");
        String story =
                "Tom had a red ball. He threw it far. The dog ran after it.\n<|endoftext|>\n";
        Files.writeString(corpus, story.repeat(20));
        Files.writeString(config, SIZES);
    }

    private Shell.Result train(Shell shell, String... more) {
        var args = new ArrayList<>(List.of("train", "--corpus", corpus.toString()));
        args.addAll(List.of("--out", out.toString(), "--config", config.toString()));
        args.addAll(List.of("--batch", "8", "--precision", "fp32", "--steps", "20"));
        args.addAll(List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    @Test
    void aTrainedModelTellsStories() {
        Shell.Result trained = train(Shell.atHome());
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).isEmpty();
        assertThat(trained.err())
                .contains("autoencoder", "reasoner", "adaptation", "loss", "tokens/s", "GFLOP/s")
                .contains("noema generate --model '" + out + "'")
                .doesNotContain("\u001b");
        Shell.Result story =
                Shell.atHome().run("generate", "Tom.", "--model", out.toString(), "--sentences=1");
        assertThat(story.code()).as(story.err()).isZero();
    }

    @Test
    void aStoppedRunSaysHowToGoOn() {
        var asked = new AtomicInteger();
        Shell stopped = Shell.atHome().interruptedWhen(() -> asked.incrementAndGet() > 5);
        Shell.Result first = train(stopped);
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.err())
                .contains("Stopped; what was learned is in " + out)
                .contains("Go on with: noema train --corpus " + corpus)
                .contains("--out '" + out + "'")
                .endsWith("--resume" + System.lineSeparator());
        assertThat(out.resolve("weights.safetensors")).doesNotExist();

        Shell.Result again = train(Shell.atHome());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("--resume");

        Shell.Result resumed = train(Shell.atHome(), "--resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(out.resolve("weights.safetensors")).exists();
    }

    @Test
    void wordModelsAreLearnedAndComparedWithTheConceptModel() throws IOException {
        Path sizes = folder.resolve("words.json");
        Files.writeString(
                sizes,
                "{\"width\": 32, \"heads\": 2, \"hidden\": 64, \"layers\": 1, \"maxTokens\": 64}");
        for (String kind : List.of("autoregressive", "masked")) {
            Path made = folder.resolve(kind);
            Shell.Result trained =
                    Shell.atHome()
                            .run(
                                    "train",
                                    "--kind",
                                    kind,
                                    "--corpus",
                                    corpus.toString(),
                                    "--out",
                                    made.toString(),
                                    "--from",
                                    TinyModel.path(),
                                    "--config",
                                    sizes.toString(),
                                    "--batch",
                                    "4",
                                    "--precision",
                                    "fp32",
                                    "--steps",
                                    "5");
            assertThat(trained.code()).as(trained.err()).isZero();
            assertThat(trained.err()).contains("noema compare --", made.toString());
        }
        Shell.Result compared =
                Shell.atHome()
                        .run(
                                "compare",
                                "Tom had a ball.",
                                "--model",
                                TinyModel.path(),
                                "--baseline",
                                folder.resolve("autoregressive").toString(),
                                "--diffusion",
                                folder.resolve("masked").toString(),
                                "--sentences",
                                "2",
                                "--seed",
                                "1",
                                "--precision",
                                "fp32",
                                "--json");
        assertThat(compared.code()).as(compared.err()).isZero();
        JsonNode lanes = new ObjectMapper().readTree(compared.out()).get("lanes");
        assertThat(lanes.findValuesAsText("lane")).containsExactly("sentence", "diffusion", "ar");
        for (JsonNode lane : lanes) {
            assertThat(lane.get("network_evaluations").asInt()).isPositive();
            assertThat(lane.get("seconds").asDouble()).isPositive();
        }
    }

    @Test
    void aParagraphLevelIsLearnedAboveTheModelAndTellsStories() throws IOException {
        Path sizes = folder.resolve("level.json");
        JsonNode below =
                new ObjectMapper().readTree(TinyModel.folder().resolve("config.json").toFile());
        Files.writeString(
                sizes,
                "{\"slots\": %d, \"slotSize\": %d, \"width\": 32, \"heads\": 2, \"hidden\": 64, \"children\": 3}"
                        .formatted(below.get("slots").asInt(), below.get("slotSize").asInt()));
        Shell.Result trained =
                Shell.atHome()
                        .run(
                                "train",
                                "--kind",
                                "level",
                                "--below",
                                TinyModel.path(),
                                "--corpus",
                                corpus.toString(),
                                "--out",
                                out.toString(),
                                "--config",
                                sizes.toString(),
                                "--batch",
                                "8",
                                "--precision",
                                "fp32",
                                "--steps",
                                "6");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("noema compare --paragraph '" + out + "'");
        Shell.Result story =
                Shell.atHome()
                        .run(
                                "generate",
                                "Tom had a ball.",
                                "--level",
                                "paragraph",
                                "--paragraph",
                                out.toString(),
                                "--model",
                                TinyModel.path(),
                                "--sentences=4",
                                "--seed=1",
                                "--json");
        assertThat(story.code()).as(story.err()).isZero();
        assertThat(new ObjectMapper().readTree(story.out()).get("seconds").asDouble()).isPositive();
        Shell.Result missing =
                Shell.atHome()
                        .run(
                                "generate",
                                "Tom.",
                                "--level",
                                "paragraph",
                                "--model",
                                TinyModel.path());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no model for the level paragraph beside");
    }
}
