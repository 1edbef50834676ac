package noema.model.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import noema.model.generate.ConceptModel;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import noema.model.text.Corpus;
import noema.model.text.Story;
import noema.model.trace.Recipe;
import noema.model.words.ArListener;
import noema.model.words.ArModel;
import noema.model.words.ArSettings;
import org.jspecify.annotations.Nullable;

/// Stories for people to read, nothing edited and none left out.
public final class OwnSamples {

    private OwnSamples() {}

    /// Continues every prompt with the concept model, by its default settings and by the calmer ones of the window, and, if there is
    /// one, with the baseline.
    ///
    /// @param prompts folder of text files, one beginning in each
    /// @param seed    the one seed of all stories
    /// @return a page of Markdown
    /// @throws NoemaException when there is no prompt
    public static String markdown(
            ConceptModel model, @Nullable ArModel baseline, Path prompts, long seed) {
        var page = new StringBuilder("# Samples\n\n");
        page.append(
                """
                Continuations of the beginnings in `samples/prompts`, one seed (%d) for all, nothing edited and none left out.
                Up to %d sentences, by default settings; *calmly* by those the window begins with. Model `%s` on `%s`.
                """
                        .formatted(
                                seed,
                                Recipe.of("", seed).sentences(),
                                model.hash().substring(0, Math.min(12, model.hash().length())),
                                model.device()));
        for (Path file : files(prompts)) {
            String prompt = prompt(file);
            Recipe recipe = Recipe.of(prompt, seed);
            page.append("\n## ").append(title(file)).append("\n\n> ").append(prompt).append('\n');
            told(page, "Noema", model.generate(recipe, event -> {}, () -> false).text());
            Recipe calm = Recipe.toWatch(prompt, seed);
            told(page, "Noema, calmly", model.generate(calm, event -> {}, () -> false).text());
            if (baseline != null) {
                ArSettings settings = ArSettings.standard(recipe.sentences(), seed);
                told(
                        page,
                        "Baseline",
                        baseline.generate(prompt, settings, ArListener.NONE, () -> false).text());
            }
        }
        return page.toString();
    }

    /// Writes that page into a file.
    ///
    /// @throws NoemaException when there is no prompt or the file cannot be written
    public static void write(
            Path file, ConceptModel model, @Nullable ArModel baseline, Path prompts, long seed) {
        String page = markdown(model, baseline, prompts, seed);
        AtomicFile.write(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static void told(StringBuilder page, String who, String text) {
        page.append("\n**").append(who).append(":** ").append(escaped(text)).append('\n');
    }

    /// Text as it is, whatever Markdown would make of it.
    static String escaped(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "*(nothing)*" : line.replaceAll("([\\\\`*_<>\\[\\]#|])", "\\\\$1");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
            if (files.isEmpty()) {
                throw new NoemaException(
                        "The folder " + folder + " holds no prompt; put .txt files into it.");
            }
            return files;
        } catch (IOException e) {
            throw new NoemaException(
                    "The folder of prompts " + folder + " cannot be read; check its path.", e);
        }
    }

    private static String prompt(Path file) {
        try (Stream<Story> stories = Corpus.open(file).stories()) {
            return String.join(" ", stories.flatMap(s -> s.sentences().stream()).toList());
        }
    }

    /// `01-shiny-key.txt` is "Shiny key".
    static String title(Path file) {
        String name =
                String.valueOf(file.getFileName())
                        .replaceAll("^[0-9]+-|\\.txt$", "")
                        .replace('-', ' ');
        return name.isEmpty()
                ? "Untitled"
                : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
