package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandsTest {

    private static final String STORIES =
            "Tom had a ball. He threw it. It fell.\n<|endoftext|>\nA dog ran. It saw Tom. It sat.\n";

    @TempDir Path folder;

    private Path corpus() throws IOException {
        Path file = folder.resolve("stories.txt");
        Files.writeString(file, STORIES);
        return file;
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(file));
    }

    @Test
    void anEvaluationIsPrintedAndSaved() throws IOException {
        Path file = folder.resolve("metrics.json");
        Shell.Result result =
                Shell.atHome()
                        .run(
                                "evaluate",
                                "--model",
                                TinyModel.path(),
                                "--corpus",
                                corpus().toString(),
                                "--limit",
                                "2",
                                "--json",
                                file.toString());
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode saved = json(file);
        assertThat(saved.at("/autoencoder/token_accuracy").isNumber()).isTrue();
        assertThat(saved.at("/limit").asInt()).isEqualTo(2);
        assertThat(result.out()).contains("autoencoder.token_accuracy", "No scorer was given");
    }

    @Test
    void aBenchmarkIsPrintedAndSaved() throws IOException {
        Path file = folder.resolve("bench.json");
        Path sizes = folder.resolve("sizes.json");
        Files.writeString(sizes, "{\"width\": 64, \"hidden\": 128, \"renderLayers\": 1}");
        Shell.Result result =
                Shell.atHome()
                        .run(
                                "bench",
                                "--model",
                                TinyModel.path(),
                                "--corpus",
                                corpus().toString(),
                                "--config",
                                sizes.toString(),
                                "--stories",
                                "1",
                                "--generations",
                                "0",
                                "--train-seconds",
                                "0.01",
                                "--json",
                                file.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(json(file).at("/story_seconds").asDouble()).isPositive();
        assertThat(json(file).at("/train_gflops").asDouble()).isPositive();
        assertThat(result.out()).contains("story_seconds", "matmul_fp32_gflops", "machine.cores");
    }

    @Test
    void theSamplesAreAPage() throws IOException {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("01-red-ball.txt"), "Tom had a ball.");
        Path page = folder.resolve("samples.md");
        Shell.Result result =
                Shell.atHome()
                        .run(
                                "samples",
                                "--model",
                                TinyModel.path(),
                                "--prompts",
                                prompts.toString(),
                                "--out",
                                page.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(page)).contains("## Red ball", "> Tom had a ball.");
    }
}
