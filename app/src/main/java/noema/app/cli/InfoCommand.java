package noema.app.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptModel;
import noema.model.generate.ConceptNetwork;
import noema.model.generate.ModelFolder;
import noema.model.tensor.NativeMemory;
import noema.model.tensor.NativeRuntime;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `noema info`: what runs here, on what, with which model.
@Command(
        name = "info",
        description = "Show the versions, the device and the model in use.",
        sortOptions = false)
final class InfoCommand extends NoemaCommand {

    private static final int MEBI = 1 << 20;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Mixin private ModelOptions models = new ModelOptions();

    InfoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// Everything that is shown; memory in MiB.
    record Info(
            String version,
            String java,
            String system,
            int processors,
            String pytorch,
            int threads,
            String device,
            String precision,
            String precisionReason,
            long javaMemory,
            long residentMemory,
            String modelFolder,
            @Nullable Model model) {}

    /// The model.
    ///
    /// @param parameters  number of weights
    /// @param loadSeconds how long it took to load
    /// @param metrics     content of its `metrics.json`, if there is one
    record Model(
            ModelConfig config,
            long parameters,
            String hash,
            double loadSeconds,
            @Nullable JsonNode metrics) {}

    @Override
    public Integer call() {
        models.engine().check(this);
        models.engine().start();
        Path folder = models.folder(surroundings);
        Info info;
        if (models.isNamed(surroundings) || Files.isDirectory(folder)) {
            long begin = System.nanoTime();
            try (ConceptModel model = models.load(this)) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                var found =
                        new Model(
                                model.config(),
                                ConceptNetwork.count(model.config()),
                                model.hash(),
                                seconds,
                                metrics(folder.resolve(ModelFolder.METRICS)));
                info = info(folder, model.device().split(" ", 2)[0], found);
            }
        } else {
            info = info(folder, NativeRuntime.deviceName(), null);
        }
        if (json) {
            surroundings.out().println(Json.pretty(info));
        } else {
            print(info);
        }
        return Cli.DONE;
    }

    private Info info(Path folder, String device, @Nullable Model model) {
        Runtime runtime = Runtime.getRuntime();
        return new Info(
                Version.text(),
                "%s (%s)"
                        .formatted(
                                System.getProperty("java.runtime.version"),
                                System.getProperty("java.vendor")),
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                runtime.availableProcessors(),
                NativeRuntime.version(),
                NativeRuntime.threads(),
                device,
                models.engine().precision().name().toLowerCase(Locale.ROOT),
                models.engine().reason(),
                runtime.maxMemory() / MEBI,
                NativeMemory.residentBytes() / MEBI,
                folder.toAbsolutePath().normalize().toString(),
                model);
    }

    private static @Nullable JsonNode metrics(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new NoemaException(
                    "%s is not JSON; evaluate the model again.".formatted(file), e);
        } catch (IOException e) {
            throw new NoemaException("%s cannot be read.".formatted(file), e);
        }
    }

    private void print(Info info) {
        line("Noema", info.version);
        line("Java", info.java);
        line("System", "%s, %d processors".formatted(info.system, info.processors));
        line("PyTorch", "%s on %s, %d threads".formatted(info.pytorch, info.device, info.threads));
        line("Precision", "%s (%s)".formatted(info.precision, info.precisionReason));
        line(
                "Memory",
                "%,d MiB in use, Java may take %,d MiB"
                        .formatted(info.residentMemory, info.javaMemory));
        Model model = info.model;
        if (model == null) {
            line("Model", "none in " + info.modelFolder + "; train one with noema train");
            return;
        }
        line("Model", info.modelFolder);
        ModelConfig c = model.config;
        line(
                "",
                "%,d weights, width %d, %d x %d concepts, %,d tokens, loaded in %.2f s"
                        .formatted(
                                model.parameters,
                                c.width(),
                                c.slots(),
                                c.slotSize(),
                                c.vocabulary(),
                                model.loadSeconds));
        line("Hash", model.hash);
        if (model.metrics != null) {
            Figures.lines(model.metrics).forEach(text -> line("", text));
        }
    }

    private void line(String name, String text) {
        surroundings.out().println("%-10s %s".formatted(name, text));
    }
}
