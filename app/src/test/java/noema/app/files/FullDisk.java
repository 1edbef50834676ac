package noema.app.files;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import noema.model.tensor.NoemaException;

/// A program that saves one of everything in a folder where files cannot grow, and writes down what it was told.
final class FullDisk {

    private FullDisk() {}

    static Map<String, Runnable> writers(Path folder) {
        var writers = new TreeMap<String, Runnable>();
        var trace = Runs.trace(new Random(2), 150);
        BufferedImage noise = noise(1);
        writers.put(
                "run.noema",
                () -> SessionFile.write(folder.resolve("run.noema"), Runs.session(trace)));
        writers.put(
                "map.png",
                () ->
                        PictureFile.write(
                                folder.resolve("map.png"), noise, RecipeCard.of(trace, "0.1.0")));
        writers.put(
                "run.gif",
                () ->
                        AnimationFile.write(
                                folder.resolve("run.gif"),
                                IntStream.range(0, 9).mapToObj(FullDisk::noise).iterator(),
                                50,
                                true,
                                done -> {},
                                () -> false));
        writers.put(
                "run.csv",
                () ->
                        TextFile.write(
                                folder.resolve("run.csv"), TableFile.csv(trace, token -> " word")));
        writers.put("vectors.tsv", () -> ProjectorFile.write(folder, trace, null));
        writers.put(
                "settings.json",
                () ->
                        new Settings(folder.resolve("settings.json"))
                                .write(
                                        new DesktopSettings(
                                                "DARK",
                                                14,
                                                "x".repeat(100_000),
                                                "cpu",
                                                "fp32",
                                                null,
                                                Map.of(),
                                                true,
                                                true,
                                                List.of())));
        writers.put("history", () -> new RunStore(folder, 1).save(Runs.session(trace)));
        return writers;
    }

    private static BufferedImage noise(int seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 10_000; i++) {
            picture.setRGB(i % 100, i / 100, random.nextInt());
        }
        return picture;
    }

    /// @param args folder
    public static void main(String... args) throws Exception {
        Path folder = Path.of(args[0]);
        var told = new StringBuilder();
        writers(folder)
                .forEach((name, writer) -> {
                    try {
                        writer.run();
                        told.append(name).append(" was written\n");
                    } catch (NoemaException e) {
                        told.append(name).append(": ").append(e.getMessage()).append('\n');
                    }
                });
        Files.writeString(folder.resolve("told"), told);
    }
}
